// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.BgpDaemon;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Speakers that are alike, put together.
 *
 * <p>Two nodes are alike if exchanging them changes nothing but which blocks they originate: the same settings, and the
 * same sessions with everybody else (twins, in the words of graph theory, with or without a session between them). What
 * one of them has received, so has the other, up to that exchange. So a route is followed through classes and not through
 * nodes, with the speakers that originate it standing apart; a cluster of 5,000 nodes with 6 reflectors in 50 subnets has
 * 56 classes.
 *
 * <p>Only nodes that pass on nothing within the AS are put together: no reflectors, and none with external sessions to
 * other nodes or that take back their own AS. So copies of a route differ by one speaker at most.
 */
final class Partition {
    /** Order of speakers in a class and of copies of a path: by router ID, as ties are broken. */
    static final Comparator<Speaker> ORDER = Comparator.<Speaker>comparingLong(s -> s.routerId)
            .thenComparing(s -> s.address)
            .thenComparingInt(s -> s.id);

    /** A session between classes, from the side of one: the other class, and the shapes of both ends. */
    record Edge(int to, int mine, int theirs) {}

    /** What a node is beside its sessions. */
    private record Settings(
            long asNumber, Object subnet, long priority, Object communities, Object reflected, Object ranges) {}

    /** A multiset of sessions, hashed twice. */
    private record Sessions(long one, long two, int size) {
        Sessions plus(int peer, int mine, int theirs) {
            long key = ((long) peer << 32) ^ ((long) mine << 16) ^ theirs;
            return new Sessions(one + mix(key), two + mix(key ^ 0x5bf0_3635_dcf5_9a4fL), size + 1);
        }

        private static long mix(long value) {
            long z = value + 0x9e37_79b9_7f4a_7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58_476d_1ce4_e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d0_49bb_1331_11ebL;
            return z ^ (z >>> 31);
        }
    }

    final List<Speaker[]> classes = new ArrayList<>();
    final List<List<Edge>> edges = new ArrayList<>();
    final int[] classOf;
    /** Classes whose members send on what they receive: reflectors, routers and nodes with external sessions. */
    private final BitSet passing = new BitSet();

    private final Topology topology;

    Partition(Topology topology, boolean together) {
        this.topology = topology;
        this.classOf = new int[topology.speakers.size()];
        Map<Object, List<Speaker>> groups = new LinkedHashMap<>();
        Map<Object, Integer> open = new HashMap<>();
        Map<Object, Integer> closed = new HashMap<>();
        List<Object> openKeys = new ArrayList<>();
        List<Object> closedKeys = new ArrayList<>();
        for (Speaker speaker : topology.speakers) {
            Object settings = settings(speaker, together);
            openKeys.add(List.of(settings, sessions(speaker)));
            closedKeys.add(List.of(settings, "closed", closed(speaker)));
            open.merge(openKeys.get(speaker.id), 1, Integer::sum);
            closed.merge(closedKeys.get(speaker.id), 1, Integer::sum);
        }
        for (Speaker speaker : topology.speakers) {
            Object key = openKeys.get(speaker.id);
            if (open.getOrDefault(key, 0) == 1 && closed.getOrDefault(closedKeys.get(speaker.id), 0) > 1) {
                key = closedKeys.get(speaker.id);
            }
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(speaker);
        }
        for (List<Speaker> group : groups.values()) {
            group.sort(ORDER);
            group.forEach(s -> classOf[s.id] = classes.size());
            classes.add(group.toArray(Speaker[]::new));
        }
        for (Speaker[] members : classes) {
            passing.set(edges.size(), sendsOn(members[0]));
            edges.add(edges(members[0]));
        }
    }

    boolean passesOn(int ofClass) {
        return passing.get(ofClass);
    }

    private boolean sendsOn(Speaker speaker) {
        return speaker.daemon == null
                || speaker.daemon.clusterId().isPresent()
                || topology.links.get(speaker.id).stream()
                        .anyMatch(l -> !topology.shapes.get(l.mine()).internal());
    }

    /** What a speaker is beside its sessions; itself, if it must stay alone. */
    private Object settings(Speaker speaker, boolean together) {
        BgpDaemon daemon = speaker.daemon;
        if (daemon == null || daemon.clusterId().isPresent() || !together || passesOn(speaker)) {
            return speaker.id;
        }
        return new Settings(
                daemon.asNumber(),
                Objects.requireNonNullElse(speaker.subnet, ""),
                daemon.normalPriority(),
                daemon.communities(),
                daemon.reflectedRanges(),
                daemon.advertisedServices().stream().filter(Partition::isRange).toList());
    }

    /** Whether a text is a range and no single address; which nodes advertise those is a matter of each destination. */
    static boolean isRange(String cidr) {
        return !cidr.endsWith(cidr.indexOf(':') >= 0 ? "/128" : "/32");
    }

    private boolean passesOn(Speaker speaker) {
        for (Topology.Link link : topology.links.get(speaker.id)) {
            EndShape mine = topology.shapes.get(link.mine());
            if (mine.allowedLocalAs() > 0
                    || (!mine.internal() && topology.speakers.get(link.peer()).isNode())) {
                return true;
            }
        }
        return false;
    }

    private Sessions sessions(Speaker speaker) {
        Sessions sum = new Sessions(0, 0, 0);
        for (Topology.Link link : topology.links.get(speaker.id)) {
            sum = sum.plus(link.peer(), link.mine(), link.theirs());
        }
        return sum;
    }

    /** The sessions and one with itself, of the shape that is most common among those of equal ends. */
    private Sessions closed(Speaker speaker) {
        Map<Integer, Integer> counts = new HashMap<>();
        int common = -1;
        for (Topology.Link link : topology.links.get(speaker.id)) {
            if (link.mine() == link.theirs()) {
                int count = counts.merge(link.mine(), 1, Integer::sum);
                int best = counts.getOrDefault(common, 0);
                common = common < 0 || count > best || (count == best && link.mine() < common) ? link.mine() : common;
            }
        }
        return common < 0 ? new Sessions(speaker.id, 0, -1) : sessions(speaker).plus(speaker.id, common, common);
    }

    private List<Edge> edges(Speaker speaker) {
        Map<Integer, Edge> found = new LinkedHashMap<>();
        for (Topology.Link link : topology.links.get(speaker.id)) {
            int to = classOf[link.peer()];
            found.putIfAbsent(to, new Edge(to, link.mine(), link.theirs()));
        }
        return List.copyOf(found.values());
    }
}
