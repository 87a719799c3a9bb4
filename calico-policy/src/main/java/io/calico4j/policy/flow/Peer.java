// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.flow;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.IpAddress;

/** One end of a flow: a pod, a host endpoint, or an address, whoever has it. */
public sealed interface Peer {
    /** The kinds of peer, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Pod}. */
        POD,
        /** {@link Host}. */
        HOST,
        /** {@link Address}. */
        ADDRESS
    }

    /** Returns the pod of a name, known by its first address of the flow's family. */
    static Peer pod(String namespace, String name) {
        return new Pod(namespace, name);
    }

    /** Returns the host endpoint of a name, known by its first expected address of the flow's family. */
    static Peer host(String hostEndpoint) {
        return new Host(hostEndpoint);
    }

    /**
     * Returns an address.
     *
     * @throws io.calico4j.diagnostic.FormatException if the text is none
     */
    static Peer address(String address) {
        return new Address(IpAddress.parse(address));
    }

    /** Returns an address. */
    static Peer address(IpAddress address) {
        return new Address(address);
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /**
     * A pod.
     *
     * @param namespace its namespace
     * @param name its name there
     */
    record Pod(String namespace, String name) implements Peer {
        /** Checks that nothing is null. */
        public Pod {
            requireNonNull(namespace, "namespace");
            requireNonNull(name, "name");
        }

        @Override
        public Kind kind() {
            return Kind.POD;
        }

        /** Returns {@code namespace/name}. */
        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    /**
     * A host endpoint.
     *
     * @param name the name of the HostEndpoint
     */
    record Host(String name) implements Peer {
        /** Checks that nothing is null. */
        public Host {
            requireNonNull(name, "name");
        }

        @Override
        public Kind kind() {
            return Kind.HOST;
        }

        /** Returns {@code host name}. */
        @Override
        public String toString() {
            return "host " + name;
        }
    }

    /**
     * An address.
     *
     * @param address the address
     */
    record Address(IpAddress address) implements Peer {
        /** Checks that nothing is null. */
        public Address {
            requireNonNull(address, "address");
        }

        @Override
        public Kind kind() {
            return Kind.ADDRESS;
        }

        /** Returns the address. */
        @Override
        public String toString() {
            return address.toString();
        }
    }
}
