// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.bgp.BgpOptions;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.Clusters;
import io.calico4j.cluster.ClusterSnapshot;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in a configuration, and what never does. */
class BirdConfigurationTest {
    private static final String PEER = Clusters.peer(
            "p",
            "nodeSelector: all()",
            "peerIP: 10.0.0.9",
            "asNumber: 65000",
            "password: {secretKeyRef: {name: s, key: k}}");

    private static BirdConfiguration of(BgpOptions options, BirdDialect dialect, String... more) {
        String[] all = new String[more.length + 1];
        System.arraycopy(more, 0, all, 1, more.length);
        all[0] = Clusters.node("n1", "10.0.0.1/24", "", "");
        return BirdConfiguration.of(BgpPlan.of(Clusters.of(all), options), "n1", dialect);
    }

    @Test
    void a_password_with_a_quote_is_refused_and_not_shown() {
        BgpOptions options = BgpOptions.standard().withSecret("s", Map.of("k", "a\"; router id 6.6.6.6; #"));
        BirdConfiguration refused = of(options, BirdDialect.STOCK_2, PEER);
        assertThat(refused.files()).isEmpty();
        assertThat(refused.diagnostics().render()).contains("CAL5151").doesNotContain("6.6.6.6");
    }

    @Test
    void a_usual_password_is_written_between_quotes() {
        BgpOptions options = BgpOptions.standard().withSecret("s", Map.of("k", "pass word"));
        assertThat(of(options, BirdDialect.CALICO, PEER).files().get("bird.cfg"))
                .contains("password \"pass word\";");
        assertThat(BgpPlan.of(Clusters.of(Clusters.node("n1", "10.0.0.1/24", "", ""), PEER), options)
                        .sessionsOf("n1")
                        .toString())
                .doesNotContain("pass word");
    }

    @Test
    void interface_patterns_and_filters_cannot_become_code() {
        BirdConfiguration pattern = of(
                BgpOptions.standard(),
                BirdDialect.CALICO,
                Clusters.configuration("ignoredInterfaces: [\"eth0\\\"; } protocol pipe { #\"]"));
        assertThat(pattern.files()).isEmpty();
        assertThat(pattern.diagnostics().render()).contains("CAL5151");
        BirdConfiguration filter = of(BgpOptions.standard(), BirdDialect.STOCK_2, """
                apiVersion: projectcalico.org/v3
                kind: BGPFilter
                metadata: {name: broken}
                spec: {exportV4: [{action: Accept, cidr: 10.0.0.0/8}]}
                """);
        assertThat(filter.files()).isEmpty();
        assertThat(filter.diagnostics().render()).contains("CAL5152", "exportV4[0]");
    }

    @Test
    void a_node_without_any_router_id_is_told() {
        String node = """
                apiVersion: projectcalico.org/v3
                kind: Node
                metadata: {name: six}
                spec: {bgp: {ipv6Address: "fd00::6/64"}}
                """;
        BgpPlan plan = BgpPlan.of(Clusters.of(node));
        assertThat(BirdConfiguration.of(plan, "six", BirdDialect.STOCK_2)
                        .diagnostics()
                        .render())
                .contains("CAL5153", "CALICO_ROUTER_ID");
        BgpPlan hashed = BgpPlan.of(Clusters.of(node), BgpOptions.standard().withRouterId("hash"));
        assertThat(BirdConfiguration.of(hashed, "six", BirdDialect.STOCK_2).files())
                .containsOnlyKeys("bird.cfg", "bird6.cfg");
    }

    @Test
    void sessions_that_are_filtered_alike_share_their_filters() {
        String text = BirdConfiguration.of(
                        BgpPlan.of(Clusters.of(
                                Clusters.node("n1", "10.0.0.1/24", "", ""),
                                Clusters.node("n2", "10.0.0.2/24", "", ""),
                                Clusters.node("n3", "10.0.0.3/24", "", ""))),
                        "n1",
                        BirdDialect.STOCK_2)
                .files()
                .getOrDefault("bird.cfg", "");
        assertThat(text.lines().filter(l -> l.startsWith("filter to_peer"))).hasSize(1);
        assertThat(text.lines().filter(l -> l.startsWith("protocol bgp Mesh_"))).hasSize(2);
    }

    @Test
    void a_node_that_is_not_there_is_the_callers_mistake() {
        assertThatThrownBy(() -> BirdConfiguration.of(BgpPlan.of(Clusters.of(PEER)), "nobody", BirdDialect.CALICO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void pod_cidrs_stand_in_place_of_the_blocks_of_calico_ipam() {
        String node =
                Clusters.node("n1", "10.0.0.1/24", "", "") + "status:\n  podCIDRs: [10.244.3.0/24, \"fd44:3::/64\"]\n";
        BgpOptions ipam = BgpOptions.standard();
        ClusterSnapshot cluster = Clusters.of(node, Clusters.block("n1", "10.245.0.0/26"));
        assertThat(aggregate(cluster, ipam)).contains("10.245.0.0/26").doesNotContain("10.244.3.0/24");
        assertThat(aggregate(cluster, ipam.withPodCidrs(true)))
                .contains("10.244.3.0/24")
                .doesNotContain("10.245.0.0/26");
    }

    private static String aggregate(ClusterSnapshot cluster, BgpOptions options) {
        return BirdConfiguration.of(BgpPlan.of(cluster, options), "n1", BirdDialect.CALICO)
                .files()
                .getOrDefault("bird.cfg", "");
    }
}
