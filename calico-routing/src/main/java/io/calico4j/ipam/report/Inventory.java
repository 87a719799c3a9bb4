// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Blocks, pools and nodes, put in relation. */
final class Inventory {
    static final String NO_POOL = "(no pool)";

    /** A pool whose range parses. */
    record PoolRange(IpamPool pool, Cidr cidr) {}

    final List<AllocationBlock> blocks = new ArrayList<>();
    final List<PoolRange> pools = new ArrayList<>();
    final Set<String> nodes = new TreeSet<>();
    final Sources sources;
    private final Map<String, Tally> byPool = new TreeMap<>();
    private final Map<String, Tally> byOwner = new TreeMap<>();
    private final Map<Cidr, AllocationBlock> byCidr = new TreeMap<>();
    private final Set<Integer> prefixes = new TreeSet<>();
    private final List<BlockUse> uses = new ArrayList<>();

    /** Sums over some blocks. */
    private static final class Tally {
        private int blocks;
        private int empty;
        private long addresses;
        private long used;
        private long lent;
        private long borrowed;

        private void add(AllocationBlock block, int lentOfIt) {
            blocks++;
            empty += block.isEmpty() ? 1 : 0;
            addresses += block.size();
            used += block.usedCount();
            lent += lentOfIt;
        }
    }

    private Inventory(Sources sources) {
        this.sources = sources;
    }

    static Inventory of(IpamStore store, Sources sources) {
        Inventory inventory = new Inventory(sources);
        store.list(IpamRange.nodes()).forEach(node -> inventory.nodes.add(((IpamKey.NodeKey) node.key()).name()));
        store.list(IpamRange.pools())
                .forEach(pool ->
                        pool.value().range().ifPresent(cidr -> inventory.pools.add(new PoolRange(pool.value(), cidr))));
        store.list(IpamRange.blocks()).forEach(block -> inventory.blocks.add(block.value()));
        inventory.blocks.sort(java.util.Comparator.comparing(AllocationBlock::cidr));
        inventory.blocks.forEach(inventory::count);
        return inventory;
    }

    private void count(AllocationBlock block) {
        byCidr.put(block.cidr(), block);
        prefixes.add(block.cidr().prefixLength());
        int lent = 0;
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            String node = nodeOf(block.holder(ordinal));
            if (!node.isEmpty() && !ownerText(block).equals(AffinityType.HOST.text() + ":" + node)) {
                lent++;
                tally(byOwner, AffinityType.HOST.text() + ":" + node).borrowed++;
            }
        }
        String pool = poolOf(block.cidr().network());
        tally(byPool, pool.isEmpty() ? NO_POOL : pool).add(block, lent);
        tally(byOwner, ownerText(block)).add(block, lent);
        uses.add(new BlockUse(block.cidr(), pool, ownerText(block), block.size(), block.usedCount(), lent));
    }

    private static Tally tally(Map<String, Tally> tallies, String name) {
        return tallies.computeIfAbsent(name, n -> new Tally());
    }

    private static String nodeOf(@org.jspecify.annotations.Nullable AllocationAttribute holder) {
        return holder == null
                ? ""
                : holder.active()
                        .map(owner -> owner.valueOrEmpty(OwnerAttributes.NODE))
                        .orElse("");
    }

    /** Returns who holds an address, in words. */
    static String who(@org.jspecify.annotations.Nullable AllocationAttribute holder) {
        if (holder == null) {
            return "nobody";
        }
        OwnerAttributes owner = holder.active().orElse(OwnerAttributes.empty());
        StringBuilder who = new StringBuilder();
        String pod = owner.valueOrEmpty(OwnerAttributes.POD);
        String namespace = owner.valueOrEmpty(OwnerAttributes.NAMESPACE);
        String type = owner.valueOrEmpty(OwnerAttributes.TYPE);
        String node = owner.valueOrEmpty(OwnerAttributes.NODE);
        String service = owner.valueOrEmpty("service");
        who.append(pod.isEmpty() ? "" : "pod " + namespace + "/" + pod + ", ");
        who.append(service.isEmpty() ? "" : "service " + namespace + "/" + service + ", ");
        who.append(type.isEmpty() ? "" : type + ", ");
        who.append(node.isEmpty() ? "" : "node " + node + ", ");
        return who + holder.handle().map(handle -> "handle " + handle).orElse("no handle");
    }

    static String ownerText(AllocationBlock block) {
        return block.affinity().orElse("");
    }

    /** Returns the name of the first pool that contains an address, empty if none does. */
    String poolOf(IpAddress address) {
        return firstOf(pool -> pool.cidr().contains(address));
    }

    /** Returns the name of the first pool that contains an address and of which addresses may be assigned, else empty. */
    String activePoolOf(IpAddress address) {
        return firstOf(pool -> !pool.pool().disabled() && pool.cidr().contains(address));
    }

    private String firstOf(Predicate<PoolRange> wanted) {
        for (PoolRange pool : pools) {
            if (wanted.test(pool)) {
                return pool.pool().name();
            }
        }
        return "";
    }

    /** Returns whether there is a block of this very range. */
    boolean hasBlock(Cidr cidr) {
        return byCidr.containsKey(cidr);
    }

    /** Returns the blocks that contain an address, of whatever size. */
    List<AllocationBlock> holding(IpAddress address) {
        List<AllocationBlock> found = new ArrayList<>();
        for (int prefix : prefixes) {
            if (prefix <= address.family().bits()) {
                AllocationBlock block = byCidr.get(Cidr.of(address, prefix));
                if (block != null) {
                    found.add(block);
                }
            }
        }
        return found;
    }

    /** Returns whether an owner is a node that doesn't exist; where no node is known at all, none counts as gone. */
    boolean isGone(AffinityOwner owner) {
        return owner.type() == AffinityType.HOST && !nodes.isEmpty() && !nodes.contains(owner.host());
    }

    List<BlockUse> blockUse() {
        return uses;
    }

    List<OwnerUse> ownerUse() {
        List<OwnerUse> owners = new ArrayList<>();
        byOwner.forEach((owner, tally) -> owners.add(new OwnerUse(
                owner,
                AffinityOwner.ofText(owner).filter(known -> !isGone(known)).isPresent(),
                tally.blocks,
                tally.addresses,
                tally.used,
                tally.lent,
                tally.borrowed,
                tally.empty)));
        return owners;
    }

    List<PoolUse> poolUse() {
        List<PoolUse> uses = new ArrayList<>();
        for (PoolRange pool : pools) {
            int prefix = pool.pool().effectiveBlockSize();
            int exponent = prefix - pool.cidr().prefixLength();
            uses.add(use(
                    pool.pool().name(),
                    pool.cidr(),
                    prefix,
                    pool.pool().disabled(),
                    exponent < 0 ? BigInteger.ZERO : BigInteger.ONE.shiftLeft(exponent)));
        }
        if (byPool.containsKey(NO_POOL)) {
            uses.add(use(NO_POOL, Cidr.parse("0.0.0.0/0"), 0, true, BigInteger.ZERO));
        }
        return uses;
    }

    private PoolUse use(String name, Cidr cidr, int prefix, boolean disabled, BigInteger possible) {
        Tally tally = byPool.getOrDefault(name, new Tally());
        return new PoolUse(
                name,
                cidr,
                prefix,
                disabled,
                name.equals(NO_POOL) ? BigInteger.valueOf(tally.addresses) : cidr.size(),
                tally.used,
                tally.lent,
                tally.blocks,
                possible,
                tally.empty,
                tally.addresses - tally.used);
    }
}
