// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.pool.AllocationAttribute;
import io.calico4j.resource.pool.IPAMBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What routing needs to know of an IPAM block: its owner, and the addresses in it that other nodes have borrowed.
 *
 * <p>Allocations to the owner change no route and are not kept.
 */
public final class BlockFact {
    private final Cidr cidr;
    private final @Nullable String owner;
    private final List<Allocation> borrowed;

    /** An address and the node its owner's attributes name. */
    public record Allocation(IpAddress address, String node) {}

    private BlockFact(Cidr cidr, @Nullable String owner, List<Allocation> borrowed) {
        this.cidr = cidr;
        this.owner = owner;
        this.borrowed = borrowed;
    }

    /** Returns a block that a node owns and in which nobody else has an address. */
    public static BlockFact of(Cidr cidr, String owner) {
        return new BlockFact(cidr, owner, List.of());
    }

    /**
     * Returns a block.
     *
     * @param affinity {@code host:<node>} or {@code virtual:<name>}; anything else names no owner
     * @param allocations every allocated address; those of the owner and those with an empty node are left out
     */
    public static BlockFact of(Cidr cidr, Optional<String> affinity, Collection<Allocation> allocations) {
        String owner = affinity.map(BlockFact::ownerOf).orElse(null);
        List<Allocation> borrowed = new ArrayList<>(0);
        for (Allocation a : allocations) {
            if (!a.node().isEmpty() && !a.node().equals(owner)) {
                borrowed.add(a);
            }
        }
        return new BlockFact(cidr, owner, List.copyOf(borrowed));
    }

    /** Returns the facts of a block; empty if its CIDR cannot be read. */
    public static Optional<BlockFact> from(IPAMBlock block) {
        return Cidr.tryParse(block.spec().cidr()).map(cidr -> from(cidr, block));
    }

    private static BlockFact from(Cidr cidr, IPAMBlock block) {
        List<Optional<Long>> ordinals = block.spec().allocations().orElse(List.of());
        List<AllocationAttribute> attributes = block.spec().attributes().orElse(List.of());
        List<Allocation> allocations = new ArrayList<>();
        for (int i = 0; i < ordinals.size() && i < cidr.sizeSaturated(); i++) {
            long attribute = ordinals.get(i).orElse(-1L);
            if (attribute >= 0 && attribute < attributes.size()) {
                String node = attributes.get((int) attribute).secondary().getOrDefault("node", "");
                allocations.add(new Allocation(cidr.address(i), node));
            }
        }
        return of(cidr, block.spec().affinity(), allocations);
    }

    private static @Nullable String ownerOf(String affinity) {
        int prefix = affinity.startsWith("host:") ? 5 : affinity.startsWith("virtual:") ? 8 : 0;
        return prefix == 0 || prefix == affinity.length() ? null : affinity.substring(prefix);
    }

    /** Returns the block's addresses. */
    public Cidr cidr() {
        return cidr;
    }

    /** Returns the name behind {@code host:} or {@code virtual:}. */
    public Optional<String> owner() {
        return Optional.ofNullable(owner);
    }

    /** Returns the allocations of nodes other than the owner, in the order given. */
    public List<Allocation> borrowed() {
        return borrowed;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof BlockFact other
                && cidr.equals(other.cidr)
                && Objects.equals(owner, other.owner)
                && borrowed.equals(other.borrowed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(cidr, owner, borrowed);
    }

    @Override
    public String toString() {
        return "BlockFact[" + cidr + " owner=" + owner + " borrowed=" + borrowed + "]";
    }
}
