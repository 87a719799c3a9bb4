// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.propagation.Destinations.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows one destination from class to class until nothing changes. Confined to one thread while it runs.
 *
 * <p>A class is split where speakers stand differently to the destination. A vertex is such a part; what it holds, each of
 * its speakers holds.
 */
final class Run {
    /** A part of a class. */
    static final class Vertex {
        final int id;
        final int ofClass;
        final Speaker[] members;
        final Role role;
        final TreeMap<Integer, List<Path>> received = new TreeMap<>();
        final Map<Integer, List<Path>> sent = new HashMap<>();
        List<Path> own = List.of();
        /** The vertex its best path came from when it last sent; what it sends is not for that one. */
        int source = -2;

        Vertex(int id, int ofClass, Speaker[] members, Role role) {
            this.id = id;
            this.ofClass = ofClass;
            this.members = members;
            this.role = role;
        }

        /** Everything it holds: its own path first, then by sending vertex. */
        List<Path> held() {
            List<Path> all = new ArrayList<>(own);
            received.values().forEach(all::addAll);
            return all;
        }
    }

    private static final int ROUNDS_PER_VERTEX = 64;

    final List<Vertex> vertices = new ArrayList<>();
    final Selection selection;
    private final Partition partition;
    private final RoutePolicy policy;
    private final int[] vertexOf;
    private final Map<Integer, List<Vertex>> byClass = new HashMap<>();
    private boolean settled = true;

    Run(Topology topology, Partition partition, Destinations.Group group, int watched) {
        this.partition = partition;
        this.selection = new Selection(partition.classOf, watched);
        this.policy = new RoutePolicy(topology, group.first());
        this.vertexOf = new int[topology.speakers.size()];
        Map<Integer, Map<Role, List<Speaker>>> apart = new LinkedHashMap<>();
        group.roles()
                .forEach((id, role) -> apart.computeIfAbsent(partition.classOf[id], c -> new LinkedHashMap<>())
                        .computeIfAbsent(role, r -> new ArrayList<>())
                        .add(topology.speakers.get(id)));
        for (int c = 0; c < partition.classes.size(); c++) {
            split(c, apart.get(c));
        }
        propagate();
    }

    private void split(int ofClass, @Nullable Map<Role, List<Speaker>> apart) {
        Speaker[] all = partition.classes.get(ofClass);
        if (apart == null) {
            add(ofClass, all, Role.NONE);
            return;
        }
        List<Speaker> rest = new ArrayList<>(Arrays.asList(all));
        apart.forEach((role, speakers) -> {
            speakers.sort(Partition.ORDER);
            rest.removeAll(speakers);
            add(ofClass, speakers.toArray(Speaker[]::new), role);
        });
        if (!rest.isEmpty()) {
            add(ofClass, rest.toArray(Speaker[]::new), Role.NONE);
        }
    }

    private void add(int ofClass, Speaker[] members, Role role) {
        Vertex vertex = new Vertex(vertices.size(), ofClass, members, role);
        if (role.originates()) {
            vertex.own = List.of(Path.own(members, role.preference()));
        }
        vertices.add(vertex);
        byClass.computeIfAbsent(ofClass, c -> new ArrayList<>()).add(vertex);
        for (Speaker member : members) {
            vertexOf[member.id] = vertex.id;
        }
    }

    private void propagate() {
        ArrayDeque<Vertex> waiting = new ArrayDeque<>();
        boolean[] queued = new boolean[vertices.size()];
        for (Vertex vertex : vertices) {
            if (!vertex.own.isEmpty()) {
                waiting.add(vertex);
                queued[vertex.id] = true;
            }
        }
        long budget = (long) ROUNDS_PER_VERTEX * vertices.size();
        while (!waiting.isEmpty()) {
            if (budget-- == 0) {
                settled = false;
                return;
            }
            Vertex vertex = waiting.remove();
            queued[vertex.id] = false;
            for (Vertex changed : send(vertex)) {
                if (!queued[changed.id]) {
                    queued[changed.id] = true;
                    waiting.add(changed);
                }
            }
        }
    }

    /** Sends what a vertex holds to its neighbours; returns those that hold something else than before. */
    private List<Vertex> send(Vertex vertex) {
        List<Vertex> changed = new ArrayList<>();
        Map<Integer, List<Path>> ready = new HashMap<>();
        Map<Integer, Boolean> news = new HashMap<>();
        Map<Taken, List<Path>> taken = new HashMap<>();
        List<Path> held = vertex.held();
        Selection.Copy best = held.isEmpty() ? null : selection.best(held, vertex.members[0]);
        int source = best == null ? -1 : best.path().from;
        boolean moved = vertex.source != source;
        vertex.source = source;
        for (Partition.Edge edge : partition.edges.get(vertex.ofClass)) {
            boolean several = policy.severalPaths(edge);
            int kind = edge.mine() * 2 + (several ? 1 : 0);
            List<Path> paths = ready.computeIfAbsent(kind, k -> exported(vertex, held, best, edge));
            boolean sent = news.computeIfAbsent(kind, k -> !paths.equals(vertex.sent.put(k, paths)));
            if (sent || (moved && !several)) {
                for (Vertex other : byClass.getOrDefault(edge.to(), List.of())) {
                    boolean back = !several && other.id == source && other.members.length == 1;
                    if (deliver(vertex, other, edge, back ? List.of() : paths, taken)
                            && partition.passesOn(other.ofClass)) {
                        changed.add(other);
                    }
                }
            }
        }
        return changed;
    }

    /** What ends of one shape and priority take of one message; they share the list. */
    private record Taken(int mine, int theirs, long priority, int size) {}

    private boolean deliver(
            Vertex from, Vertex to, Partition.Edge edge, List<Path> paths, Map<Taken, List<Path>> taken) {
        if (from == to && from.members.length < 2) {
            return false;
        }
        Taken key = new Taken(edge.mine(), edge.theirs(), policy.priority(to), paths.size());
        List<Path> shared = taken.computeIfAbsent(key, k -> policy.received(from, to, edge, paths));
        List<Path> accepted = policy.withoutOwn(to, shared);
        List<Path> before = to.received.getOrDefault(from.id, List.of());
        if (accepted == before || (accepted.isEmpty() && before.isEmpty())) {
            return false;
        }
        if (accepted.isEmpty()) {
            to.received.remove(from.id);
        } else {
            to.received.put(from.id, accepted);
        }
        return true;
    }

    /** What a vertex sends over sessions of one shape: all of it where both ends take several paths, else the best. */
    private List<Path> exported(Vertex vertex, List<Path> held, Selection.@Nullable Copy best, Partition.Edge edge) {
        if (held.isEmpty()) {
            return List.of();
        }
        if (policy.severalPaths(edge)) {
            return policy.sent(vertex, held, edge);
        }
        if (best == null) {
            return List.of();
        }
        Path path = best.path().learned ? best.path().of(best.member()) : best.path();
        return policy.sent(vertex, List.of(path), edge);
    }

    boolean isSettled() {
        return settled;
    }

    Vertex vertexOf(Speaker speaker) {
        return vertices.get(vertexOf[speaker.id]);
    }
}
