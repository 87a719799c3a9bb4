// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.NextHop;
import io.calico4j.bgp.NodeBlock;
import io.calico4j.bgp.PrefixCommunities;
import io.calico4j.bgp.filter.CommunityValue;
import io.calico4j.bgp.filter.FilterDecision;
import io.calico4j.bgp.filter.FilterRoute;
import io.calico4j.bgp.filter.FilterVerdict;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** BGP played out speaker by speaker and message by message, for one destination; written to be obvious. */
final class NaiveBgp {
    private static final long MAX = 2_147_483_647L;

    /** A route in a table. {@code client} is the cluster ID of the session it came over; {@code originator} may be empty. */
    record Route(
            String from,
            boolean learned,
            boolean external,
            String hop,
            List<Long> path,
            long lp,
            Set<CommunityValue> communities,
            String originator,
            List<String> clusters,
            int preference,
            String client) {}

    private final BgpPlan plan;
    private final Cidr net;
    private final Map<String, BgpDaemon> nodes = new TreeMap<>();
    private final Map<String, ExternalRouter> routers = new TreeMap<>();
    private final Map<IpAddress, String> byAddress = new HashMap<>();
    private final Set<String> up = new HashSet<>();
    /** Received routes: holder, sender, routes. */
    private final Map<String, Map<String, List<Route>>> received = new TreeMap<>();

    NaiveBgp(BgpPropagation topology, Cidr net) {
        this.plan = topology.network().plan();
        this.net = net;
        for (String name : plan.nodeNames()) {
            BgpDaemon daemon = plan.node(name).orElseThrow().v4();
            daemon.nodeAddress().ifPresent(a -> {
                nodes.put(name, daemon);
                byAddress.putIfAbsent(a, name);
            });
        }
        topology.network().routers().forEach(r -> routers.put(r.name(), r));
        routers.values().forEach(r -> byAddress.putIfAbsent(r.addresses().get(0), r.name()));
        topology.sessions().stream()
                .filter(SessionState::isEstablished)
                .forEach(s -> up.add(s.node() + ">" + s.peer()));
        for (ExternalRouter router : routers.values()) {
            router.neighbours().forEach(n -> {
                up.add(router.name() + ">" + n);
                up.add(n + ">" + router.name());
            });
        }
    }

    /** Plays until no message changes anything, and returns all tables as lines of text. */
    Map<String, Set<String>> tables() {
        List<String> all = new ArrayList<>(nodes.keySet());
        all.addAll(routers.keySet());
        for (int round = 0; round < 60; round++) {
            Map<String, Map<String, List<Route>>> next = new TreeMap<>();
            for (String from : all) {
                for (String to : all) {
                    if (up.contains(from + ">" + to) || up.contains(to + ">" + from)) {
                        List<Route> routes = new ArrayList<>();
                        for (Route route : offered(from, to)) {
                            Route sent = send(from, to, route);
                            Route taken = sent == null ? null : take(from, to, sent);
                            if (taken != null) {
                                routes.add(taken);
                            }
                        }
                        if (!routes.isEmpty()) {
                            next.computeIfAbsent(to, t -> new TreeMap<>()).put(from, routes);
                        }
                    }
                }
            }
            if (next.equals(received)) {
                return text(all);
            }
            received.clear();
            received.putAll(next);
        }
        throw new IllegalStateException("does not settle");
    }

    private List<Route> offered(String from, String to) {
        boolean several = nodes.containsKey(from) && nodes.containsKey(to);
        List<Route> held = held(from);
        if (!several && !held.isEmpty()) {
            held = List.of(best(from, held));
        }
        return held.stream().filter(r -> !r.learned || !r.from.equals(to)).toList();
    }

    private List<Route> held(String speaker) {
        List<Route> all = new ArrayList<>();
        if (originates(speaker)) {
            all.add(new Route(speaker, false, false, "", List.of(), 0, Set.of(), "", List.of(), 200, ""));
        }
        received.getOrDefault(speaker, Map.of()).values().forEach(all::addAll);
        return all;
    }

    private boolean originates(String speaker) {
        BgpDaemon daemon = nodes.get(speaker);
        if (daemon == null) {
            return routers.containsKey(speaker)
                    && routers.get(speaker).originates().contains(net);
        }
        return daemon.blocks().stream().anyMatch(b -> b.cidr().equals(net))
                || daemon.advertisedServices().contains(net.toString());
    }

