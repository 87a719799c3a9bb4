// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.cli.terminal.Paragraph;
import io.calico4j.cli.terminal.Screen;
import io.calico4j.cli.terminal.Style;
import io.calico4j.cli.terminal.Table;
import io.calico4j.cli.terminal.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Shows an {@link Overview} to a person: the cluster in a few lines, then a table for each of its sides. */
final class OverviewScreen {
    private static final int SELECTOR_WIDTH = 60;
    private static final BigInteger COUNTABLE = BigInteger.valueOf(1_000_000_000);

    private final Screen screen;
    private final Overview overview;

    OverviewScreen(Screen screen, Overview overview) {
        this.screen = screen;
        this.overview = overview;
    }

    void show() {
        cluster();
        kinds();
        pools();
        nodes();
        bgp();
        namespaces();
        policies();
    }

    private void cluster() {
        Table facts = new Table().left("").left("");
        ClusterFacts cluster = overview.cluster();
        cluster.calicoVersion()
                .ifPresent(version -> facts.row(
                        "Calico",
                        Text.of(Style.STRONG, version)
                                .and(cluster.clusterType().map(t -> "  " + t).orElse(""))));
        if (!overview.nodes().isEmpty()) {
            facts.row("nodes", nodesInOneLine());
        }
        if (!overview.pools().isEmpty()) {
            facts.row("pod network", podNetwork());
        }
        if (speaksOfRoutes()) {
            facts.row("routes", routes());
        }
        if (!overview.tiers().isEmpty()) {
            facts.row("policies", policiesInOneLine());
        }
        if (!facts.isEmpty()) {
            screen.section("CLUSTER");
            screen.lines(facts.lines());
        }
    }

    private boolean speaksOfRoutes() {
        return !overview.nodes().isEmpty()
                || !overview.bgp().peers().isEmpty()
                || overview.bgp().reason().isPresent()
                || overview.kinds().stream().anyMatch(k -> k.kind().equals("BGPConfiguration"));
    }

    private Text nodesInOneLine() {
        TreeSet<String> subnets = new TreeSet<>();
        overview.nodes().forEach(n -> subnets.addAll(n.subnets()));
        Text text = Text.of(Style.STRONG, overview.nodes().size());
        return subnets.isEmpty() ? text : text.and(" in " + Text.count(subnets.size(), "subnet"));
    }

    private Text podNetwork() {
        int smallest =
                overview.pools().stream().mapToInt(PoolFacts::mtuBytes).min().orElse(overview.networkMtuBytes());
        TreeSet<String> ways = new TreeSet<>();
        overview.pools().forEach(p -> ways.add(p.encapsulation().equals("none") ? "native" : p.encapsulation()));
        Text text = Text.of(Style.STRONG, String.join(" and ", ways))
                .and(", pods get " + smallest + " of " + overview.networkMtuBytes() + " bytes");
        int needed = overview.cluster().networkMtuBytes();
        if (needed > overview.networkMtuBytes()) {
            return text.and("; ").and(Style.WARNING, configured() + ": try --network-mtu " + needed);
        }
        return configured().isEmpty() ? text : text.and(Style.FAINT, "; " + configured());
    }

    private String configured() {
        List<String> set = new ArrayList<>();
        overview.cluster().configuredMtuBytes().forEach((field, mtu) -> set.add(field + " " + mtu));
        overview.cluster().vethMtu().ifPresent(mtu -> set.add("veth_mtu " + mtu));
        return set.isEmpty() ? "" : "configured " + String.join(", ", set);
    }

    private Text routes() {
        BgpFacts bgp = overview.bgp();
        if (bgp.modes().isEmpty()) {
            return Text.of(Style.STRONG, "no BGP")
                    .and(bgp.reason().map(r -> " (" + r + ")").orElse(", neither mesh nor peers"));
        }
        List<Text> ways = new ArrayList<>();
        if (bgp.modes().contains(BgpFacts.Mode.MESH)) {
            ways.add(Text.of(Style.STRONG, "BGP mesh"));
        }
        if (bgp.modes().contains(BgpFacts.Mode.REFLECTORS)) {
            ways.add(Text.of(Style.STRONG, "BGP route reflectors")
                    .and(bgp.reflectors().isEmpty() ? "" : " " + String.join(", ", bgp.reflectors())));
        }
        if (bgp.modes().contains(BgpFacts.Mode.EXTERNAL)) {
            List<String> routers = bgp.peers().stream()
                    .filter(p -> p.toNodes().isEmpty() && p.asNumber().isPresent())
                    .map(p -> p.to() + " (AS " + p.asNumber().get() + ")")
                    .distinct()
                    .toList();
            ways.add(Text.of(Style.STRONG, "BGP with routers")
                    .and(routers.isEmpty() ? "" : " " + String.join(", ", routers)));
        }
        return Text.join("; ", ways).and("; AS " + bgp.asNumber());
    }

