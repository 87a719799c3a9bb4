// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The classification of flows by family, protocol and destination port: first into cells that no rule of any program tells
 * apart, then for each program's {@link TrafficMap} into classes. Immutable.
 */
public final class Traffic {
    /** The number of ports. */
    static final int PORTS = 1 << 16;
    /** The protocols whose packets have ports. */
    static final Set<Integer> WITH_PORTS = Collections.unmodifiableSet(new TreeSet<>(List.of(6, 17, 33, 132, 136)));

    private static final int PROTOCOLS = 256;
    private static final int NO_PROTOCOL = 255;

    private final byte[] protocolIndex;
    private final char[] portIndex;
    private final int intervals;
    private final int[] protocols;
    private final int[] bounds;
    /** For each map the class of each cell. */
    private final char[][] classes;

    private Traffic(byte[] protocolIndex, char[] portIndex, int[] protocols, int[] bounds, char[][] classes) {
        this.protocolIndex = protocolIndex;
        this.portIndex = portIndex;
        this.protocols = protocols;
        this.bounds = bounds;
        this.intervals = bounds.length;
        this.classes = classes;
    }

    static Traffic of(Collection<Integer> protocols, Collection<Integer> bounds, List<TrafficMap> maps) {
        int[] own = protocols.stream().mapToInt(Integer::intValue).toArray();
        byte[] protocolIndex = new byte[PROTOCOLS];
        for (int i = 0; i < own.length; i++) {
            protocolIndex[own[i]] = (byte) (i + 1);
        }
        int[] firsts = bounds.stream().mapToInt(Integer::intValue).toArray();
        char[] portIndex = new char[PORTS];
        for (int i = 0; i < firsts.length; i++) {
            Arrays.fill(portIndex, firsts[i], i + 1 < firsts.length ? firsts[i + 1] : PORTS, (char) i);
        }
        Traffic traffic = new Traffic(protocolIndex, portIndex, own, firsts, new char[0][]);
        for (TrafficMap map : maps) {
            traffic = traffic.with(map);
        }
        return traffic;
    }

    /** Returns this with one more map, whose number is the next. */
    Traffic with(TrafficMap map) {
        char[][] more = Arrays.copyOf(classes, map.number() + 1);
        more[map.number()] = classesOf(map);
        return new Traffic(protocolIndex, portIndex, protocols, bounds, more);
    }

    private char[] classesOf(TrafficMap map) {
        char[] result = new char[2 * (protocols.length + 1) * intervals];
        int cell = 0;
        for (int family = 0; family < 2; family++) {
            for (int p = 0; p <= protocols.length; p++) {
                int protocol = p == 0 ? otherProtocol() : protocols[p - 1];
                boolean hasPorts = WITH_PORTS.contains(protocol);
                for (int i = 0; i < intervals; i++) {
                    result[cell++] = (char) map.classOf(family == 0, protocol, hasPorts, bounds[i]);
                }
            }
        }
        return result;
    }

    /** Returns a protocol that no rule names; if rules name all, nothing is looked up for it. */
    private int otherProtocol() {
        int other = NO_PROTOCOL;
        while (other > 0 && Arrays.binarySearch(protocols, other) >= 0) {
            other--;
        }
        return other;
    }

    /** Returns the cell of a flow. */
    public int cellOf(boolean v4, int protocol, int port) {
        return ((v4 ? 0 : protocols.length + 1) + (protocolIndex[protocol] & 0xff)) * intervals + portIndex[port];
    }

    /** Returns the class, in a map, of the flows of a cell. */
    int classOf(int map, int cell) {
        return classes[map][cell];
    }
}
