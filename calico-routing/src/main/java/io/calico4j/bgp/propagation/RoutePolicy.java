// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.NextHop;
import io.calico4j.bgp.PrefixCommunities;
import io.calico4j.bgp.filter.CommunityValue;
import io.calico4j.bgp.filter.FilterDecision;
import io.calico4j.bgp.filter.FilterRoute;
import io.calico4j.bgp.filter.FilterVerdict;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one destination's paths when they are sent and received: filters, reflection, loops, attributes.
 *
 * <p>Authority: RFC 4271, RFC 4456, the filters Calico v3.32 renders, and BIRD 2.0.12, which the tests run.
 */
final class RoutePolicy {
    private static final long HIGHEST = 2_147_483_647L;
    private static final long DEFAULT_LOCAL_PREF = 100;

    private final Topology topology;
    private final Cidr net;

    RoutePolicy(Topology topology, Cidr net) {
        this.topology = topology;
        this.net = net;
    }

    private EndShape shape(int id) {
        return topology.shapes.get(id);
    }

    /** Whether both ends are Calico's, which take several paths for one destination. */
    boolean severalPaths(Partition.Edge edge) {
        return shape(edge.mine()).exports() != null && shape(edge.theirs()).exports() != null;
    }

    /** What a vertex sends of the paths it holds. */
    List<Path> sent(Run.Vertex vertex, List<Path> held, Partition.Edge edge) {
        EndShape mine = shape(edge.mine());
        List<Path> sent = new ArrayList<>(held.size());
        for (Path path : held) {
            boolean internalTwice = path.learned && !path.external && mine.internal();
            if (internalTwice && (isUnreflected(path, mine) || path.clusters.contains(mine.clusterId()))) {
                continue;
            }
            Path out = exported(vertex, path, mine);
            if (out != null) {
                sent.add(out);
            }
        }
        return sent;
    }

    private static boolean isUnreflected(Path path, EndShape mine) {
        return path.clientOf.isEmpty() && !mine.isClient();
    }

    private @Nullable Path exported(Run.Vertex vertex, Path path, EndShape mine) {
        Speaker me = vertex.members[0];
        BgpDaemon daemon = me.daemon;
        if (daemon == null || mine.exports() == null) {
            return external(vertex, path, mine, path.asPath, path.communities, path.localPref);
        }
        long metric = path.learned ? HIGHEST - path.localPref : daemon.normalPriority();
        FilterRoute route = new FilterRoute(
                net,
                path.learned,
                path.communities,
                path.asPath,
                mine.internal(),
                Optional.empty(),
                OptionalLong.of(metric));
        FilterDecision decision = mine.exports().decide(route); // without filters: DEFAULT
        FilterRoute after = decision.route();
        if (decision.verdict() == FilterVerdict.REJECT) {
            return null;
        }
        List<CommunityValue> communities = after.communities();
        if (decision.verdict() == FilterVerdict.DEFAULT) {
            if (!shown(vertex, daemon, metric)) {
                return null;
            }
            communities = marked(daemon, communities);
        }
        long localPref = HIGHEST - after.priority().orElse(metric);
        return mine.internal()
                ? internal(vertex, path, mine, after.asPath(), communities, localPref)
                : external(vertex, path, mine, after.asPath(), communities, localPref);
    }

    /** What Calico's own filter says, behind the BGPFilters. */
    private boolean shown(Run.Vertex vertex, BgpDaemon daemon, long metric) {
        if (pool(true)) {
            return false;
        }
        if (vertex.role.ownBlock()) {
            return true;
        }
        if (vertex.role.insideOwnBlock()) {
            return metric < daemon.normalPriority();
        }
        return vertex.role.advertised()
                || within(daemon.advertisedServices())
                || within(daemon.reflectedRanges())
                || pool(false);
    }

    private boolean within(List<String> ranges) {
        return ranges.stream()
                .filter(Partition::isRange)
                .anyMatch(r -> Cidr.tryParse(r).filter(c -> c.contains(net)).isPresent());
    }

    private boolean pool(boolean hidden) {
        for (PoolFact pool : topology.network.plan().pools()) {
            if (pool.disableBgpExport() == hidden && pool.cidr().contains(net)) {
                return true;
            }
        }
        return false;
    }

    private List<CommunityValue> marked(BgpDaemon daemon, List<CommunityValue> before) {
        NavigableSet<CommunityValue> all = new TreeSet<>(before);
        for (PrefixCommunities prefix : daemon.communities()) {
            if (Cidr.tryParse(prefix.cidr()).filter(c -> c.contains(net)).isPresent()) {
                prefix.values().forEach(v -> CommunityValue.tryParse(v).ifPresent(all::add));
            }
        }
        return List.copyOf(all);
    }

