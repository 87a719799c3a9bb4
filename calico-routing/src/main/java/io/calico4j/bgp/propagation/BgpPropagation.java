// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.propagation.Destinations.Group;
import io.calico4j.bgp.propagation.Destinations.Role;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The routes of all speakers of a network when nothing changes any more; immutable and safe for any number of threads.
 *
 * <p>Speakers that are alike are followed as one, and destinations that are treated alike too, so the work depends on the
 * number of different roles in the network and not on its size. Tables are made when asked for.
 *
 * <p>Taken as given: sessions that fit come up; every next hop can be resolved, with a metric of 0 on the own subnet;
 * routes carry no interface when a BGPFilter asks for one; routers outside the cluster send what they selected to all
 * peers and take no part in {@code add paths}.
 */
public final class BgpPropagation {
    private static final int MISSING_SHOWN = 100;

    private final BgpNetwork network;
    private final Topology topology;
    private final List<Outcome> outcomes = new ArrayList<>();
    private final int runs;
    private final boolean settled;

    /** What one run stands for: the destinations of a group, with one speaker in another's place. */
    private record Outcome(
            Group group,
            Run run,
            @Nullable Speaker one,
            @Nullable Speaker other) {
        Speaker swap(Speaker speaker) {
            return speaker == one && other != null ? other : speaker == other && one != null ? one : speaker;
        }
    }

    private record Alike(int ofClass, Role role, BitSet answers) {}

    private BgpPropagation(BgpNetwork network, boolean together) {
        this.network = network;
        this.topology = new Topology(network);
        Partition partition = new Partition(topology, together);
        Map<Alike, Run> known = new HashMap<>();
        int count = 0;
        boolean all = true;
        for (Group group : new Destinations(topology).groups) {
            int origin = group.roles().size() == 1
                    ? group.roles().keySet().iterator().next()
                    : -1;
            int ofClass = origin < 0 ? -1 : partition.classOf[origin];
            Alike alike = new Alike(ofClass, group.roles().getOrDefault(origin, Role.NONE), group.answers());
            Run run = origin < 0 ? null : known.get(alike);
            if (run != null && !run.selection.consulted()) {
                Speaker first = originator(run);
                outcomes.add(new Outcome(group, run, topology.speakers.get(origin), first));
                continue;
            }
            run = new Run(topology, partition, group, ofClass);
            count++;
            all &= run.isSettled();
            if (origin >= 0) {
                known.putIfAbsent(alike, run);
            }
            outcomes.add(new Outcome(group, run, null, null));
        }
        this.runs = count;
        this.settled = all;
    }

    private static Speaker originator(Run run) {
        for (Run.Vertex vertex : run.vertices) {
            if (vertex.role.originates()) {
                return vertex.members[0];
            }
        }
        throw new IllegalStateException("a run without origin");
    }

    /**
     * Follows all routes of a network.
     *
     * <p>Complexity: O(sessions + destinations), and for each distinct role of an originator the number of sessions between
     * distinct roles times the paths they carry.
     */
    public static BgpPropagation of(BgpNetwork network) {
        return new BgpPropagation(requireNonNull(network, "network"), true);
    }

    /** The same without putting speakers together, to hold one against the other. */
    static BgpPropagation oneByOne(BgpNetwork network) {
        return new BgpPropagation(network, false);
    }

    /** Returns the network. */
    public BgpNetwork network() {
        return network;
    }

    /** Returns whether the routes settled; filters that contradict each other may keep them changing for ever. */
    public boolean isSettled() {
        return settled;
    }

    /** Returns how many destinations were followed by themselves; the others are alike. */
    public int distinctRuns() {
        return runs;
    }

    /** Returns the sessions nodes are configured for, by node and session, and whether each comes up. */
    public List<SessionState> sessions() {
        return List.copyOf(topology.states);
    }

    /** Returns the names of all speakers that are up: nodes by name, then routers. */
    public List<String> speakers() {
        return topology.speakers.stream().map(s -> s.name).filter(network::isUp).toList();
    }

    /** Returns the routers, named or made of peer addresses, that are up. */
    public List<String> routers() {
        return topology.speakers.stream()
                .filter(s -> !s.isNode())
                .map(s -> s.name)
                .filter(network::isUp)
                .toList();
    }

    /** Returns whether an address is that of a router, named or made of a peer address, that is up. */
    public boolean isRouter(IpAddress address) {
        Speaker speaker = topology.find(requireNonNull(address, "address"));
        return speaker != null && !speaker.isNode() && network.isUp(speaker.name);
    }

    /** Returns all destinations, in order. */
    public List<Cidr> destinations() {
        return outcomes.stream()
                .flatMap(o -> o.group.prefixes().stream())
                .sorted()
                .toList();
    }

    /** Returns the nodes and routers that originate a destination, by name. */
    public List<String> originators(Cidr destination) {
        return outcomes.stream()
                .filter(o -> o.group.prefixes().contains(destination))
                .flatMap(o -> o.group.roles().entrySet().stream())
                .filter(e -> e.getValue().originates())
                .map(e -> topology.speakers.get(e.getKey()).name)
                .sorted()
                .toList();
    }

    /** Returns everything in the table of a speaker: by destination, the selected route first, then by sender. */
    public List<BgpRoute> routesOf(String speaker) {
        List<BgpRoute> all = new ArrayList<>();
        Speaker found = up(speaker);
        if (found != null) {
            for (Outcome outcome : outcomes) {
                List<BgpRoute> routes = routes(outcome, found, outcome.group.first());
                for (Cidr prefix : outcome.group.prefixes()) {
                    routes.forEach(r -> all.add(at(r, prefix)));
                }
            }
            all.sort(Comparator.comparing(BgpRoute::destination));
        }
        return all;
    }

