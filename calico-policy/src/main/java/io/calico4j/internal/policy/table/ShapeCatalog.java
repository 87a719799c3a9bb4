// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.Shape;
import io.calico4j.net.PortRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The distinct shapes of rules, and the sets of shapes that programs have. Grows only. Confined to one thread. */
final class ShapeCatalog {
    private final Map<Shape, Integer> numbers = new HashMap<>();
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<BitSet, TrafficMap> maps = new HashMap<>();
    private final List<TrafficMap> mapList = new ArrayList<>();
    /** Protocols that have a class of their own: those of rules, and those with ports. */
    private final TreeSet<Integer> protocols = new TreeSet<>(Traffic.WITH_PORTS);
    /** The first port of each interval between bounds of rules. */
    private final TreeSet<Integer> bounds = new TreeSet<>(List.of(0));

    private Traffic traffic = Traffic.of(protocols, bounds, mapList);
    private boolean stale;

    int number(Shape shape) {
        Integer known = numbers.get(shape);
        if (known == null) {
            known = shapes.size();
            numbers.put(shape, known);
            shapes.add(shape);
            addBounds(shape);
        }
        return known;
    }

    private void addBounds(Shape shape) {
        for (int protocol : new int[] {shape.protocol(), shape.notProtocol()}) {
            stale |= protocol >= 0 && protocols.add(protocol);
        }
        for (List<PortRange> ranges : List.of(shape.ports(), shape.notPorts())) {
            for (PortRange range : ranges) {
                stale |= bounds.add(range.first());
                stale |= range.last() < Traffic.PORTS - 1 && bounds.add(range.last() + 1);
            }
        }
    }

    /** Returns the classes of traffic that a set of shapes tells apart. */
    TrafficMap mapOf(BitSet shapeNumbers) {
        TrafficMap map = maps.get(shapeNumbers);
        if (map == null) {
            List<Shape> used = new ArrayList<>();
            shapeNumbers.stream().forEach(number -> used.add(shapes.get(number)));
            map = TrafficMap.of(mapList.size(), shapeNumbers, used);
            maps.put((BitSet) shapeNumbers.clone(), map);
            mapList.add(map);
            traffic = stale ? traffic : traffic.with(map);
        }
        return map;
    }

    /** Returns the classification of flows for all maps made so far. */
    Traffic traffic() {
        if (stale) {
            traffic = Traffic.of(protocols, bounds, mapList);
            stale = false;
        }
        return traffic;
    }
}