    private Text policiesInOneLine() {
        int all = 0;
        int staged = 0;
        for (TierFacts tier : overview.tiers()) {
            all += tier.policies().size();
            staged += (int) tier.policies().stream().filter(PolicyFacts::staged).count();
        }
        return Text.of(Style.STRONG, all)
                .and(" in " + Text.count(overview.tiers().size(), "tier"))
                .and(staged == 0 ? "" : ", " + staged + " of them staged");
    }

    private void kinds() {
        screen.section("RESOURCES");
        for (KindCount.Origin origin : KindCount.Origin.values()) {
            List<Text> items = overview.kinds().stream()
                    .filter(k -> k.origin() == origin)
                    .map(k -> Text.of(k.kind() + " ").and(Style.STRONG, k.count()))
                    .toList();
            if (!items.isEmpty()) {
                screen.lines(Paragraph.lines(Text.of(String.format(Locale.ROOT, "  %-12s", name(origin))), items));
            }
        }
    }

    private static String name(KindCount.Origin origin) {
        return switch (origin) {
            case CALICO -> "Calico";
            case KUBERNETES -> "Kubernetes";
            case OTHER -> "other";
        };
    }

    private void pools() {
        if (overview.pools().isEmpty()) {
            return;
        }
        screen.section("IP POOLS");
        Table table = new Table()
                .left("NAME")
                .left("CIDR")
                .right("ADDRESSES")
                .right("USED")
                .left("BLOCKS")
                .left("ENCAPSULATION")
                .right("MTU")
                .left("NAT")
                .left("NODES", SELECTOR_WIDTH)
                .left("");
        for (PoolFacts pool : overview.pools()) {
            table.row(
                    Text.of(Style.NAME, pool.name()),
                    pool.cidr(),
                    pool.capacity().map(OverviewScreen::amount).orElse("?"),
                    pool.blocksClaimed() == 0 ? "" : amount(BigInteger.valueOf(pool.used())),
                    pool.blocksClaimed() + " of "
                            + pool.blocksTotal().map(OverviewScreen::amount).orElse("?") + " /" + pool.blockSize(),
                    pool.encapsulation(),
                    Text.of(Style.STRONG, pool.mtuBytes()),
                    pool.natOutgoing() ? "yes" : "no",
                    selected(pool.nodeSelector(), pool.nodes()),
                    state(pool));
        }
        screen.lines(table.lines());
    }

    private static Text state(PoolFacts pool) {
        List<Text> states = new ArrayList<>();
        if (pool.disabled()) {
            states.add(Text.of(Style.WARNING, "disabled"));
        }
        if (!pool.bgpExport()) {
            states.add(Text.of("not announced"));
        }
        return Text.join(", ", states);
    }

    private Text selected(String selector, OptionalInt count) {
        if (count.isEmpty()) {
            return Text.of(selector + " ").and(Style.BAD, "unreadable");
        }
        if (overview.nodes().isEmpty()) {
            return Text.of(selector);
        }
        Style style = count.getAsInt() == 0 ? Style.WARNING : Style.FAINT;
        return Text.of(style, count.getAsInt() + ": ").and(selector);
    }

    private void nodes() {
        if (overview.nodes().isEmpty()) {
            return;
        }
        screen.section("NODES");
        Table table = new Table()
                .left("NAME")
                .left("ADDRESS")
                .left("SUBNET")
                .left("AS")
                .left("TUNNEL")
                .right("BLOCKS")
                .right("PODS")
                .left("");
        for (NodeFacts node : overview.nodes()) {
            table.row(
                    Text.of(Style.NAME, node.name()),
                    String.join(
                            " ",
                            node.addresses().stream()
                                    .map(a -> a.split("/", 2)[0])
                                    .toList()),
                    String.join(" ", node.subnets()),
                    node.asNumber()
                            .filter(as -> !overview.bgp().modes().isEmpty())
                            .orElse(""),
                    String.join(" ", node.tunnels()),
                    some(node.blocks()),
                    some(node.pods()),
                    node.reflectorClusterId()
                            .map(id -> Text.of(Style.GOOD, "reflector").and(" " + id))
                            .orElse(Text.empty()));
        }
        screen.lines(table.lines());
    }

