// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What BGP depends on beside the resources: environment variables, secrets and the status of workloads.
 *
 * @param compatibility how closely Calico's defects are followed
 * @param routerId {@code CALICO_ROUTER_ID}: {@code hash}, or the router ID of every node; empty for their IPv4 addresses
 * @param advertisedClusterRange {@code CALICO_ADVERTISE_CLUSTER_IPS}, in place of the configured cluster ranges
 * @param podCidrs whether host-local IPAM hands out pod addresses: the pod CIDRs of nodes are their blocks
 * @param secrets the values in Kubernetes secrets, by name of the secret and key
 * @param localPeers workloads that nodes peer with
 */
public record BgpOptions(
        BgpCompatibility compatibility,
        Optional<String> routerId,
        Optional<String> advertisedClusterRange,
        boolean podCidrs,
        SortedMap<String, SortedMap<String, String>> secrets,
        List<LocalPeer> localPeers) {
    private static final BgpOptions STANDARD = new BgpOptions(
            BgpCompatibility.CORRECT, Optional.empty(), Optional.empty(), false, new TreeMap<>(), List.of());

    /** Copies the collections. */
    public BgpOptions {
        requireNonNull(compatibility, "compatibility");
        TreeMap<String, SortedMap<String, String>> copy = new TreeMap<>();
        secrets.forEach((name, values) -> copy.put(name, Collections.unmodifiableSortedMap(new TreeMap<>(values))));
        secrets = Collections.unmodifiableSortedMap(copy);
        localPeers = List.copyOf(localPeers);
    }

    /** Returns the options of a usual cluster: correct, router IDs from IPv4 addresses, no secrets. */
    public static BgpOptions standard() {
        return STANDARD;
    }

    /** Returns these options with another compatibility. */
    public BgpOptions withCompatibility(BgpCompatibility value) {
        return new BgpOptions(value, routerId, advertisedClusterRange, podCidrs, secrets, localPeers);
    }

    /** Returns these options with {@code CALICO_ROUTER_ID}; empty text counts as not set. */
    public BgpOptions withRouterId(String value) {
        return new BgpOptions(
                compatibility,
                Optional.of(value).filter(v -> !v.isEmpty()),
                advertisedClusterRange,
                podCidrs,
                secrets,
                localPeers);
    }

    /** Returns these options with {@code CALICO_ADVERTISE_CLUSTER_IPS}; empty text counts as not set. */
    public BgpOptions withAdvertisedClusterRange(String value) {
        return new BgpOptions(
                compatibility, routerId, Optional.of(value).filter(v -> !v.isEmpty()), podCidrs, secrets, localPeers);
    }

    /** Returns these options with pod CIDRs in place of the blocks of Calico IPAM, or not. */
    public BgpOptions withPodCidrs(boolean value) {
        return new BgpOptions(compatibility, routerId, advertisedClusterRange, value, secrets, localPeers);
    }

    /** Returns these options with the values of one secret. */
    public BgpOptions withSecret(String name, Map<String, String> values) {
        SortedMap<String, SortedMap<String, String>> all = new TreeMap<>(secrets);
        all.put(name, new TreeMap<>(values));
        return new BgpOptions(compatibility, routerId, advertisedClusterRange, podCidrs, all, localPeers);
    }

    /** Returns these options with the workloads that nodes peer with. */
    public BgpOptions withLocalPeers(List<LocalPeer> peers) {
        return new BgpOptions(compatibility, routerId, advertisedClusterRange, podCidrs, secrets, peers);
    }
}
