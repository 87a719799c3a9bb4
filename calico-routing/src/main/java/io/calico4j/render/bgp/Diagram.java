// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bgp;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.SessionState;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a picture of sessions shows: boxes and lines. In a large cluster the nodes of a subnet that peer with the same
 * speakers are one box.
 */
final class Diagram {
    private static final int SINGLE_BOXES = 24;

    /** Which row a box is in. */
    enum Row {
        REFLECTOR,
        NODE,
        ROUTER
    }

    /** A speaker, or some of them; {@code group} is the subnet. */
    record Box(String name, String detail, String group, Row row, int size) {}

    /** Sessions between two boxes, by index; {@code problem} is empty if they come up. */
    record Line(int one, int other, long sessions, String problem) {}

    final List<Box> boxes = new ArrayList<>();
    final List<Line> lines = new ArrayList<>();

    private final BgpPropagation propagation;
    private final Map<String, Integer> boxOf = new LinkedHashMap<>();

    Diagram(BgpPropagation propagation) {
        this.propagation = propagation;
        NavigableMap<String, NavigableSet<String>> peers = new TreeMap<>();
        for (SessionState state : propagation.sessions()) {
            peers.computeIfAbsent(state.node(), n -> new TreeSet<>()).add(state.peer());
        }
        propagation.routers().forEach(r -> single(r, router(r), "", Row.ROUTER));
        nodes(peers);
        connect();
    }

    /** What nodes know of a router: its AS number. */
    private String router(String name) {
        for (SessionState state : propagation.sessions()) {
            if (state.peer().equals(name)) {
                return daemon(state.node())
                        .session(state.session())
                        .map(s -> "router, AS " + s.peerAsNumber())
                        .orElse("router");
            }
        }
        return "router";
    }

    private void single(String name, String detail, String group, Row row) {
        boxOf.put(name, boxes.size());
        boxes.add(new Box(name, detail, group, row, 1));
    }

    private void nodes(NavigableMap<String, NavigableSet<String>> peers) {
        List<String> names = new ArrayList<>();
        Map<List<Object>, List<String>> alike = new LinkedHashMap<>();
        for (String name : propagation.network().plan().nodeNames()) {
            BgpDaemon daemon = daemon(name);
            if (daemon.isDisabled()) {
                continue;
            }
            names.add(name);
            String subnet = daemon.subnet().map(Cidr::toString).orElse("");
            NavigableSet<String> others = peers.getOrDefault(name, new TreeSet<>());
            alike.computeIfAbsent(
                            List.of(subnet, daemon.asNumber(), others.size() > SINGLE_BOXES ? "many" : others),
                            k -> new ArrayList<>())
                    .add(name);
        }
        boolean all = names.size() <= SINGLE_BOXES;
        alike.forEach((key, members) -> {
            List<String> reflectors = members.stream()
                    .filter(n -> daemon(n).clusterId().isPresent())
                    .toList();
            reflectors.forEach(r -> box(List.of(r), Row.REFLECTOR));
            List<String> rest =
                    members.stream().filter(n -> !reflectors.contains(n)).toList();
            if (all) {
                rest.forEach(n -> box(List.of(n), Row.NODE));
            } else if (!rest.isEmpty()) {
                box(rest, Row.NODE);
            }
        });
    }

    private BgpDaemon daemon(String name) {
        BgpNode node = propagation.network().plan().node(name).orElseThrow();
        return node.daemon(propagation.network().family());
    }

    private void box(List<String> members, Row row) {
        BgpDaemon daemon = daemon(members.get(0));
        String subnet = daemon.subnet().map(Cidr::toString).orElse("");
        String as = "AS " + daemon.asNumber();
        members.forEach(m -> boxOf.put(m, boxes.size()));
        if (members.size() == 1) {
            String address = daemon.nodeAddress().map(Object::toString).orElse("");
            String cluster = daemon.clusterId().map(c -> ", cluster " + c).orElse("");
            boxes.add(new Box(members.get(0), address + (cluster.isEmpty() ? ", " + as : cluster), subnet, row, 1));
        } else {
            String name = members.size() + " nodes like " + members.get(0);
            boxes.add(new Box(name, subnet + ", " + as, subnet, row, members.size()));
        }
    }

    /** Sessions by pair of boxes: those that come up as one line, others with their reason. */
    private void connect() {
        Map<List<Object>, Long> counts = new LinkedHashMap<>();
        NavigableSet<String> seen = new TreeSet<>();
        for (SessionState state : propagation.sessions()) {
            Integer one = boxOf.get(state.node());
            Integer other = boxOf.get(state.peer());
            String pair = state.node().compareTo(state.peer()) < 0
                    ? state.node() + " " + state.peer()
                    : state.peer() + " " + state.node();
            if (one != null && other != null && seen.add(pair)) {
                String problem = state.isEstablished() ? "" : state.problem().toString();
                counts.merge(List.of(Math.min(one, other), Math.max(one, other), problem), 1L, Long::sum);
            }
        }
        counts.forEach((key, count) ->
                lines.add(new Line((Integer) key.get(0), (Integer) key.get(1), count, (String) key.get(2))));
    }
}
