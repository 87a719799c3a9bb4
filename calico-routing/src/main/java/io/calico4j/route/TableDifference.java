// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of a node's tables in two states of the cluster.
 *
 * <p>Both tries are walked side by side. Where they share a subtree and its entries start from equal states, all entries
 * in it are equal, so that the walk costs in proportion to what has changed. Two things change entries without changing
 * facts at their CIDR: the address of the node they lead to (the ways to that node's CIDRs are copied first, so that the
 * walk goes there), and this node's own subnet (nothing is skipped then). The node's own workloads are not in the shared
 * trie; they are put into both subtrees where the walk goes.
 */
final class TableDifference {
    private final RoutePlanner before;
    private final RoutePlanner after;
    private final int me;
    private final NodeView old;
    private final NodeView now;
    private final boolean[] everything = new boolean[2];
    private final List<L3Route> updated = new ArrayList<>();
    private final List<Cidr> removed = new ArrayList<>();

    private TableDifference(RoutePlanner before, RoutePlanner after, int me) {
        this.before = before;
        this.after = after;
        this.me = me;
        this.old = new NodeView(before, me);
        this.now = new NodeView(after, me);
    }

    static RouteChanges of(RoutePlanner before, RoutePlanner after, int me) {
        return new TableDifference(before, after, me).compute();
    }

    private RouteChanges compute() {
        everything[0] = !Objects.equals(old.subnetOf(true), now.subnetOf(true));
        everything[1] = !Objects.equals(old.subnetOf(false), now.subnetOf(false));
        Cidr[] nets = now.ownNets();
        Trie a = before.trie;
        Trie b = touchMovedNodes();
        Cidr[] oldNets = old.ownNets();
        boolean sameNets = nets == oldNets || Arrays.equals(nets, oldNets);
        if (ownAddressMoved() || now.hasWideNets() || !sameNets || everything[0] || everything[1]) {
            a = with(a, oldNets, before);
            b = with(b, nets, after);
            nets = new Cidr[0];
        }
        int split = 0;
        while (split < nets.length && nets[split].isV4()) {
            split++;
        }
        compare(a.v4, b.v4, nets, 0, split, true);
        compare(a.v6, b.v6, nets, split, nets.length, false);
        return new RouteChanges(updated, removed);
    }

    /** Entries of this node's workloads lead to the node itself, and stand in parts of the trie that nothing else changes. */
    private boolean ownAddressMoved() {
        return !NodeView.sameAddresses(before.nodes.get(me), after.nodes.get(me));
    }

    private Trie with(Trie trie, Cidr[] nets, RoutePlanner planner) {
        Trie.Editor editor = trie.edit();
        for (Cidr net : nets) {
            editor.put(editor.get(net).withReference(me, CidrFacts.WORKLOAD, planner.names));
        }
        return editor.build();
    }

