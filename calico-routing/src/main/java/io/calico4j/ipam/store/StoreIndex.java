// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of a store over its own content, fed with every change while the changed key is still locked.
 *
 * <p>Most changes take an address or give one back and alter no answer; they cost a few comparisons.
 */
final class StoreIndex implements IpamIndex {
    private record OwnerFamily(AffinityOwner owner, IpFamily family) {
        @Override
        public boolean equals(@Nullable Object object) {
            return object instanceof OwnerFamily other && family == other.family && owner.equals(other.owner);
        }

        @Override
        public int hashCode() {
            return 2 * owner.hashCode() + family.version();
        }
    }

    private final ConcurrentHashMap<OwnerFamily, OwnerIndex> owners = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, BlockRuns> sizes = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<String, Cidr> byPath = new ConcurrentSkipListMap<>();

    void affinityChanged(IpamKey.AffinityKey key, @Nullable BlockAffinity value) {
        ownerIndex(key.owner(), key.cidr().family()).affinityIs(key.cidr(), value);
    }

    void blockChanged(Cidr cidr, @Nullable AllocationBlock before, @Nullable AllocationBlock after) {
        boolean freeBefore = before != null && before.freeCount() > 0;
        boolean freeAfter = after != null && after.freeCount() > 0;
        boolean sameOwner = before != null && after != null && before.hasSameAffinityAs(after);
        boolean emptyBefore = before != null && before.isEmpty();
        boolean emptyAfter = after != null && after.isEmpty();
        if (sameOwner && freeBefore == freeAfter && emptyBefore == emptyAfter) {
            return;
        }
        BlockRuns runs = runs(cidr);
        if (before == null && after != null) {
            runs.add(cidr);
            byPath.put(new IpamKey.BlockKey(cidr).path(), cidr);
        } else if (after == null) {
            runs.remove(cidr);
            byPath.remove(new IpamKey.BlockKey(cidr).path());
        }
        if (freeBefore != freeAfter) {
            runs.noteFree(cidr, freeAfter);
        }
        if ((freeBefore && emptyBefore) != (freeAfter && emptyAfter)) {
            runs.noteEmpty(cidr, freeAfter && emptyAfter);
        }
        if (!sameOwner && before != null) {
            before.owner().ifPresent(owner -> ownerIndex(owner, cidr.family()).blockIs(cidr, false, false));
        }
        if (after != null) {
            after.owner().ifPresent(owner -> ownerIndex(owner, cidr.family()).blockIs(cidr, true, freeAfter));
        }
    }

    private OwnerIndex ownerIndex(AffinityOwner owner, IpFamily family) {
        OwnerFamily key = new OwnerFamily(owner, family);
        OwnerIndex index = owners.get(key);
        return index != null ? index : owners.computeIfAbsent(key, k -> new OwnerIndex());
    }

    private BlockRuns runs(Cidr cidr) {
        int size = cidr.prefixLength() + (cidr.isV4() ? 0 : 256);
        BlockRuns runs = sizes.get(size);
        return runs != null ? runs : sizes.computeIfAbsent(size, s -> new BlockRuns(cidr.prefixLength()));
    }

    private @Nullable OwnerIndex known(AffinityOwner owner, IpFamily family) {
        return owners.get(new OwnerFamily(owner, family));
    }

    @Override
    public List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family) {
        OwnerIndex index = known(owner, family);
        return index == null ? List.of() : index.affine();
    }

    @Override
    public List<Cidr> openBlocks(AffinityOwner owner, IpFamily family) {
        OwnerIndex index = known(owner, family);
        return index == null ? List.of() : index.open();
    }

    @Override
    public @Nullable Cidr firstMissing(Cidr from, Cidr to) {
        return runs(from).firstMissing(from, to);
    }

    @Override
    public List<Cidr> ownWithFree(AffinityOwner owner, Cidr pool, int blockPrefix) {
        OwnerIndex index = known(owner, pool.family());
        if (index == null || index.ownWithFree().isEmpty()) {
            return List.of();
        }
        return index.ownWithFree().stream()
                .filter(block -> block.prefixLength() == blockPrefix && pool.contains(block))
                .toList();
    }

    @Override
    public @Nullable Cidr nextWithFree(Cidr from, Cidr to) {
        return runs(from).nextWithFree(from, to);
    }

    @Override
    public @Nullable Cidr nextEmpty(Cidr from, Cidr to) {
        return runs(from).nextEmpty(from, to);
    }

    @Override
    public Optional<Cidr> blockOf(IpAddress address) {
        return byPath.values().stream().filter(block -> block.contains(address)).findFirst();
    }
}
