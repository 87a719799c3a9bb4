// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.net.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Creates and deletes pools with Calico's checks, and measures their use. */
final class PoolOperations {
    private static final Duration SETTLE = Duration.ofMillis(500);

    private final Context context;

    PoolOperations(Context context) {
        this.context = context;
    }

    void create(IpamPool pool) {
        Cidr cidr = Cidr.tryParse(pool.cidr()).orElseThrow(() -> invalid(pool, "its range doesn't parse"));
        int size = pool.effectiveBlockSize();
        int smallest = cidr.isV4() ? 20 : 116;
        if (size < smallest || size > cidr.family().bits()) {
            throw invalid(
                    pool,
                    "the block size must be " + smallest + ".." + cidr.family().bits());
        }
        if (!pool.disabled() && cidr.prefixLength() > size) {
            throw invalid(pool, "it is smaller than one of its blocks");
        }
        checkUses(pool);
        for (IpamStore.Entry<IpamPool> other : context.store.list(IpamRange.pools())) {
            if (other.value().range().filter(cidr::overlaps).isPresent()) {
                throw invalid(pool, "it overlaps pool " + other.value().name());
            }
        }
        for (var block : context.store.list(IpamRange.blocks(cidr.family()))) {
            if (block.value().cidr().overlaps(cidr) && block.value().cidr().prefixLength() != size) {
                throw invalid(pool, "block " + block.value().cidr() + " of another size exists inside it");
            }
        }
        context.store.create(new IpamKey.PoolKey(pool.name()), pool);
    }

    private static void checkUses(IpamPool pool) {
        if (pool.allowedUses().contains(PoolUse.LOAD_BALANCER.text())
                && pool.allowedUses().stream().distinct().count() > 1) {
            throw invalid(pool, "a pool for load balancers can't be for anything else");
        }
    }

    private static IpamException invalid(IpamPool pool, String why) {
        return new IpamException(IpamError.VALIDATION, "pool " + pool.name() + ": " + why);
    }

    void delete(String name, AffinityOperations affinities) {
        IpamKey.PoolKey key = new IpamKey.PoolKey(name);
        IpamStore.Entry<IpamPool> entry = context.store
                .get(key)
                .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, "no pool " + name));
        if (!entry.value().disabled()) {
            checkUses(entry.value());
            entry = context.store.update(entry, entry.value().withDisabled(true));
        }
        Optional<Cidr> range = entry.value().range();
        if (range.isPresent()) {
            context.clock.pause(SETTLE);
            affinities.releasePool(range.get());
        }
        IpamStore.Entry<IpamPool> last = context.store.get(key).orElse(entry);
        context.store.delete(last);
    }

    List<PoolUtilization> utilization(List<String> wanted) {
        List<PoolUtilization> pools = new ArrayList<>();
        List<List<PoolUtilization.Block>> blocks = new ArrayList<>();
        for (UsablePool pool : context.pools.all()) {
            if (wanted.isEmpty() || wanted.contains(pool.pool.name()) || wanted.contains(pool.pool.cidr())) {
                pools.add(new PoolUtilization(pool.pool.name(), pool.cidr, List.of()));
                blocks.add(new ArrayList<>());
            }
        }
        if (wanted.isEmpty()) {
            pools.add(new PoolUtilization(PoolUtilization.ORPHANED, Cidr.parse("0.0.0.0/0"), List.of()));
            blocks.add(new ArrayList<>());
        }
        for (var entry : context.store.list(IpamRange.blocks())) {
            var block = entry.value();
            for (int i = 0; i < pools.size(); i++) {
                if (pools.get(i).cidr().overlaps(block.cidr())) {
                    blocks.get(i).add(new PoolUtilization.Block(block.cidr(), block.size(), block.freeCount()));
                    break;
                }
            }
        }
        List<PoolUtilization> filled = new ArrayList<>();
        for (int i = 0; i < pools.size(); i++) {
            filled.add(new PoolUtilization(pools.get(i).name(), pools.get(i).cidr(), blocks.get(i)));
        }
        return filled;
    }
}