    private long as(String speaker, String peer) {
        BgpSession session = session(speaker, peer);
        BgpDaemon daemon = nodes.get(speaker);
        if (daemon == null) {
            return router(speaker).asNumber();
        }
        return session == null ? daemon.asNumber() : session.localAsNumber().orElse(daemon.asNumber());
    }

    private ExternalRouter router(String name) {
        return Objects.requireNonNull(routers.get(name));
    }

    private @Nullable BgpSession session(String node, String peer) {
        BgpDaemon daemon = nodes.get(node);
        if (daemon == null) {
            return null;
        }
        return daemon.sessions().stream()
                .filter(s -> peer.equals(byAddress.get(s.peerAddress())))
                .findFirst()
                .orElse(null);
    }

    private String address(String speaker) {
        BgpDaemon daemon = nodes.get(speaker);
        return daemon == null
                ? router(speaker).addresses().get(0).toString()
                : daemon.nodeAddress().orElseThrow().toString();
    }

    private @Nullable Route send(String from, String to, Route route) {
        boolean internal = as(from, to) == as(to, from);
        BgpSession session = session(from, to);
        String cluster = session == null ? "" : session.reflectorClusterId().orElse("");
        boolean reflected = internal && route.learned && !route.external;
        if (reflected && ((route.client.isEmpty() && cluster.isEmpty()) || route.clusters.contains(cluster))) {
            return null;
        }
        Set<CommunityValue> communities = route.communities;
        List<Long> path = new ArrayList<>(route.path);
        long lp = route.lp;
        BgpDaemon daemon = nodes.get(from);
        if (daemon != null && session != null) {
            long metric = route.learned ? MAX - route.lp : daemon.normalPriority();
            FilterDecision decision = session.settings()
                    .exportFilters()
                    .decide(new FilterRoute(
                            net,
                            route.learned,
                            List.copyOf(communities),
                            path,
                            internal,
                            Optional.empty(),
                            OptionalLong.of(metric)));
            if (decision.verdict() == FilterVerdict.REJECT
                    || (decision.verdict() == FilterVerdict.DEFAULT && !calicoSends(daemon, metric))) {
                return null;
            }
            communities = new TreeSet<>(decision.route().communities());
            if (decision.verdict() == FilterVerdict.DEFAULT) {
                for (PrefixCommunities marks : daemon.communities()) {
                    if (Cidr.parse(marks.cidr()).contains(net)) {
                        for (String value : marks.values()) {
                            communities.add(CommunityValue.parse(value));
                        }
                    }
                }
            }
            path = new ArrayList<>(decision.route().asPath());
            lp = MAX - decision.route().priority().orElse(metric);
        }
        NextHop mode = session == null ? NextHop.AUTO : session.nextHop();
        boolean keeps = route.learned && mode != NextHop.SELF && (internal || mode == NextHop.KEEP);
        String hop = keeps ? route.hop : address(from);
        if (!internal) {
            path.add(0, as(from, to));
            return new Route(from, true, true, hop, path, 0, communities, "", List.of(), 0, "");
        }
        List<String> clusters = new ArrayList<>();
        String originator = "";
        if (reflected) {
            originator = route.originator.isEmpty() ? address(route.from) : route.originator;
            clusters.addAll(route.clusters);
            if (!route.client.isEmpty()) {
                clusters.add(0, route.client);
            }
            if (!cluster.isEmpty() && !cluster.equals(route.client)) {
                clusters.add(0, cluster);
            }
        }
        return new Route(from, true, false, hop, path, lp, communities, originator, clusters, 0, "");
    }

    private boolean calicoSends(BgpDaemon daemon, long metric) {
        if (plan.pools().stream().anyMatch(p -> p.disableBgpExport() && p.cidr().contains(net))) {
            return false;
        }
        for (NodeBlock block : daemon.blocks()) {
            if (block.confirmed() && block.cidr().contains(net)) {
                return block.cidr().equals(net) || metric < daemon.normalPriority();
            }
        }
        List<String> ranges = new ArrayList<>(daemon.advertisedServices());
        ranges.addAll(daemon.reflectedRanges());
        return ranges.stream().anyMatch(r -> Cidr.parse(r).contains(net))
                || plan.pools().stream()
                        .anyMatch(p -> !p.disableBgpExport() && p.cidr().contains(net));
    }

