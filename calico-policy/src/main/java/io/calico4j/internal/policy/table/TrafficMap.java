// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.internal.policy.rule.Shape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes of traffic that some shapes of rules tell apart: flows of one class are admitted by the same shapes.
 *
 * <p>Which classes there are is found out as the map meets combinations of family, protocol and port; the same combinations in
 * the same order give the same numbers. Confined to one thread; {@link Traffic} has what others read.
 */
final class TrafficMap {
    private final int number;
    private final int[] shapeNumbers;
    private final List<Shape> shapes;
    private final Map<BitSet, Integer> classes = new HashMap<>();
    private final List<BitSet> admitted = new ArrayList<>();

    private TrafficMap(int number, int[] shapeNumbers, List<Shape> shapes) {
        this.number = number;
        this.shapeNumbers = shapeNumbers;
        this.shapes = shapes;
    }

    static TrafficMap of(int number, BitSet shapeNumbers, List<Shape> shapes) {
        return new TrafficMap(number, shapeNumbers.stream().toArray(), shapes);
    }

    /** Returns the number of the map. */
    int number() {
        return number;
    }

    /** Returns the class of flows of a combination. */
    int classOf(boolean v4, int protocol, boolean hasPorts, int port) {
        BitSet admitting = new BitSet();
        for (int i = 0; i < shapeNumbers.length; i++) {
            if (shapes.get(i).admits(v4, protocol, hasPorts, port)) {
                admitting.set(shapeNumbers[i]);
            }
        }
        Integer known = classes.get(admitting);
        if (known == null) {
            known = admitted.size();
            classes.put(admitting, known);
            admitted.add(admitting);
        }
        return known;
    }

    /** Returns the number of classes met so far. */
    int size() {
        return admitted.size();
    }

    /** Tells whether flows of a class are admitted by a shape. */
    boolean admits(int trafficClass, int shape) {
        return admitted.get(trafficClass).get(shape);
    }
}
