// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.internal.text.CodePointOrder;
import io.calico4j.kubernetes.Endpoint;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.EndpointSlicePort;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.ResourceKey;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The addresses behind a service, as members of the set of addresses that a rule on the service compares with.
 *
 * <p>A slice belongs to the service in its namespace that its label {@code kubernetes.io/service-name} names; whether endpoints
 * are ready does not matter. Addresses that are none, such as names, are passed over.
 *
 * <p>Authority: Calico v3.32, felix/serviceindex/serviceindex.go.
 */
public final class ServiceMembers {
    private static final String SERVICE_NAME = "kubernetes.io/service-name";

    private ServiceMembers() {}

    /** Returns the service a slice belongs to, as {@code namespace/name}. */
    public static String serviceOf(EndpointSlice slice) {
        return slice.metadata().namespace().orElse("") + "/"
                + slice.metadata().labels().getOrDefault(SERVICE_NAME, "");
    }

    /**
     * Returns the members for a rule that names the service as its destination: every address with every port that has a number,
     * such as {@code 10.0.0.1,tcp:80}, in the order of their bytes.
     *
     * @param slices the slices of the cluster; of two with one key the later counts
     * @param service {@code namespace/name}
     */
    public static SortedSet<String> withPorts(Collection<EndpointSlice> slices, String service) {
        SortedSet<String> members = new TreeSet<>(CodePointOrder.COMPARATOR);
        for (EndpointSlice slice : latest(slices, service)) {
            for (Endpoint endpoint : slice.endpoints()) {
                for (String text : endpoint.addresses()) {
                    IpAddress.tryParse(text).ifPresent(address -> addPorts(address, slice, members));
                }
            }
        }
        return members;
    }

    /**
     * Returns the members for a rule that names the service as its source: every address as a block of its own, such as {@code
     * 10.0.0.1/32}, in the order of their bytes.
     *
     * @param slices the slices of the cluster; of two with one key the later counts
     * @param service {@code namespace/name}
     */
    public static SortedSet<String> withoutPorts(Collection<EndpointSlice> slices, String service) {
        SortedSet<String> members = new TreeSet<>(CodePointOrder.COMPARATOR);
        for (EndpointSlice slice : latest(slices, service)) {
            for (Endpoint endpoint : slice.endpoints()) {
                for (String text : endpoint.addresses()) {
                    Cidr.tryParseOrAddress(text).ifPresent(block -> members.add(block.toString()));
                }
            }
        }
        return members;
    }

    private static Collection<EndpointSlice> latest(Collection<EndpointSlice> slices, String service) {
        Objects.requireNonNull(service, "service");
        Map<ResourceKey, EndpointSlice> latest = new LinkedHashMap<>();
        for (EndpointSlice slice : slices) {
            if (serviceOf(slice).equals(service)) {
                latest.put(slice.key(), slice);
            } else {
                latest.remove(slice.key());
            }
        }
        return latest.values();
    }

    private static void addPorts(IpAddress address, EndpointSlice slice, SortedSet<String> members) {
        for (EndpointSlicePort port : slice.ports()) {
            Optional<Integer> number = port.port();
            if (number.isPresent()) {
                members.add(address + "," + protocol(port.protocol().orElse("")) + ":" + (number.get() & 0xffff));
            }
        }
    }

    private static String protocol(String name) {
        return switch (name) {
            case "UDP" -> "udp";
            case "SCTP" -> "sctp";
            default -> "tcp";
        };
    }
}
