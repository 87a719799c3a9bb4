// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.route.fact.HostAddress;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The known CIDRs around an address, which are one for all nodes: what a {@link TableView} evaluates for its own.
 *
 * <p>Immutable; belongs to the planner it was asked of. Nodes that the facts do not name all see the same entries, except for
 * whether the destination is in their own subnet; where one entry leads on, both of its forms are kept ready.
 */
public final class Chain {
    final List<CidrFacts> facts;

    /** The ids of the nodes that facts here name: almost always one or two; -1 for none. */
    private final int firstNamed;

    private final int secondNamed;

    /** The others, sorted; null if there are none. */
    private final int @Nullable [] moreNamed;

    /** What all other nodes see; the second where the destination is in their subnet. */
    private final @Nullable List<L3Route> far;

    private final @Nullable List<L3Route> near;
    private final @Nullable IpAddress destination;

    Chain(RoutePlanner planner, List<CidrFacts> facts) {
        this.facts = List.copyOf(facts);
        TreeSet<Integer> ids = new TreeSet<>();
        for (CidrFacts f : facts) {
            IntStream.of(f.owners).forEach(o -> ids.add(CidrFacts.nodeOf(o)));
            IntStream.of(f.hosts).forEach(ids::add);
            for (int i = 0; i < f.references.length; i += 2) {
                ids.add(f.references[i] >>> 2);
            }
        }
        int[] named = ids.stream().mapToInt(i -> i).toArray();
        this.firstNamed = named.length > 0 ? named[0] : -1;
        this.secondNamed = named.length > 1 ? named[1] : -1;
        this.moreNamed = named.length > 2 ? Arrays.copyOfRange(named, 2, named.length) : null;
        NodeView nobody = new NodeView(planner, -1);
        List<L3Route> entries = nobody.leading(this.facts);
        boolean single = entries.size() == 1;
        NodeState state = single ? planner.nodes.get(nobody.at.destination) : null;
        HostAddress address = state == null || facts.isEmpty()
                ? null
                : state.address(facts.get(0).cidr.isV4());
        this.far = single ? List.of(entries.get(0)) : null;
        this.near = single ? List.of(entries.get(0).withSameSubnet()) : null;
        this.destination = nobody.at.crossSubnet() && address != null ? address.address() : null;
    }

    private static boolean isNamed(int @Nullable [] ids, int node) {
        return ids != null && Arrays.binarySearch(ids, node) >= 0;
    }

    /** Returns the entries that a node sees, or null if they have to be evaluated for it. */
    @Nullable
    List<L3Route> leading(int node, @Nullable Cidr subnet) {
        if (node >= 0 && (node == firstNamed || node == secondNamed || isNamed(moreNamed, node))) {
            return null;
        }
        return destination != null && subnet != null && subnet.contains(destination) ? near : far;
    }
}
