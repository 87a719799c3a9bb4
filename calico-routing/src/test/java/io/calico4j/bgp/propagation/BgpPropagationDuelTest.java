// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.Clusters;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Propagation by classes against BGP played out message by message, on random networks. */
class BgpPropagationDuelTest {

    @Property(tries = 120)
    void tables_are_those_of_the_naive_twin(@ForAll long seed) {
        Random random = new Random(seed);
        BgpNetwork network = BgpNetwork.of(BgpPlan.of(Clusters.of(cluster(random))));
        if (random.nextBoolean()) {
            network = network.with(ExternalRouter.of("tor", 65100, "10.0.1.254"));
        }
        if (random.nextBoolean()) {
            network = network.with(new ExternalRouter(
                    "spine",
                    65200,
                    List.of(IpAddress.parse("10.0.2.254")),
                    List.of(Cidr.parse("0.0.0.0/0")),
                    List.of("tor")));
        }
        BgpPropagation fast = BgpPropagation.of(network);
        boolean known = fast.routers().size() == network.routers().size();
        if (!known || !fast.isSettled()) {
            return;
        }
        for (Cidr destination : fast.destinations()) {
            Map<String, Set<String>> tables = new NaiveBgp(fast, destination).tables();
            tables.forEach((speaker, lines) -> assertThat(NaiveBgp.lines(fast.routesOf(speaker, destination)))
                    .as("%s to %s", speaker, destination)
                    .isEqualTo(lines));
        }
    }

    private static String[] cluster(Random random) {
        List<String> all = new ArrayList<>();
        all.add(Clusters.pool("shown", "10.244.0.0/17", "ipipMode: Never"));
        all.add(Clusters.pool("hidden", "10.244.128.0/17", "disableBGPExport: " + random.nextBoolean()));
        boolean sameCluster = random.nextBoolean();
        boolean racks = random.nextInt(4) == 0;
        int nodes = 2 + random.nextInt(6);
        for (int i = 1; i <= nodes; i++) {
            int rack = 1 + random.nextInt(2);
            boolean reflector = i <= 3 && random.nextBoolean();
            String more = reflector ? "routeReflectorClusterID: 9.9.9." + (sameCluster ? 1 : i) : "";
            more += racks ? (more.isEmpty() ? "" : "\n    ") + "asNumber: " + (64600 + rack) : "";
            all.add(Clusters.node(
                    "n" + i, "10.0." + rack + "." + i + "/24", "rack: r" + rack + (reflector ? ", rr: x" : ""), more));
            all.add(Clusters.block("n" + i, "10.244." + (random.nextInt(8) * 32 + i) + ".0/26"));
        }
        all.add(Clusters.configuration(
                "nodeToNodeMeshEnabled: " + random.nextBoolean(),
                "serviceClusterIPs: [{cidr: 10.96.0.0/16}]",
                "prefixAdvertisements: [{cidr: 10.244.0.0/18, communities: [\"65000:77\"]}]"));
        if (random.nextInt(3) > 0) {
            all.add(Clusters.peer("up", "nodeSelector: all()", "peerSelector: has(rr)", filters(random)));
        }
        if (random.nextBoolean()) {
            all.add(Clusters.peer(
                    "tor",
                    "nodeSelector: rack == 'r1'",
                    "peerIP: 10.0.1.254",
                    "asNumber: 65100",
                    "keepOriginalNextHop: " + random.nextBoolean(),
                    "numAllowedLocalASNumbers: " + random.nextInt(2),
                    filters(random)));
        }
        if (random.nextBoolean()) {
            all.add(Clusters.peer("spine", "nodeSelector: rack == 'r2'", "peerIP: 10.0.2.254", "asNumber: 65200"));
        }
        all.add("""
                apiVersion: projectcalico.org/v3
                kind: BGPFilter
                metadata: {name: f1}
                spec:
                  exportV4:
                    - {action: Reject, source: RemotePeers, peerType: eBGP}
                    - {action: Accept, cidr: 10.244.0.0/18, matchOperator: In, operations: [{addCommunity: {value: "65000:5"}}, {setPriority: {value: 700}}]}
                  importV4:
                    - {action: Reject, cidr: 10.244.64.0/18, matchOperator: In}
                """);
        return all.toArray(String[]::new);
    }

    private static String filters(Random random) {
        return random.nextBoolean() ? "filters: [f1]" : "maxRestartTime: 60s";
    }
}
