// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import static java.util.Objects.requireNonNull;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.net.IpAddress;
import java.util.Optional;

/** Where a packet comes from or goes to. */
public sealed interface PathEnd {
    /** A pod. */
    record Pod(String namespace, String name) implements PathEnd {
        /** Checks for null. */
        public Pod {
            requireNonNull(namespace, "namespace");
            requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return "pod/" + namespace + "/" + name;
        }
    }

    /** A node itself. */
    record Host(String node) implements PathEnd {
        /** Checks for null. */
        public Host {
            requireNonNull(node, "node");
        }

        @Override
        public String toString() {
            return "node/" + node;
        }
    }

    /** A service, at its cluster address. */
    record Service(String namespace, String name) implements PathEnd {
        /** Checks for null. */
        public Service {
            requireNonNull(namespace, "namespace");
            requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return "service/" + namespace + "/" + name;
        }
    }

    /** An address, inside the cluster or outside. */
    record Address(IpAddress address) implements PathEnd {
        /** Checks for null. */
        public Address {
            requireNonNull(address, "address");
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /**
     * Reads an address, {@code NAMESPACE/POD}, {@code pod/NAMESPACE/POD}, {@code service/NAMESPACE/NAME} or {@code node/NAME}.
     *
     * @throws FormatException if the text is none of these
     */
    static PathEnd parse(String text) {
        return tryParse(text)
                .orElseThrow(() ->
                        new FormatException(text, 0, "an address, NAMESPACE/POD, service/NAMESPACE/NAME or node/NAME"));
    }

    /** Reads an end; empty exactly where {@link #parse} throws. */
    static Optional<PathEnd> tryParse(String text) {
        Optional<PathEnd> address = IpAddress.tryParse(text).map(Address::new);
        if (address.isPresent()) {
            return address;
        }
        String[] parts = text.split("/", -1);
        for (String part : parts) {
            if (part.isEmpty()) {
                return Optional.empty();
            }
        }
        return switch (parts.length) {
            case 2 -> Optional.of(parts[0].equals("node") ? new Host(parts[1]) : new Pod(parts[0], parts[1]));
            case 3 -> named(parts[0], parts[1], parts[2]);
            default -> Optional.empty();
        };
    }

    private static Optional<PathEnd> named(String kind, String namespace, String name) {
        return switch (kind) {
            case "pod" -> Optional.of(new Pod(namespace, name));
            case "service" -> Optional.of(new Service(namespace, name));
            default -> Optional.empty();
        };
    }
}
