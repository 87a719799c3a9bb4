// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes in the order of their names; immutable. A changed copy costs one array copy. */
final class NodeList implements Iterable<NodeFacts> {
    static final NodeList EMPTY = new NodeList(new NodeFacts[0]);

    private final NodeFacts[] nodes;

    private NodeList(NodeFacts[] nodes) {
        this.nodes = nodes;
    }

    static NodeList of(Collection<NodeFacts> all) {
        List<NodeFacts> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparing(n -> n.name));
        return new NodeList(sorted.toArray(NodeFacts[]::new));
    }

    int size() {
        return nodes.length;
    }

    @Nullable
    NodeFacts find(String name) {
        int at = search(name);
        return at < 0 ? null : nodes[at];
    }

    boolean contains(String name) {
        return search(name) >= 0;
    }

    private int search(String name) {
        int low = 0;
        int high = nodes.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = nodes[middle].name.compareTo(name);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** Returns these nodes with one added, or in the place of the one with its name. */
    NodeList with(NodeFacts node) {
        int at = search(node.name);
        NodeFacts[] changed;
        if (at >= 0) {
            changed = nodes.clone();
            changed[at] = node;
        } else {
            int gap = -at - 1;
            changed = Arrays.copyOf(nodes, nodes.length + 1);
            System.arraycopy(nodes, gap, changed, gap + 1, nodes.length - gap);
            changed[gap] = node;
        }
        return new NodeList(changed);
    }

    /** Returns these nodes without the one of a name. */
    NodeList without(String name) {
        int at = search(name);
        if (at < 0) {
            return this;
        }
        NodeFacts[] changed = new NodeFacts[nodes.length - 1];
        System.arraycopy(nodes, 0, changed, 0, at);
        System.arraycopy(nodes, at + 1, changed, at, changed.length - at);
        return new NodeList(changed);
    }

    @Override
    public Iterator<NodeFacts> iterator() {
        return Collections.unmodifiableList(Arrays.asList(nodes)).iterator();
    }
}
