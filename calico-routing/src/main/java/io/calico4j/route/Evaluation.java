// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.route.fact.PoolFact;

/**
 * The evaluation of one CIDR from one node's point of view: the only place where facts become an entry.
 *
 * <p>A cursor over the CIDRs that contain the evaluated one, shortest first: {@link #step} takes the facts of the next.
 * Its state is three numbers, so that a walk over a tree of CIDRs can keep and restore it for each branch. Authority:
 * Calico v3.32, felix/calc/l3_route_resolver.go.
 */
final class Evaluation {
    /** Six bits of {@link RouteType}, then two of the block's own types, then the rest. */
    static final int REMOTE_WORKLOAD = 1;

    static final int LOCAL_WORKLOAD = 4;
    private static final int TYPES = 0x3f;
    private static final int BLOCK_SHIFT = 6;
    private static final int BLOCK_BITS = (REMOTE_WORKLOAD | LOCAL_WORKLOAD) << BLOCK_SHIFT;
    private static final int REMOTE_HOST = 2;
    private static final int LOCAL_HOST = 8;
    private static final int REMOTE_TUNNEL = 16;
    private static final int LOCAL_TUNNEL = 32;
    private static final int POOL_SHIFT = 9;
    private static final int POOL_TYPE = 3 << POOL_SHIFT;
    private static final int NAT = 1 << 11;
    private static final int CROSS_SUBNET = 1 << 12;
    private static final int BORROWED = 1 << 13;
    private static final int LOCAL = 1 << 14;
    private static final int TUNNEL_SEEN = 1 << 15;
    private static final int BLOCK_HERE = 1 << 16;
    private static final int TUNNELS_SHIFT = 17;
    private static final int TUNNELS = 7 << TUNNELS_SHIFT;

    private final int me;

    int bits;

    /** The node the entry leads to, or -1. */
    int destination = -1;

    /** The owner of the first block on the way, or -1. */
    int firstOwner = -1;

    Evaluation(int me) {
        this.me = me;
    }

    void reset() {
        bits = 0;
        destination = -1;
        firstOwner = -1;
    }

    void restore(int savedBits, int savedDestination, int savedFirstOwner) {
        bits = savedBits;
        destination = savedDestination;
        firstOwner = savedFirstOwner;
    }

    void step(CidrFacts facts) {
        bits &= ~BLOCK_HERE;
        if (facts.pool != null) {
            pool(facts.pool);
        }
        if (facts.owners.length > 0) {
            block(facts.owner());
        }
        if (facts.hosts.length > 0) {
            destination = facts.hosts[0];
            bits |= destination == me ? LOCAL_HOST : REMOTE_HOST;
        }
        if (facts.references.length > 0) {
            reference(facts.references);
        }
    }

    private void pool(PoolFact pool) {
        PoolType type = PoolType.of(pool);
        if (type != PoolType.NONE) {
            bits = (bits & ~POOL_TYPE) | (type.code() << POOL_SHIFT);
        }
        bits |= (pool.natOutgoing() ? NAT : 0) | (pool.crossSubnet() ? CROSS_SUBNET : 0);
    }

    private void block(int owner) {
        if (firstOwner < 0) {
            firstOwner = owner;
        } else if (firstOwner != owner) {
            bits |= BORROWED;
        }
        destination = owner;
        bits |= BLOCK_HERE | (owner == me ? LOCAL_WORKLOAD : REMOTE_WORKLOAD) << BLOCK_SHIFT;
    }

    private void reference(int[] references) {
        int first = references[0];
        int node = first >>> 2;
        destination = node;
        if (firstOwner >= 0 && firstOwner != node) {
            bits |= BORROWED;
        }
        if ((first & 3) == CidrFacts.WORKLOAD) {
            bits |= node == me ? LOCAL | LOCAL_WORKLOAD : REMOTE_WORKLOAD;
            return;
        }
        bits = (bits & ~TUNNELS) | TUNNEL_SEEN | (node == me ? LOCAL_TUNNEL : REMOTE_TUNNEL);
        for (int i = 0; i < references.length; i += 2) {
            if (references[i] >>> 2 == node) {
                bits |= tunnelBit(references[i] & 3);
            }
        }
    }

    private static int tunnelBit(int kind) {
        TunnelKind tunnel = kind == CidrFacts.IPIP
                ? TunnelKind.IPIP
                : kind == CidrFacts.VXLAN ? TunnelKind.VXLAN : TunnelKind.WIREGUARD;
        return kind == CidrFacts.WORKLOAD ? 0 : tunnel.bit() << TUNNELS_SHIFT;
    }

    /** Returns the bits of {@link L3Route} for the CIDR of the last step, without the one for the same subnet. */
    int routeBits() {
        int types = bits & TYPES;
        if (firstOwner >= 0 && ((bits & TUNNEL_SEEN) == 0 || (bits & BLOCK_HERE) != 0)) {
            types |= (bits & BLOCK_BITS) >> BLOCK_SHIFT;
        }
        return types
                | (bits & POOL_TYPE) >> POOL_SHIFT << L3Route.POOL_SHIFT
                | ((bits & NAT) != 0 ? L3Route.NAT : 0)
                | ((bits & BORROWED) != 0 ? L3Route.BORROWED : 0)
                | ((bits & LOCAL) != 0 ? L3Route.LOCAL : 0)
                | (bits & TUNNELS) >> TUNNELS_SHIFT << L3Route.TUNNELS_SHIFT;
    }

    boolean crossSubnet() {
        return (bits & CROSS_SUBNET) != 0;
    }
}