    private void bgp() {
        BgpFacts bgp = overview.bgp();
        if (bgp.peers().isEmpty() && bgp.serviceCidrs().isEmpty()) {
            return;
        }
        screen.section("BGP PEERS");
        Table table = new Table()
                .left("NAME")
                .left("FROM", SELECTOR_WIDTH)
                .left("TO", SELECTOR_WIDTH)
                .left("AS")
                .left("FILTERS");
        for (BgpFacts.Peer peer : bgp.peers()) {
            table.row(
                    Text.of(Style.NAME, peer.name()),
                    selected(peer.from(), peer.nodes()),
                    peer.toNodes().isPresent() ? selected(peer.to(), peer.toNodes()) : Text.of(peer.to()),
                    peer.asNumber().orElse(""),
                    String.join(" ", peer.filters()));
        }
        if (!table.isEmpty()) {
            screen.lines(table.lines());
        }
        if (!bgp.serviceCidrs().isEmpty()) {
            screen.lines(Paragraph.lines(
                    Text.of("  services announced: "),
                    bgp.serviceCidrs().stream().map(Text::of).toList()));
        }
    }

    private void namespaces() {
        if (overview.namespaces().isEmpty()) {
            return;
        }
        screen.section("NAMESPACES");
        Table table = new Table()
                .left("NAME")
                .right("PODS")
                .right("ON HOST")
                .right("CONTROLLERS")
                .right("SERVICES")
                .right("POLICIES");
        for (NamespaceFacts namespace : overview.namespaces()) {
            table.row(
                    Text.of(Style.NAME, namespace.name()),
                    some(namespace.pods()),
                    some(namespace.hostPods()),
                    some(namespace.controllers()),
                    some(namespace.services()),
                    some(namespace.policies()));
        }
        screen.lines(table.lines());
    }

    private static String some(int count) {
        return count == 0 ? "" : String.valueOf(count);
    }

    private void policies() {
        if (overview.tiers().isEmpty()) {
            return;
        }
        screen.section("POLICIES", Text.of(Style.FAINT, "in the order they are asked"));
        Table table = new Table()
                .right("ORDER")
                .left("KIND")
                .left("POLICY")
                .left("APPLIES TO", SELECTOR_WIDTH)
                .left("RULES")
                .left("");
        for (TierFacts tier : overview.tiers()) {
            table.span(heading(tier));
            for (PolicyFacts policy : tier.policies()) {
                table.row(
                        order(policy.order()),
                        policy.kind(),
                        policy.namespace()
                                .map(ns -> Text.of(ns + "/"))
                                .orElse(Text.empty())
                                .and(Style.NAME, policy.name()),
                        policy.appliesTo(),
                        rules(policy),
                        policy.staged() ? Text.of(Style.WARNING, "staged") : Text.empty());
            }
        }
        screen.lines(table.lines());
    }

    private static Text heading(TierFacts tier) {
        Text name = Text.of("tier ").and(Style.STRONG, tier.name());
        if (!tier.known()) {
            return name.and(", ").and(Style.WARNING, "which is not among the resources");
        }
        return name.and(Style.FAINT, ", order " + order(tier.order()) + ", else " + tier.defaultAction());
    }

    private static String rules(PolicyFacts policy) {
        List<String> parts = new ArrayList<>();
        if (policy.types().contains("Ingress")) {
            parts.add(policy.ingressRules() + " in");
        }
        if (policy.types().contains("Egress")) {
            parts.add(policy.egressRules() + " out");
        }
        return String.join(", ", parts);
    }

    private static String order(Optional<Double> order) {
        if (order.isEmpty()) {
            return "last";
        }
        double value = order.get();
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String amount(BigInteger amount) {
        if (amount.compareTo(COUNTABLE) > 0 && amount.bitCount() == 1) {
            return "2^" + (amount.bitLength() - 1);
        }
        return String.format(Locale.ROOT, "%,d", amount);
    }
}
