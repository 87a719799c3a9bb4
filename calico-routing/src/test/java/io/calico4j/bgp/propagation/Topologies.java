// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.Clusters;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;

/** The reference topologies: a mesh of four, reflectors with clients in two subnets, racks with routers on top. */
public final class Topologies {
    private Topologies() {}

    /** Returns the mesh. */
    public static ClusterSnapshot meshOfFour() {
        List<String> all = new ArrayList<>();
        all.add(Clusters.pool("main", "10.244.0.0/16", "ipipMode: Never"));
        for (int i = 1; i <= 4; i++) {
            all.add(Clusters.node("n" + i, "10.9.0." + i + "/24", "", ""));
            all.add(Clusters.block("n" + i, "10.244." + i + ".0/26"));
        }
        return Clusters.of(all.toArray(String[]::new));
    }

    /** Two reflectors of one cluster ID, three clients in each of two subnets, one block each and two for the first. */
    public static ClusterSnapshot reflectors() {
        List<String> all = new ArrayList<>();
        all.add(Clusters.pool("main", "10.244.0.0/16", "ipipMode: Never"));
        all.add(Clusters.configuration("nodeToNodeMeshEnabled: false", "asNumber: 64600"));
        for (int subnet = 1; subnet <= 2; subnet++) {
            all.add(Clusters.node(
                    "rr" + subnet,
                    "10.9." + subnet + ".9/24",
                    "route-reflector: \"true\"",
                    "routeReflectorClusterID: 244.0.0.1"));
            all.add(Clusters.block("rr" + subnet, "10.244." + subnet + "9.0/26"));
            for (int i = 1; i <= 3; i++) {
                String name = "n" + subnet + i;
                all.add(Clusters.node(name, "10.9." + subnet + "." + i + "/24", "rack: r" + subnet, ""));
                all.add(Clusters.block(name, "10.244." + subnet + i + ".0/26"));
            }
        }
        all.add(Clusters.block("n11", "10.244.99.64/26"));
        all.add(Clusters.peer(
                "to-reflectors", "nodeSelector: \"!has(route-reflector)\"", "peerSelector: has(route-reflector)"));
        all.add(Clusters.peer(
                "among-reflectors", "nodeSelector: has(route-reflector)", "peerSelector: has(route-reflector)"));
        return Clusters.of(all.toArray(String[]::new));
    }

    /** Two racks of two nodes, an AS for each rack and its router; a pool and a service range that the routers hear of. */
    public static ClusterSnapshot racks() {
        List<String> all = new ArrayList<>();
        all.add(Clusters.pool("routable", "198.51.100.0/24", "ipipMode: Never", "natOutgoing: false"));
        all.add(Clusters.pool("hidden", "10.244.0.0/16", "ipipMode: Never", "disableBGPExport: true"));
        all.add(Clusters.configuration(
                "nodeToNodeMeshEnabled: false",
                "serviceClusterIPs: [{cidr: 10.96.0.0/16}]",
                "serviceExternalIPs: [{cidr: 203.0.113.7/32}]",
                "communities: [{name: pods, value: \"64701:300\"}]",
                "prefixAdvertisements: [{cidr: 198.51.100.0/24, communities: [pods]}]"));
        for (int rack = 1; rack <= 2; rack++) {
            for (int i = 1; i <= 2; i++) {
                String name = "r" + rack + "n" + i;
                all.add(Clusters.node(
                        name, "10.9." + rack + "." + i + "/24", "rack: r" + rack, "asNumber: " + (64700 + rack)));
                all.add(Clusters.block(name, "198.51.100." + (rack * 64 + i * 16) + "/28"));
                all.add(Clusters.block(name, "10.244." + rack + i + ".0/26"));
            }
            all.add(Clusters.peer(
                    "rack-" + rack,
                    "nodeSelector: rack == 'r" + rack + "'",
                    "peerIP: 10.9." + rack + ".254",
                    "asNumber: " + (64800 + rack)));
        }
        return Clusters.of(all.toArray(String[]::new));
    }

    /** Returns the racks' network with its two routers, which have a session with each other. */
    public static BgpNetwork withRouters(BgpNetwork network) {
        return network.with(new ExternalRouter(
                        "tor1",
                        64801,
                        List.of(IpAddress.parse("10.9.1.254")),
                        List.of(Cidr.parse("0.0.0.0/0")),
                        List.of("tor2")))
                .with(ExternalRouter.of("tor2", 64802, "10.9.2.254"));
    }
}
