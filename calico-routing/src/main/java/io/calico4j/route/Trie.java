// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The known CIDRs of both families with their facts; immutable, changed through an {@link Editor}. */
final class Trie {
    private static final Trie EMPTY =
            new Trie(new TrieNode(0, 0, 0, new Object()), new TrieNode(0, 0, 0, new Object()));

    /** The roots, prefixes of no length, with or without facts. */
    final TrieNode v4;

    final TrieNode v6;

    private Trie(TrieNode v4, TrieNode v6) {
        this.v4 = v4;
        this.v6 = v6;
    }

    static Trie empty() {
        return EMPTY;
    }

    /** Returns a trie with one subtree of a family, which may be null. */
    static Trie ofSubtree(@Nullable TrieNode node, boolean isV4) {
        TrieNode root = node != null && node.length == 0 ? node : new TrieNode(0, 0, 0, new Object());
        if (node != null && node.length > 0) {
            root.child(TrieNode.bit(node.high, node.low, 0), node);
        }
        return isV4 ? new Trie(root, EMPTY.v6) : new Trie(EMPTY.v4, root);
    }

    /** The bits of an address from the left, first half. */
    static long high(IpAddress address) {
        return address.isV4() ? address.lowBits() << 32 : address.highBits();
    }

    static long low(IpAddress address) {
        return address.isV4() ? 0 : address.lowBits();
    }

    /** Returns the facts of the known CIDRs that contain an address, the shortest prefix first. */
    List<CidrFacts> around(IpAddress address) {
        List<CidrFacts> found = new ArrayList<>(4);
        long high = high(address);
        long low = low(address);
        TrieNode n = address.isV4() ? v4 : v6;
        while (n != null && n.covers(high, low)) {
            if (n.facts != null && n.facts.isKnown()) {
                found.add(n.facts);
            }
            n = n.length == address.family().bits() ? null : n.child(TrieNode.bit(high, low, n.length));
        }
        return found;
    }

    Editor edit() {
        return new Editor(v4, v6);
    }

    @Nullable
    CidrFacts find(Cidr cidr) {
        IpAddress network = cidr.network();
        long high = high(network);
        long low = low(network);
        TrieNode n = cidr.isV4() ? v4 : v6;
        while (n != null && n.length <= cidr.prefixLength() && n.covers(high, low)) {
            if (n.length == cidr.prefixLength()) {
                return n.facts;
            }
            n = n.child(TrieNode.bit(high, low, n.length));
        }
        return null;
    }

    /**
     * Changes to a trie; copies every node on the way to a change once, and confined to one thread.
     *
     * <p>Nodes that were copied or made by this editor are recognised by their reference to it, which is all it takes to
     * build a large trie without waste.
     */
    static final class Editor {
        private TrieNode v4;
        private TrieNode v6;

        private final Object token = new Object();

        /** The CIDR of the last search and its place. */
        private @Nullable Cidr last;

        private @Nullable TrieNode place;

        private Editor(TrieNode v4, TrieNode v6) {
            this.v4 = v4;
            this.v6 = v6;
        }

        Trie build() {
            return new Trie(v4, v6);
        }

        /** Returns the facts at a CIDR, empty ones if it is unknown, and remembers the place for {@link #put}. */
        CidrFacts get(Cidr cidr) {
            TrieNode node = descend(cidr);
            last = cidr;
            place = node;
            return node.facts != null ? node.facts : CidrFacts.none(cidr);
        }

        /** Replaces the facts found by the last {@link #get}. */
        void put(CidrFacts facts) {
            TrieNode node = Objects.requireNonNull(place);
            if (facts.isEmpty()) {
                node.facts = null;
                prune(Objects.requireNonNull(last));
            } else {
                node.facts = facts;
            }
        }

        private TrieNode descend(Cidr cidr) {
            IpAddress network = cidr.network();
            long high = high(network);
            long low = low(network);
            int length = cidr.prefixLength();
            TrieNode parent = ownedRoot(cidr.isV4());
            while (parent.length < length) {
                boolean one = TrieNode.bit(high, low, parent.length);
                TrieNode next = step(parent.child(one), high, low, length);
                parent.child(one, next);
                parent = next;
            }
            return parent;
        }

        private TrieNode ownedRoot(boolean isV4) {
            if (isV4) {
                v4 = v4.ownedBy(token);
                return v4;
            }
            v6 = v6.ownedBy(token);
            return v6;
        }

        private TrieNode step(@Nullable TrieNode child, long high, long low, int length) {
            if (child == null) {
                return new TrieNode(high, low, length, token);
            }
            int common =
                    Math.min(Math.min(child.length, length), TrieNode.commonLength(child.high, child.low, high, low));
            if (common == child.length) {
                return child.ownedBy(token);
            }
            TrieNode fork = new TrieNode(
                    common >= 64 ? high : high & (-1L << (64 - common)),
                    common <= 64 ? 0 : low & (-1L << (128 - common)),
                    common,
                    token);
            fork.child(TrieNode.bit(child.high, child.low, common), child);
            return fork;
        }

        /** Takes nodes without facts and with fewer than two children out, from a CIDR's place upwards. */
        private void prune(Cidr cidr) {
            List<TrieNode> path = new ArrayList<>();
            long high = high(cidr.network());
            long low = low(cidr.network());
            TrieNode at = ownedRoot(cidr.isV4());
            while (at != null && at.length < cidr.prefixLength()) {
                path.add(at);
                at = at.child(TrieNode.bit(high, low, at.length));
            }
            path.add(Objects.requireNonNull(at));
            for (int d = path.size() - 1; d > 0; d--) {
                TrieNode n = path.get(d);
                if (n.facts != null || (n.left != null && n.right != null)) {
                    return;
                }
                TrieNode only = n.left != null ? n.left : n.right;
                TrieNode parent = path.get(d - 1);
                parent.child(parent.right == n, only);
            }
        }
    }
}