    private static Path internal(
            Run.Vertex vertex,
            Path path,
            EndShape mine,
            List<Long> asPath,
            List<CommunityValue> communities,
            long localPref) {
        Speaker me = vertex.members[0];
        boolean self = mine.nextHop() == NextHop.SELF;
        if (path.learned && !path.external) {
            return new Path(
                    path.members,
                    self ? me.address : path.nextHop,
                    asPath,
                    localPref,
                    communities,
                    true,
                    clusters(path, mine),
                    0,
                    true,
                    false,
                    "",
                    vertex.id,
                    me);
        }
        IpAddress hop = path.learned && !self ? path.nextHop(path.members[0]) : null;
        return new Path(
                vertex.members,
                hop,
                asPath,
                localPref,
                communities,
                false,
                List.of(),
                0,
                true,
                false,
                "",
                vertex.id,
                null);
    }

    /** The cluster list of a reflected route: the cluster it came from, and that it goes to if that is another. */
    private static List<String> clusters(Path path, EndShape mine) {
        List<String> clusters = new ArrayList<>(path.clusters);
        if (!path.clientOf.isEmpty()) {
            clusters.add(0, path.clientOf);
        }
        if (mine.isClient() && !mine.clusterId().equals(path.clientOf)) {
            clusters.add(0, mine.clusterId());
        }
        return List.copyOf(clusters);
    }

    private static Path external(
            Run.Vertex vertex,
            Path path,
            EndShape mine,
            List<Long> asPath,
            List<CommunityValue> communities,
            long localPref) {
        Speaker me = vertex.members[0];
        boolean internal = mine.internal();
        List<Long> longer = new ArrayList<>();
        if (!internal) {
            longer.add(mine.localAs());
        }
        longer.addAll(asPath);
        boolean third = mine.direct() && me.subnet != null && path.learned && near(me, path);
        boolean keep =
                path.learned && mine.nextHop() != NextHop.SELF && (mine.nextHop() == NextHop.KEEP || internal || third);
        IpAddress hop = keep ? path.nextHop(path.members[0]) : null;
        return new Path(
                vertex.members,
                hop,
                List.copyOf(longer),
                internal ? localPref : 0,
                communities,
                false,
                List.of(),
                0,
                true,
                !internal,
                "",
                vertex.id,
                null);
    }

    private static boolean near(Speaker me, Path path) {
        return me.subnet != null && me.subnet.contains(path.nextHop(path.members[0]));
    }

    /** What a vertex takes of the paths that another sends it. */
    List<Path> received(Run.Vertex from, Run.Vertex to, Partition.Edge edge, List<Path> paths) {
        EndShape theirs = shape(edge.theirs());
        List<Path> accepted = new ArrayList<>(paths.size());
        for (Path path : paths) {
            Path in = received(from, to, theirs, path);
            if (in != null) {
                accepted.add(in);
            }
        }
        return accepted;
    }

    /** What of these paths is not from the receiver itself. */
    List<Path> withoutOwn(Run.Vertex to, List<Path> paths) {
        if (to.members.length > 1) {
            return paths;
        }
        for (Path path : paths) {
            if (isOwn(to, path)) {
                return paths.stream().filter(p -> !isOwn(to, p)).toList();
            }
        }
        return paths;
    }

    private static boolean isOwn(Run.Vertex to, Path path) {
        return path.members.length == 1 && path.members[0] == to.members[0];
    }

    /** The usual priority at a receiver, by which it prefers routes; -1 for a router. */
    long priority(Run.Vertex to) {
        BgpDaemon daemon = to.members[0].daemon;
        return daemon == null ? -1 : daemon.normalPriority();
    }

    private @Nullable Path received(Run.Vertex from, Run.Vertex to, EndShape end, Path path) {
        int loops = 0;
        for (long as : path.asPath) {
            loops += as == end.localAs() ? 1 : 0;
        }
        if (loops > end.allowedLocalAs() || path.clusters.contains(end.clusterId())) {
            return null;
        }
        long localPref = end.internal() ? path.localPref : DEFAULT_LOCAL_PREF;
        BgpDaemon daemon = to.members[0].daemon;
        if (daemon == null || end.imports() == null || end.imports().filters().isEmpty()) {
            boolean better = daemon != null && localPref > HIGHEST - daemon.normalPriority();
            return path.received(
                    path.communities,
                    path.asPath,
                    localPref,
                    better ? Path.OVERRIDING : Path.BGP,
                    !end.internal(),
                    end.clusterId(),
                    from.id);
        }
        FilterDecision decision = end.imports()
                .decide(new FilterRoute(
                        net,
                        true,
                        path.communities,
                        path.asPath,
                        end.internal(),
                        Optional.empty(),
                        OptionalLong.of(HIGHEST - localPref)));
        if (decision.verdict() == FilterVerdict.REJECT) {
            return null;
        }
        FilterRoute after = decision.route();
        long changed = HIGHEST - after.priority().orElse(HIGHEST - localPref);
        boolean overrides = decision.verdict() == FilterVerdict.DEFAULT && changed > HIGHEST - daemon.normalPriority();
        return path.received(
                after.communities(),
                after.asPath(),
                changed,
                overrides ? Path.OVERRIDING : Path.BGP,
                !end.internal(),
                end.clusterId(),
                from.id);
    }
}
