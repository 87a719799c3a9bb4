// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.RouteSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One state of the cluster as one node sees it: the evaluation of the shared trie for that node. */
final class NodeView {
    private final RoutePlanner planner;
    private final @Nullable NodeState me;
    private final @Nullable Cidr subnetV4;
    private final @Nullable Cidr subnetV6;
    final Evaluation at;

    NodeView(RoutePlanner planner, int me) {
        this.planner = planner;
        this.me = planner.nodes.get(me);
        this.subnetV4 = this.me == null ? null : this.me.subnetV4;
        this.subnetV6 = this.me == null ? null : this.me.subnetV6;
        this.at = new Evaluation(me);
    }

    @Nullable
    Cidr subnetOf(boolean isV4) {
        return isV4 ? subnetV4 : subnetV6;
    }

    /** Returns the node's workload networks that the shared trie lacks, sorted. */
    Places ownNets() {
        return planner.source == RouteSource.WORKLOAD_IPS || me == null ? Places.NONE : me.nets();
    }

    /** Returns whether a workload of this node owns more than one address, and the shared trie lacks it. */
    boolean hasWideNets() {
        return planner.source != RouteSource.WORKLOAD_IPS && me != null && me.hasWideNets();
    }

    /** Returns the trie this node sees: the shared one with its own workloads. */
    Trie trie() {
        Places nets = ownNets();
        if (nets.size() == 0 || me == null) {
            return planner.trie;
        }
        Trie.Editor editor = planner.trie.edit();
        for (Cidr net : nets.cidrs) {
            editor.put(editor.get(net).withReference(me.id, CidrFacts.WORKLOAD, planner.names));
        }
        return editor.build();
    }

    /** Evaluates every known CIDR below a node of the trie, in order, from the cursor's present state. */
    void walk(@Nullable TrieNode node, Consumer<L3Route> out) {
        if (node == null) {
            return;
        }
        int bits = at.bits;
        int destination = at.destination;
        int firstOwner = at.firstOwner;
        CidrFacts facts = node.facts;
        if (facts != null && facts.isKnown()) {
            at.step(facts);
            L3Route route = route(facts.cidr);
            if (route != null) {
                out.accept(route);
            }
        }
        if (node.left != null || node.right != null) {
            walk(node.left, out);
            walk(node.right, out);
        }
        at.restore(bits, destination, firstOwner);
    }

    /** Returns the entry for the CIDR of the cursor's last step; null for those that tables never hold. */
    @Nullable
    L3Route route(Cidr cidr) {
        boolean isV4 = cidr.isV4();
        int bits = at.routeBits();
        int id = at.destination;
        if (isNever(cidr)) {
            return null;
        }
        if (id < 0) {
            return new L3Route(cidr, null, null, bits, null);
        }
        NodeState state = planner.nodes.get(id);
        IpAddress shown = null;
        if (state != null) {
            HostAddress address = state.address(isV4);
            Cidr mine = isV4 ? subnetV4 : subnetV6;
            if (address != null && mine != null && at.crossSubnet() && mine.contains(address.address())) {
                bits |= L3Route.SAME_SUBNET;
            }
            shown = state.shownAddress(isV4);
        }
        return new L3Route(cidr, planner.names.name(id), shown, bits, state == null ? null : state.fact);
    }

    /** Returns whether tables never hold an entry for a CIDR. */
    static boolean isNever(Cidr cidr) {
        return cidr.isSingleAddress() && cidr.network().isUnspecified();
    }

    /** Returns the entry of the longest known CIDR that contains an address. */
    @Nullable
    L3Route lookup(Trie trie, IpAddress address) {
        List<CidrFacts> around = trie.around(address);
        at.reset();
        around.forEach(at::step);
        return around.isEmpty() ? null : route(around.get(around.size() - 1).cidr);
    }

    /** Returns the entries of all known CIDRs that contain an address, the longest prefix first. */
    List<L3Route> covering(Trie trie, IpAddress address) {
        List<L3Route> found = new ArrayList<>(4);
        at.reset();
        for (CidrFacts facts : trie.around(address)) {
            at.step(facts);
            L3Route route = route(facts.cidr);
            if (route != null) {
                found.add(route);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Returns those entries of known CIDRs that lead to a node, the longest prefix first. */
    List<L3Route> leading(List<CidrFacts> around) {
        at.reset();
        List<L3Route> found = new ArrayList<>(around.size());
        for (CidrFacts facts : around) {
            at.step(facts);
            L3Route route = at.destination < 0 ? null : route(facts.cidr);
            if (route != null) {
                found.add(route);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Returns whether entries that lead to a node may differ between two states, for what concerns its address. */
    static boolean sameAddresses(@Nullable NodeState a, @Nullable NodeState b) {
        return a == b
                || (a == null ? isBare(b) : b == null ? isBare(a) : sameAddress(a.v4, b.v4) && sameAddress(a.v6, b.v6));
    }

    private static boolean isBare(@Nullable NodeState state) {
        return state == null || (state.v4 == null && state.v6 == null);
    }

    @SuppressWarnings("ReferenceEquality") // almost always the same object, and asked for all nodes
    private static boolean sameAddress(@Nullable HostAddress a, @Nullable HostAddress b) {
        return a == b || (a != null && b != null && a.address().equals(b.address()));
    }
}