    /** Returns a speaker's routes to one destination: the selected route first, then by sender. */
    public List<BgpRoute> routesOf(String speaker, Cidr destination) {
        Speaker found = up(speaker);
        if (found == null) {
            return List.of();
        }
        for (Outcome outcome : outcomes) {
            if (outcome.group.prefixes().contains(destination)) {
                return routes(outcome, found, destination);
            }
        }
        return List.of();
    }

    private @Nullable Speaker up(String name) {
        return network.isUp(name) ? topology.find(name) : null;
    }

    private static BgpRoute at(BgpRoute r, Cidr destination) {
        return new BgpRoute(
                destination,
                r.from(),
                r.learned(),
                r.external(),
                r.nextHop(),
                r.asPath(),
                r.localPreference(),
                r.communities(),
                r.originator(),
                r.clusters(),
                r.best(),
                r.multipath());
    }

    private static List<BgpRoute> routes(Outcome outcome, Speaker speaker, Cidr destination) {
        Speaker holder = outcome.swap(speaker);
        List<Path> held = outcome.run.vertexOf(holder).held();
        Selection.Copy best = new Selection(outcome::swap).best(held, holder);
        List<BgpRoute> routes = new ArrayList<>();
        if (best != null) {
            for (Path path : held) {
                for (Speaker member : path.learned ? path.members : new Speaker[] {holder}) {
                    if (member != holder || !path.learned) {
                        routes.add(route(outcome, new Selection.Copy(path, member), best, holder, destination));
                    }
                }
            }
            routes.sort(Comparator.comparing((BgpRoute r) -> !r.best())
                    .thenComparing(BgpRoute::from)
                    .thenComparing(r -> r.nextHop().map(IpAddress::toString).orElse(""))
                    .thenComparing(r -> r.clusters().toString())
                    .thenComparing(r -> r.originator().orElse("")));
        }
        return routes;
    }

    private static BgpRoute route(
            Outcome outcome, Selection.Copy copy, Selection.Copy best, Speaker holder, Cidr destination) {
        Path path = copy.path();
        Speaker member = outcome.swap(copy.member());
        boolean same = copy.equals(best);
        IpAddress hop = path.nextHop == null ? member.address : hop(outcome, path.nextHop);
        Speaker sender = path.sender == null ? member : outcome.swap(path.sender);
        return new BgpRoute(
                destination,
                path.learned ? sender.name : outcome.swap(holder).name,
                path.learned,
                path.external,
                path.learned ? Optional.of(hop) : Optional.empty(),
                path.asPath,
                path.localPref,
                path.communities,
                path.originated ? Optional.of(member.routerIdText) : Optional.empty(),
                path.clusters,
                same,
                same || Selection.rank(copy, best, holder) == 0);
    }

    /** A fixed next hop may be the address of one of the exchanged speakers. */
    private static IpAddress hop(Outcome outcome, IpAddress hop) {
        if (outcome.one != null && outcome.other != null) {
            if (hop.equals(outcome.one.address)) {
                return outcome.other.address;
            }
            if (hop.equals(outcome.other.address)) {
                return outcome.one.address;
            }
        }
        return hop;
    }

    /** Returns which nodes reach which destinations. */
    public Reach reach() {
        long wanted = 0;
        long reached = 0;
        List<Reach.Gap> missing = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome.group.roles().values().stream().noneMatch(Role::originates)) {
                continue;
            }
            int prefixes = outcome.group.prefixes().size();
            for (Run.Vertex vertex : outcome.run.vertices) {
                for (Speaker holder : holders(vertex, network)) {
                    wanted += prefixes;
                    if (holds(vertex, holder)) {
                        reached += prefixes;
                    } else if (missing.size() < MISSING_SHOWN) {
                        missing.add(new Reach.Gap(outcome.swap(holder).name, outcome.group.first()));
                    }
                }
            }
        }
        missing.sort(Comparator.comparing(Reach.Gap::destination).thenComparing(Reach.Gap::node));
        return new Reach(wanted, reached, missing);
    }

    private static List<Speaker> holders(Run.Vertex vertex, BgpNetwork network) {
        List<Speaker> up = new ArrayList<>(vertex.members.length);
        for (Speaker member : vertex.members) {
            if (member.isNode() && network.isUp(member.name)) {
                up.add(member);
            }
        }
        return up;
    }

    private static boolean holds(Run.Vertex vertex, Speaker holder) {
        if (!vertex.own.isEmpty()) {
            return true;
        }
        for (List<Path> paths : vertex.received.values()) {
            for (Path path : paths) {
                if (path.members.length > 1 || path.members[0] != holder) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the number of received routes that all nodes keep together: each session's copy of each destination. */
    public long copies() {
        long copies = 0;
        for (Outcome outcome : outcomes) {
            long ofOne = 0;
            for (Run.Vertex vertex : outcome.run.vertices) {
                if (vertex.members[0].isNode()) {
                    for (List<Path> paths : vertex.received.values()) {
                        for (Path path : paths) {
                            ofOne += (long) vertex.members.length * path.members.length - shared(vertex, path);
                        }
                    }
                }
            }
            copies += ofOne * outcome.group.prefixes().size();
        }
        return copies;
    }

    private static long shared(Run.Vertex vertex, Path path) {
        boolean same = vertex.ofClass >= 0
                && path.members.length == vertex.members.length
                && path.members[0] == vertex.members[0];
        if (same) {
            return vertex.members.length;
        }
        long count = 0;
        for (Speaker member : path.members) {
            for (Speaker holder : vertex.members) {
                count += member == holder ? 1 : 0;
            }
        }
        return count;
    }
}
