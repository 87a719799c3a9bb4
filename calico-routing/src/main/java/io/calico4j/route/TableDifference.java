// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.route.fact.RouteSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a node's tables in two states of the cluster.
 *
 * <p>Both tries are walked side by side. Where they share a subtree and its entries start from equal states, all entries
 * in it are equal, so that the walk costs in proportion to what has changed. Two things change entries without changing
 * facts at their CIDR: the address of the node they lead to (the walk goes to that node's CIDRs, whatever is shared), and
 * this node's own subnet (nothing is passed by then). The node's own workloads are not in the shared trie; they are put into
 * both subtrees where the walk goes.
 */
final class TableDifference {
    private final RoutePlanner before;
    private final RoutePlanner after;
    private final int me;
    private final NodeView old;
    private final NodeView now;
    private final List<L3Route> updated = new ArrayList<>();
    private final List<Cidr> removed = new ArrayList<>();

    /** This node's own networks that are still to be put into subtrees. */
    private Places nets;

    /** The CIDRs of nodes whose address has changed. */
    private final Places moved;

    /** Whether no entry of the family under comparison may be passed by. */
    private boolean everything;

    private TableDifference(RoutePlanner before, RoutePlanner after, int me) {
        this.before = before;
        this.after = after;
        this.me = me;
        this.old = new NodeView(before, me);
        this.now = new NodeView(after, me);
        this.nets = now.ownNets();
        this.moved = moved();
    }

    static RouteChanges of(RoutePlanner before, RoutePlanner after, int me) {
        return new TableDifference(before, after, me).compute();
    }

    private RouteChanges compute() {
        boolean allV4 = !Objects.equals(old.subnetOf(true), now.subnetOf(true));
        boolean allV6 = !Objects.equals(old.subnetOf(false), now.subnetOf(false));
        Trie a = before.trie;
        Trie b = after.trie;
        Places oldNets = old.ownNets();
        if (ownAddressMoved() || now.hasWideNets() || !nets.sameAs(oldNets) || allV4 || allV6) {
            a = with(a, oldNets, before);
            b = with(b, nets, after);
            nets = Places.NONE;
        }
        everything = allV4;
        compare(a.v4, b.v4, 0, nets.v4, 0, moved.v4);
        old.at.reset();
        now.at.reset();
        everything = allV6;
        compare(a.v6, b.v6, nets.v4, nets.size(), moved.v4, moved.size());
        return new RouteChanges(updated, removed);
    }

    /** Entries of this node's workloads lead to the node itself, and stand in parts of the trie that nothing else changes. */
    private boolean ownAddressMoved() {
        return !NodeView.sameAddresses(before.nodes.get(me), after.nodes.get(me));
    }

    private Trie with(Trie trie, Places places, RoutePlanner planner) {
        Trie.Editor editor = trie.edit();
        for (Cidr net : places.cidrs) {
            editor.put(editor.get(net).withReference(me, CidrFacts.WORKLOAD, planner.names));
        }
        return editor.build();
    }

    private Places moved() {
        int[] known = after.nodes.movedSince(before.nodes);
        if (known != null) {
            return known.length == 0 ? Places.NONE : places(known);
        }
        List<Cidr> all = new ArrayList<>();
        int limit = Math.max(before.nodes.limit(), after.nodes.limit());
        int id = 0;
        while (id < limit) {
            if (before.nodes.sharesChunk(after.nodes, id)) {
                id = NodeStates.nextChunk(id);
                continue;
            }
            NodeState a = before.nodes.get(id);
            NodeState b = after.nodes.get(id);
            if (!NodeView.sameAddresses(a, b)) {
                add(all, before, a, null);
                add(all, after, b, a);
            }
            id++;
        }
        return Places.of(all);
    }

    private Places places(int[] ids) {
        List<Cidr> all = new ArrayList<>();
        for (int id : ids) {
            NodeState a = before.nodes.get(id);
            add(all, before, a, null);
            add(all, after, after.nodes.get(id), a);
        }
        return Places.of(all);
    }

    private static void add(
            List<Cidr> all, RoutePlanner planner, @Nullable NodeState state, @Nullable NodeState known) {
        if (state == null) {
            return;
        }
        if (known == null || known.blocks != state.blocks) {
            Collections.addAll(all, state.blocks);
        }
        if (planner.source == RouteSource.WORKLOAD_IPS && (known == null || known.workloads != state.workloads)) {
            Collections.addAll(all, state.nets().cidrs);
        }
        if (state.fact != null) {
            all.addAll(RoutePlanner.ownCidrs(state.fact));
        }
    }

    /**
     * Compares two subtrees at the same place, of which the evaluations know what is above; leaves them anywhere.
     *
     * @param net the first of the node's own networks in them
     * @param move the first of the moved nodes' CIDRs in them
     */
    private void compare(
            @Nullable TrieNode startA, @Nullable TrieNode startB, int net, int netEnd, int move, int moveEnd) {
        TrieNode a = startA;
        TrieNode b = startB;
        while (true) {
            if (net < netEnd && !leadsOn(a, b, net, netEnd)) {
                a = withNets(a, net, netEnd);
                b = withNets(b, net, netEnd);
                netEnd = net;
            }
            if (a == null || b == null) {
                only(a, b);
                return;
            }
            if (a.length != b.length || a.high != b.high || a.low != b.low) {
                different(a, b, move, moveEnd);
                return;
            }
            here(a.facts, b.facts);
            while (move < moveEnd && !moved.isBelow(move, a)) {
                move++;
            }
            while (move < moveEnd && !moved.isBelow(moveEnd - 1, a)) {
                moveEnd--;
            }
            int netMiddle = nets.firstOnTheRight(net, netEnd, a.length);
            int moveMiddle = moved.firstOnTheRight(move, moveEnd, a.length);
            boolean same = sameState();
            boolean left = a.left != b.left || move < moveMiddle || !same;
            boolean right = a.right != b.right || moveMiddle < moveEnd || !same;
            if (left && right) {
                branch(a.left, b.left, net, netMiddle, move, moveMiddle);
            }
            if (right) {
                net = netMiddle;
                move = moveMiddle;
                a = a.right;
                b = b.right;
            } else if (left) {
                netEnd = netMiddle;
                moveEnd = moveMiddle;
                a = a.left;
                b = b.left;
            } else {
                return;
            }
        }
    }

    /** Compares two subtrees and takes the evaluations back to where they were. */
    private void branch(@Nullable TrieNode a, @Nullable TrieNode b, int net, int netEnd, int move, int moveEnd) {
        int oldBits = old.at.bits;
        int oldDestination = old.at.destination;
        int oldOwner = old.at.firstOwner;
        int nowBits = now.at.bits;
        int nowDestination = now.at.destination;
        int nowOwner = now.at.firstOwner;
        compare(a, b, net, netEnd, move, moveEnd);
        old.at.restore(oldBits, oldDestination, oldOwner);
        now.at.restore(nowBits, nowDestination, nowOwner);
    }

    /** Returns whether both are nodes of one prefix around all of the own networks, none of which is the prefix itself. */
    private boolean leadsOn(@Nullable TrieNode a, @Nullable TrieNode b, int net, int netEnd) {
        return a != null
                && b != null
                && a.length == b.length
                && a.high == b.high
                && a.low == b.low
                && nets.isBelow(net, a)
                && nets.isBelow(netEnd - 1, a);
    }

    private boolean sameState() {
        if (everything) {
            return false;
        }
        Evaluation a = old.at;
        Evaluation b = now.at;
        return a.bits == b.bits
                && a.destination == b.destination
                && a.firstOwner == b.firstOwner
                && (a.destination < 0
                        || NodeView.sameAddresses(before.nodes.get(a.destination), after.nodes.get(b.destination)));
    }

    private void here(@Nullable CidrFacts a, @Nullable CidrFacts b) {
        boolean was = step(old, a);
        boolean is = step(now, b);
        if (is && b != null) {
            // entries that lead elsewhere or are of another sort differ, without making the old one to see it
            boolean alike = was && old.at.destination == now.at.destination && old.at.routeBits() == now.at.routeBits();
            L3Route next = now.route(b.cidr);
            if (next != null && !(alike && next.equals(old.route(b.cidr)))) {
                updated.add(next);
            }
        } else if (was && a != null && !NodeView.isNever(a.cidr)) {
            removed.add(a.cidr);
        }
    }

    private static boolean step(NodeView view, @Nullable CidrFacts facts) {
        boolean known = facts != null && facts.isKnown();
        if (facts != null && known) {
            view.at.step(facts);
        }
        return known;
    }

    private void only(@Nullable TrieNode a, @Nullable TrieNode b) {
        old.walk(a, r -> removed.add(r.destination()));
        now.walk(b, updated::add);
    }

    /** Nodes of different prefixes: the shorter is stepped into with the longer as its only counterpart. */
    private void different(TrieNode a, TrieNode b, int move, int moveEnd) {
        if (a.length < b.length && a.covers(b.high, b.low)) {
            here(a.facts, null);
            boolean one = TrieNode.bit(b.high, b.low, a.length);
            into(a, a.left, one ? null : b, a.right, one ? b : null, move, moveEnd);
        } else if (b.length < a.length && b.covers(a.high, a.low)) {
            here(null, b.facts);
            boolean one = TrieNode.bit(a.high, a.low, b.length);
            into(b, one ? null : a, b.left, one ? a : null, b.right, move, moveEnd);
        } else {
            only(a, b);
        }
    }

    private void into(
            TrieNode at,
            @Nullable TrieNode leftA,
            @Nullable TrieNode leftB,
            @Nullable TrieNode rightA,
            @Nullable TrieNode rightB,
            int move,
            int moveEnd) {
        int from = move;
        int to = moveEnd;
        while (from < to && !moved.isBelow(from, at)) {
            from++;
        }
        while (from < to && !moved.isBelow(to - 1, at)) {
            to--;
        }
        int middle = moved.firstOnTheRight(from, to, at.length);
        branch(leftA, leftB, 0, 0, from, middle);
        compare(rightA, rightB, 0, 0, middle, to);
    }

    private @Nullable TrieNode withNets(@Nullable TrieNode node, int net, int netEnd) {
        boolean isV4 = nets.cidrs[net].isV4();
        Trie.Editor editor = Trie.ofSubtree(node, isV4).edit();
        for (int i = net; i < netEnd; i++) {
            editor.put(editor.get(nets.cidrs[i]).withReference(me, CidrFacts.WORKLOAD, after.names));
        }
        Trie trie = editor.build();
        return isV4 ? trie.v4 : trie.v6;
    }
}
