// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.resource.Content;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.config.ClusterInformation;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.config.FelixConfigurationSpec;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the resources say of the cluster as a whole.
 *
 * @param calicoVersion the version it runs
 * @param clusterType what it is made of
 * @param backend how routes are spread, as the ConfigMap {@code calico-config} says: {@code bird}, {@code vxlan}, {@code none}
 * @param vethMtu the MTU of pods that the ConfigMap sets, if it sets one
 * @param configuredMtuBytes the MTUs of tunnel devices that the FelixConfiguration {@code default} sets, by field
 */
record ClusterFacts(
        Optional<String> calicoVersion,
        Optional<String> clusterType,
        Optional<String> backend,
        Optional<String> vethMtu,
        SortedMap<String, Long> configuredMtuBytes) {
    /** The MTUs of tunnel devices that a FelixConfiguration may set. */
    @SuppressWarnings("ImmutableEnumChecker") // the functions are method references without state
    private enum TunnelMtu {
        ipipMTU(Encapsulation.IPIP, FelixConfigurationSpec::ipipMTU),
        vxlanMTU(Encapsulation.VXLAN, FelixConfigurationSpec::vxlanMTU),
        vxlanMTUV6(Encapsulation.VXLAN_V6, FelixConfigurationSpec::vxlanMTUV6),
        wireguardMTU(Encapsulation.WIREGUARD, FelixConfigurationSpec::wireguardMTU),
        wireguardMTUV6(Encapsulation.WIREGUARD_V6, FelixConfigurationSpec::wireguardMTUV6);

        private final Encapsulation encapsulation;
        private final Function<FelixConfigurationSpec, Optional<Long>> configured;

        TunnelMtu(Encapsulation encapsulation, Function<FelixConfigurationSpec, Optional<Long>> configured) {
            this.encapsulation = encapsulation;
            this.configured = configured;
        }
    }

    static ClusterFacts of(Inventory inventory) {
        Optional<ClusterInformation> information = inventory.defaultOf(ClusterInformation.class);
        return new ClusterFacts(
                information.flatMap(i -> i.spec().calicoVersion()),
                information.flatMap(i -> i.spec().clusterType()),
                data(inventory, "calico_backend"),
                data(inventory, "veth_mtu").filter(mtu -> !mtu.equals("0")),
                inventory
                        .defaultOf(FelixConfiguration.class)
                        .map(ClusterFacts::mtus)
                        .orElseGet(TreeMap::new));
    }

    private static Optional<String> data(Inventory inventory, String key) {
        for (UnknownResource map : inventory.unknown("ConfigMap")) {
            if (map.metadata().name().equals("calico-config")
                    || map.metadata().name().equals("canal-config")) {
                Content data = map.content().members().get("data");
                if (data instanceof Content.Mapping mapping) {
                    return mapping.text(key);
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the least MTU of the network that all configured MTUs fit into; 0 if none is configured. */
    int networkMtuBytes() {
        long needed = 0;
        for (TunnelMtu tunnel : TunnelMtu.values()) {
            Long set = configuredMtuBytes.get(tunnel.name());
            if (set != null) {
                needed = Math.max(needed, set + tunnel.encapsulation.overheadBytes());
            }
        }
        return (int) Math.min(needed, Integer.MAX_VALUE);
    }

    private static SortedMap<String, Long> mtus(FelixConfiguration felix) {
        SortedMap<String, Long> set = new TreeMap<>();
        for (TunnelMtu tunnel : TunnelMtu.values()) {
            tunnel.configured.apply(felix.spec()).filter(mtu -> mtu > 0).ifPresent(mtu -> set.put(tunnel.name(), mtu));
        }
        return set;
    }
}
