// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the indexes need to know of an endpoint or a network set.
 *
 * <p>Authority: Calico v3.32, felix/labelindex/named_port_index.go and felix/calc.
 *
 * @param labels its own labels
 * @param parents the profiles that hand labels down to it, the first one first
 * @param nets its addresses
 * @param ports its ports that have a name
 */
public record IndexedEndpoint(Labels labels, List<String> parents, List<Cidr> nets, List<EndpointPort> ports) {
    /** Copies the lists. */
    public IndexedEndpoint {
        Objects.requireNonNull(labels, "labels");
        parents = List.copyOf(parents);
        nets = List.copyOf(nets);
        ports = List.copyOf(ports);
    }

    /**
     * Returns a workload endpoint.
     *
     * @param seen its labels and profiles, such as {@link EndpointLabels#ofWorkloadEndpoint} gives them
     * @param networks its addresses; of each block the first address counts, whatever the prefix
     */
    public static IndexedEndpoint ofWorkload(EndpointLabels seen, List<Cidr> networks, List<EndpointPort> ports) {
        return new IndexedEndpoint(
                seen.labels(),
                seen.profiles(),
                networks.stream().map(net -> net.network().toCidr()).toList(),
                ports);
    }

    /**
     * Returns a host endpoint.
     *
     * @param seen its labels and profiles
     * @param expected its expected addresses
     */
    public static IndexedEndpoint ofHost(EndpointLabels seen, List<IpAddress> expected, List<EndpointPort> ports) {
        return new IndexedEndpoint(
                seen.labels(),
                seen.profiles(),
                expected.stream().map(IpAddress::toCidr).toList(),
                ports);
    }

    /**
     * Returns a network set.
     *
     * @param seen its labels and profiles, such as {@link EndpointLabels#ofNetworkSet} gives them
     * @param nets its blocks; one of all addresses of a family becomes two halves, which every data plane takes
     */
    public static IndexedEndpoint ofNetworkSet(EndpointLabels seen, List<Cidr> nets) {
        return new IndexedEndpoint(
                seen.labels(),
                seen.profiles(),
                nets.stream()
                        .flatMap(net -> net.prefixLength() == 0 ? net.split(1) : Stream.of(net))
                        .toList(),
                List.of());
    }
}
