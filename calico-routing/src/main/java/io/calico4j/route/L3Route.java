// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.route.fact.NodeFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a node's L3 table: where a CIDR is, and how packets to it travel.
 *
 * <p>Entries with equal content are equal. Authority: Calico v3.32, felix/calc/l3_route_resolver.go.
 */
public final class L3Route {
    static final int SAME_SUBNET = 1 << 6;
    static final int NAT = 1 << 7;
    static final int LOCAL = 1 << 8;
    static final int BORROWED = 1 << 9;
    static final int POOL_SHIFT = 10;
    static final int TUNNELS_SHIFT = 12;

    private static final PoolType[] POOL_TYPES = PoolType.values();

    private final Cidr destination;
    private final @Nullable String node;
    private final @Nullable IpAddress nodeAddress;
    private final int bits;

    /** What is known of that node: not part of the entry, only at hand for those who make routes of it. */
    private final @Nullable NodeFact fact;

    L3Route(
            Cidr destination,
            @Nullable String node,
            @Nullable IpAddress nodeAddress,
            int bits,
            @Nullable NodeFact fact) {
        this.destination = destination;
        this.node = node;
        this.nodeAddress = nodeAddress;
        this.bits = bits;
        this.fact = fact;
    }

    L3Route withSameSubnet() {
        return new L3Route(destination, node, nodeAddress, bits | SAME_SUBNET, fact);
    }

    /** Returns what is known of the node the entry leads to, when the table was made; null if it was not there. */
    public @Nullable NodeFact nodeFact() {
        return fact;
    }

    /** Returns the addresses the entry is for. */
    public Cidr destination() {
        return destination;
    }

    /** Returns what the entry leads to, in the order of the enum; empty if the CIDR is only that of a pool. */
    public List<RouteType> types() {
        List<RouteType> types = new ArrayList<>(2);
        for (RouteType type : RouteType.values()) {
            if (has(type)) {
                types.add(type);
            }
        }
        return List.copyOf(types);
    }

    /** Returns the types as a mask of {@link RouteType#bit()}. Allocates nothing. */
    public int typeBits() {
        return bits & 0x3f;
    }

    /** Returns whether the entry is of a type, perhaps among others. Allocates nothing. */
    public boolean has(RouteType type) {
        return (bits & type.bit()) != 0;
    }

    /** Returns the type of the innermost pool around the CIDR that is not for load balancers only. */
    public PoolType poolType() {
        return POOL_TYPES[(bits >> POOL_SHIFT) & 3];
    }

    /** Returns the name of the node the entry leads to. */
    public Optional<String> node() {
        return Optional.ofNullable(node);
    }

    /** Returns that node's address of the CIDR's family, if it has one. */
    public Optional<IpAddress> nodeAddress() {
        return Optional.ofNullable(nodeAddress);
    }

    /** Returns whether a cross-subnet pool applies and the destination node is in the subnet of the table's node. */
    public boolean sameSubnet() {
        return (bits & SAME_SUBNET) != 0;
    }

    /** Returns whether a pool around the CIDR asks for source NAT towards outside addresses. */
    public boolean natOutgoing() {
        return (bits & NAT) != 0;
    }

    /** Returns whether the CIDR is that of a workload on the table's node, or inside it. */
    public boolean localWorkload() {
        return (bits & LOCAL) != 0;
    }

    /** Returns whether the address is in another node's block. */
    public boolean borrowed() {
        return (bits & BORROWED) != 0;
    }

    /** Returns the kinds of tunnel device that have this address, in the order of the enum. */
    public List<TunnelKind> tunnels() {
        List<TunnelKind> kinds = new ArrayList<>(0);
        for (TunnelKind kind : TunnelKind.values()) {
            if (((bits >> TUNNELS_SHIFT) & kind.bit()) != 0) {
                kinds.add(kind);
            }
        }
        return List.copyOf(kinds);
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof L3Route other
                && bits == other.bits
                && destination.equals(other.destination)
                && Objects.equals(node, other.node)
                && Objects.equals(nodeAddress, other.nodeAddress);
    }

    @Override
    public int hashCode() {
        return Objects.hash(destination, node, nodeAddress, bits);
    }

    /** Returns the entry in one line, with what is absent or false left out. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(destination).append(' ').append(types());
        text.append(" pool=").append(poolType());
        node().ifPresent(n -> text.append(" node=").append(n));
        nodeAddress().ifPresent(a -> text.append(" address=").append(a));
        text.append(sameSubnet() ? " same-subnet" : "").append(natOutgoing() ? " nat" : "");
        text.append(localWorkload() ? " local" : "").append(borrowed() ? " borrowed" : "");
        return tunnels().isEmpty() ? text.toString() : text + " tunnels=" + tunnels();
    }
}
