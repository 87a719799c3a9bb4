// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.PoolFact;
import org.jspecify.annotations.Nullable;

/**
 * The facts attached to one known CIDR; immutable, every change gives a new object.
 *
 * <p>Three sorted sets of numbers, each in an array that is almost always empty or of one element:
 *
 * <ul>
 *   <li>{@code owners}: who says which node the block route here leads to: the prefix length of the block that says so,
 *       and the node's id. The longest prefix wins, so that a block of one address wins over an allocation.
 *   <li>{@code hosts}: ids of the nodes that have this address, by name.
 *   <li>{@code references}: node id and kind (workload, WireGuard, IP-in-IP, VXLAN) and a count, by name and kind.
 * </ul>
 */
final class CidrFacts {
    static final int WORKLOAD = 0;
    static final int WIREGUARD = 1;
    static final int IPIP = 2;
    static final int VXLAN = 3;

    private static final int[] NONE = {};

    final Cidr cidr;
    final @Nullable PoolFact pool;
    final @Nullable BlockFact block;
    final int[] owners;
    final int[] hosts;
    final int[] references;

    private CidrFacts(
            Cidr cidr,
            @Nullable PoolFact pool,
            @Nullable BlockFact block,
            int[] owners,
            int[] hosts,
            int[] references) {
        this.cidr = cidr;
        this.pool = pool;
        this.block = block;
        this.owners = owners;
        this.hosts = hosts;
        this.references = references;
    }

    static CidrFacts none(Cidr cidr) {
        return new CidrFacts(cidr, null, null, NONE, NONE, NONE);
    }

    /** Returns whether nothing is left, so that the CIDR is not known any more. */
    boolean isEmpty() {
        return pool == null && block == null && !isKnown();
    }

    /** Returns whether the CIDR has an entry in tables; a block without an owner has none. */
    boolean isKnown() {
        return pool != null || owners.length > 0 || hosts.length > 0 || references.length > 0;
    }

    /** Returns the id of the node that the block route leads to, or -1. */
    int owner() {
        return owners.length == 0 ? -1 : nodeOf(owners[0]);
    }

    static int nodeOf(int owner) {
        return owner & 0xff_ffff;
    }

    static int reference(int node, int kind) {
        return node << 2 | kind;
    }

    CidrFacts withPool(@Nullable PoolFact next) {
        return new CidrFacts(cidr, next, block, owners, hosts, references);
    }

    /** Returns the id of the node that a block of that prefix length says this CIDR leads to, or -1. */
    int ownerBy(int prefixLength) {
        for (int owner : owners) {
            if (owner >>> 24 == prefixLength) {
                return nodeOf(owner);
            }
        }
        return -1;
    }

    /** Replaces the block of this CIDR, and what it says about it. */
    CidrFacts withBlock(@Nullable BlockFact next, int newOwner, NodeNames names) {
        int length = cidr.prefixLength();
        int oldOwner = ownerBy(length);
        int[] now = owners;
        if (oldOwner != newOwner) {
            now = oldOwner < 0 ? now : remove(now, indexOf(now, length << 24 | oldOwner, 1), 1);
            now = newOwner < 0 ? now : withOwner(now, length << 24 | newOwner, names);
        }
        return new CidrFacts(cidr, pool, next, now, hosts, references);
    }

    /** Adds the statement of a block of that prefix length that this CIDR leads to the node. */
    CidrFacts withOwner(int prefixLength, int node, NodeNames names) {
        return new CidrFacts(cidr, pool, block, withOwner(owners, prefixLength << 24 | node, names), hosts, references);
    }

    private static int[] withOwner(int[] owners, int added, NodeNames names) {
        int at = 0;
        while (at < owners.length && ownerOrder(owners[at], added, names) < 0) {
            at++;
        }
        return insert(owners, at, added);
    }

    private static int ownerOrder(int a, int b, NodeNames names) {
        int byPrefix = Integer.compare(b >>> 24, a >>> 24);
        return byPrefix != 0 ? byPrefix : names.compare(nodeOf(a), nodeOf(b));
    }

    CidrFacts withoutOwner(int prefixLength, int node) {
        return new CidrFacts(
                cidr, pool, block, remove(owners, indexOf(owners, prefixLength << 24 | node, 1), 1), hosts, references);
    }

    CidrFacts withHost(int node, NodeNames names) {
        int at = 0;
        while (at < hosts.length && names.compare(hosts[at], node) < 0) {
            at++;
        }
        return new CidrFacts(cidr, pool, block, owners, insert(hosts, at, node), references);
    }

    CidrFacts withoutHost(int node) {
        return new CidrFacts(cidr, pool, block, owners, remove(hosts, indexOf(hosts, node, 1), 1), references);
    }

    CidrFacts withReference(int node, int kind, NodeNames names) {
        int added = reference(node, kind);
        int at = 0;
        while (at < references.length && referenceOrder(references[at], added, names) < 0) {
            at += 2;
        }
        int[] next;
        if (at < references.length && references[at] == added) {
            next = references.clone();
            next[at + 1]++;
        } else {
            next = new int[references.length + 2];
            System.arraycopy(references, 0, next, 0, at);
            next[at] = added;
            next[at + 1] = 1;
            System.arraycopy(references, at, next, at + 2, references.length - at);
        }
        return new CidrFacts(cidr, pool, block, owners, hosts, next);
    }

    private static int referenceOrder(int a, int b, NodeNames names) {
        int byName = names.compare(a >>> 2, b >>> 2);
        return byName != 0 ? byName : Integer.compare(a & 3, b & 3);
    }

    CidrFacts withoutReference(int node, int kind) {
        int at = indexOf(references, reference(node, kind), 2);
        int[] next = references;
        if (at >= 0 && references[at + 1] > 1) {
            next = references.clone();
            next[at + 1]--;
        } else {
            next = remove(references, at, 2);
        }
        return new CidrFacts(cidr, pool, block, owners, hosts, next);
    }

    private static int indexOf(int[] values, int wanted, int step) {
        for (int i = 0; i < values.length; i += step) {
            if (values[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static int[] insert(int[] values, int at, int added) {
        int[] next = new int[values.length + 1];
        System.arraycopy(values, 0, next, 0, at);
        next[at] = added;
        System.arraycopy(values, at, next, at + 1, values.length - at);
        return next;
    }

    private static int[] remove(int[] values, int at, int count) {
        if (at < 0 || values.length == count) {
            return at < 0 ? values : NONE;
        }
        int[] next = new int[values.length - count];
        System.arraycopy(values, 0, next, 0, at);
        System.arraycopy(values, at + count, next, at, values.length - at - count);
        return next;
    }
}