    private @Nullable Route take(String from, String to, Route route) {
        boolean internal = !route.external;
        BgpSession session = session(to, from);
        String cluster = session == null ? "" : session.reflectorClusterId().orElse("");
        int allowed = session == null ? 0 : session.settings().allowedLocalAs();
        if (route.originator.equals(address(to))
                || route.path.stream().filter(a -> a == as(to, from)).count() > allowed
                || route.clusters.contains(cluster)) {
            return null;
        }
        long lp = internal ? route.lp : 100;
        Set<CommunityValue> communities = route.communities;
        List<Long> path = route.path;
        int preference = 100;
        BgpDaemon daemon = nodes.get(to);
        if (daemon != null && session != null) {
            FilterDecision decision = session.settings()
                    .importFilters()
                    .decide(new FilterRoute(
                            net,
                            true,
                            List.copyOf(communities),
                            path,
                            internal,
                            Optional.empty(),
                            OptionalLong.of(MAX - lp)));
            if (decision.verdict() == FilterVerdict.REJECT) {
                return null;
            }
            communities = new TreeSet<>(decision.route().communities());
            path = decision.route().asPath();
            lp = MAX - decision.route().priority().orElse(MAX - lp);
            preference = decision.verdict() == FilterVerdict.DEFAULT && lp > MAX - daemon.normalPriority() ? 200 : 100;
        }
        return new Route(
                from,
                true,
                route.external,
                route.hop,
                path,
                lp,
                communities,
                route.originator,
                route.clusters,
                preference,
                cluster);
    }

    private Route best(String holder, List<Route> routes) {
        BgpDaemon daemon = nodes.get(holder);
        Comparator<Route> order = Comparator.<Route>comparingInt(r -> -r.preference)
                .thenComparing(r -> -r.lp)
                .thenComparing(r -> r.path.size())
                .thenComparing(r -> r.external ? 0 : 1)
                .thenComparing(r -> !r.learned
                                || daemon == null
                                || daemon.subnet().orElseThrow().contains(IpAddress.parse(r.hop))
                        ? 0
                        : 1)
                .thenComparing(r -> IpAddress.parse(
                        !r.learned ? "0.0.0.0" : r.originator.isEmpty() ? address(r.from) : r.originator))
                .thenComparing(r -> r.clusters.size())
                .thenComparing(r -> IpAddress.parse(address(r.from)))
                .thenComparing(r -> r.clusters.toString());
        return routes.stream().min(order).orElseThrow();
    }

    private Map<String, Set<String>> text(List<String> all) {
        Map<String, Set<String>> tables = new TreeMap<>();
        for (String speaker : all) {
            List<Route> held = held(speaker);
            Set<String> lines = new TreeSet<>();
            for (Route r : held) {
                lines.add(line(
                        r.from,
                        r.learned,
                        r.hop,
                        r.path,
                        r.lp,
                        r.communities,
                        r.originator,
                        r.clusters,
                        r.equals(best(speaker, held))));
            }
            tables.put(speaker, lines);
        }
        return tables;
    }

    private static String line(
            String from,
            boolean learned,
            String hop,
            List<Long> path,
            long lp,
            Iterable<CommunityValue> communities,
            String originator,
            List<String> clusters,
            boolean best) {
        return from + " " + learned + " via " + hop + " " + path + " " + lp + " " + new TreeSet<>(toList(communities))
                + " " + originator + " " + clusters + (best ? " best" : "");
    }

    private static List<CommunityValue> toList(Iterable<CommunityValue> values) {
        List<CommunityValue> list = new ArrayList<>();
        values.forEach(list::add);
        return list;
    }

    /** The same lines of a prediction. */
    static Set<String> lines(List<BgpRoute> routes) {
        Set<String> lines = new TreeSet<>();
        for (BgpRoute r : routes) {
            lines.add(line(
                    r.from(),
                    r.learned(),
                    r.nextHop().map(IpAddress::toString).orElse(""),
                    r.asPath(),
                    r.localPreference(),
                    r.communities(),
                    r.originator().orElse(""),
                    r.clusters(),
                    r.best()));
        }
        return lines;
    }
}
