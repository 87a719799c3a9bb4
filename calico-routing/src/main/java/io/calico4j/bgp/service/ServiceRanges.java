// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.service;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.ServiceClusterIPBlock;
import io.calico4j.resource.bgp.ServiceExternalIPBlock;
import io.calico4j.resource.bgp.ServiceLoadBalancerIPBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ranges of service addresses that may be advertised, each as written and in the order given.
 *
 * @param cluster ranges of cluster addresses
 * @param external ranges of external addresses
 * @param loadBalancer ranges of load balancer addresses
 * @param aggregated whether ranges of load balancer addresses are advertised as a whole, and services of traffic policy
 *     {@code Cluster} with them
 */
public record ServiceRanges(
        List<String> cluster, List<String> external, List<String> loadBalancer, boolean aggregated) {
    private static final ServiceRanges NONE = new ServiceRanges(List.of(), List.of(), List.of(), true);

    /** Copies the lists. */
    public ServiceRanges {
        cluster = List.copyOf(cluster);
        external = List.copyOf(external);
        loadBalancer = List.copyOf(loadBalancer);
    }

    /** Returns the ranges of which there are none. */
    public static ServiceRanges none() {
        return NONE;
    }

    /** Returns the ranges of the settings of the {@code default} BGPConfiguration; entries without CIDR are left out. */
    public static ServiceRanges of(BGPConfigurationSpec spec) {
        return new ServiceRanges(
                texts(spec.serviceClusterIPs().stream()
                        .map(ServiceClusterIPBlock::cidr)
                        .toList()),
                texts(spec.serviceExternalIPs().stream()
                        .map(ServiceExternalIPBlock::cidr)
                        .toList()),
                texts(spec.serviceLoadBalancerIPs().stream()
                        .map(ServiceLoadBalancerIPBlock::cidr)
                        .toList()),
                spec.serviceLoadBalancerAggregation().map("Enabled"::equals).orElse(true));
    }

    /** Returns these ranges with one range of cluster addresses, as {@code CALICO_ADVERTISE_CLUSTER_IPS} sets it. */
    public ServiceRanges withCluster(String range) {
        return new ServiceRanges(List.of(range), external, loadBalancer, aggregated);
    }

    /** Returns whether there is no range at all. */
    public boolean isEmpty() {
        return cluster.isEmpty() && external.isEmpty() && loadBalancer.isEmpty();
    }

    /** Returns the ranges that every node advertises whole, in the order cluster, external, load balancer. */
    public List<String> whole() {
        List<String> all = new ArrayList<>(valid(cluster));
        all.addAll(valid(withoutSingle(external)));
        if (aggregated) {
            all.addAll(valid(withoutSingle(loadBalancer)));
        }
        return all;
    }

    /** Returns whether cluster addresses are advertised. */
    boolean advertisesCluster() {
        return !valid(cluster).isEmpty();
    }

    /** One range that cannot be read makes Calico leave the whole list as it was: here, empty. */
    private static List<String> valid(List<String> ranges) {
        return ranges.stream().allMatch(r -> Cidr.tryParse(r).isPresent()) ? ranges : List.of();
    }

    private static List<String> withoutSingle(List<String> ranges) {
        return ranges.stream()
                .filter(r -> !r.endsWith(r.indexOf(':') >= 0 ? "/128" : "/32"))
                .toList();
    }

    /** Returns whether an address lies in one of the ranges. */
    static boolean contains(List<Cidr> ranges, String address) {
        Optional<IpAddress> ip = IpAddress.tryParse(address);
        return ip.isPresent() && ranges.stream().anyMatch(r -> r.contains(ip.get()));
    }

    /** Returns whether an address is one of the ranges, as single addresses may be. */
    static boolean containsSingle(List<Cidr> ranges, String address) {
        Optional<IpAddress> ip = IpAddress.tryParse(address);
        return ip.isPresent() && ranges.stream().anyMatch(r -> r.isSingleAddress() && r.contains(ip.get()));
    }

    static List<Cidr> parsed(List<String> ranges) {
        return valid(withoutSingle(ranges)).isEmpty() && !withoutSingle(ranges).isEmpty()
                ? List.of()
                : ranges.stream().flatMap(r -> Cidr.tryParse(r).stream()).toList();
    }

    private static List<String> texts(List<Optional<String>> cidrs) {
        return cidrs.stream().flatMap(Optional::stream).toList();
    }
}