    /** Copies the ways to every CIDR of nodes whose address has changed. */
    private Trie touchMovedNodes() {
        if (before.nodes.sharesAddresses(after.nodes)) {
            return after.trie;
        }
        Trie.Editor editor = null;
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
                editor = editor == null ? after.trie.edit() : editor;
                touch(editor, a, null);
                touch(editor, b, a);
            }
            id++;
        }
        return editor == null ? after.trie : editor.build();
    }

    private static void touch(Trie.Editor editor, @Nullable NodeState state, @Nullable NodeState touched) {
        if (state == null) {
            return;
        }
        if (touched == null || touched.blocks != state.blocks) {
            for (Cidr cidr : state.blocks) {
                editor.touch(cidr);
            }
        }
        if (touched == null || touched.workloads != state.workloads) {
            for (Cidr cidr : state.nets()) {
                editor.touch(cidr);
            }
        }
        if (state.fact != null) {
            RoutePlanner.ownCidrs(state.fact).forEach(editor::touch);
        }
    }

    /** Compares two subtrees at the same place; {@code nets[from..to)} are this node's own networks in them. */
    private void compare(@Nullable TrieNode a, @Nullable TrieNode b, Cidr[] nets, int from, int to, boolean isV4) {
        if (a == b && sameState(isV4)) {
            return;
        }
        if (from < to && !leadsOn(a, b, nets, from, to)) {
            compare(withNets(a, nets, from, to), withNets(b, nets, from, to), nets, 0, 0, isV4);
            return;
        }
        if (a == null || b == null) {
            only(a, b);
            return;
        }
        if (a.length != b.length || a.high != b.high || a.low != b.low) {
            different(a, b, isV4);
            return;
        }
        int oldBits = old.at.bits;
        int oldDestination = old.at.destination;
        int oldOwner = old.at.firstOwner;
        int nowBits = now.at.bits;
        int nowDestination = now.at.destination;
        int nowOwner = now.at.firstOwner;
        here(a.facts, b.facts);
        int middle = firstOnTheRight(nets, from, to, a.length);
        compare(a.left, b.left, nets, from, middle, isV4);
        compare(a.right, b.right, nets, middle, to, isV4);
        old.at.restore(oldBits, oldDestination, oldOwner);
        now.at.restore(nowBits, nowDestination, nowOwner);
    }

    /** Returns the index of the first network whose bit is set, of sorted ones that are equal before it. */
    private static int firstOnTheRight(Cidr[] nets, int from, int to, int bit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            IpAddress network = nets[middle].network();
            if (TrieNode.bit(Trie.high(network), Trie.low(network), bit)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Returns whether both are nodes of one prefix around all of the networks, none of which is the prefix itself. */
    private static boolean leadsOn(@Nullable TrieNode a, @Nullable TrieNode b, Cidr[] nets, int from, int to) {
        return a != null
                && b != null
                && a.length == b.length
                && a.high == b.high
                && a.low == b.low
                && a.length < nets[from].prefixLength()
                && covers(a, nets[from])
                && covers(a, nets[to - 1]);
    }

    private static boolean covers(TrieNode node, Cidr cidr) {
        return node.covers(Trie.high(cidr.network()), Trie.low(cidr.network()));
    }

    private boolean sameState(boolean isV4) {
        if (everything[isV4 ? 0 : 1]) {
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
        L3Route was = step(old, a);
        L3Route is = step(now, b);
        if (is != null && !is.equals(was)) {
            updated.add(is);
        } else if (is == null && was != null) {
            removed.add(was.destination());
        }
    }

    private static @Nullable L3Route step(NodeView view, @Nullable CidrFacts facts) {
        if (facts == null || !facts.isKnown()) {
            return null;
        }
        view.at.step(facts);
        return view.route(facts.cidr);
    }

    private void only(@Nullable TrieNode a, @Nullable TrieNode b) {
        old.walk(a, r -> removed.add(r.destination()));
        now.walk(b, updated::add);
    }

    /** Nodes of different prefixes: the shorter is stepped into with the longer as its only counterpart. */
    private void different(TrieNode a, TrieNode b, boolean isV4) {
        int oldBits = old.at.bits;
        int oldDestination = old.at.destination;
        int oldOwner = old.at.firstOwner;
        int nowBits = now.at.bits;
        int nowDestination = now.at.destination;
        int nowOwner = now.at.firstOwner;
        if (a.length < b.length && a.covers(b.high, b.low)) {
            here(a.facts, null);
            boolean one = TrieNode.bit(b.high, b.low, a.length);
            compare(a.left, one ? null : b, new Cidr[0], 0, 0, isV4);
            compare(a.right, one ? b : null, new Cidr[0], 0, 0, isV4);
        } else if (b.length < a.length && b.covers(a.high, a.low)) {
            here(null, b.facts);
            boolean one = TrieNode.bit(a.high, a.low, b.length);
            compare(one ? null : a, b.left, new Cidr[0], 0, 0, isV4);
            compare(one ? a : null, b.right, new Cidr[0], 0, 0, isV4);
        } else {
            only(a, b);
        }
        old.at.restore(oldBits, oldDestination, oldOwner);
        now.at.restore(nowBits, nowDestination, nowOwner);
    }

    private @Nullable TrieNode withNets(@Nullable TrieNode node, Cidr[] nets, int from, int to) {
        Trie.Editor editor = Trie.ofSubtree(node, nets[from].isV4()).edit();
        for (int i = from; i < to; i++) {
            editor.put(editor.get(nets[i]).withReference(me, CidrFacts.WORKLOAD, after.names));
        }
        Trie trie = editor.build();
        return nets[from].isV4() ? trie.v4 : trie.v6;
    }
}
