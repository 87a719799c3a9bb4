// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.resource.StoredValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.store.InMemoryResourceStore;
import io.calico4j.store.StoreClient;
import io.calico4j.store.StoreMode;
import io.calico4j.store.StoreResult;
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

    void create(IpamPool given) {
        List<IPPool> others = context.store.list(IpamRange.pools()).stream()
                .map(IpamStore.Entry::value)
                .filter(other -> !other.name().equals(given.name()) && overlap(other, given))
                .map(PoolOperations::resource)
                .toList();
        IpamPool pool = IpamResources.read(done(resources(others).create(resource(given))))
                .map(StoredValue::value)
                .map(IpamPool.class::cast)
                .orElseThrow();
        checkBlocks(pool, pool.range().orElseThrow());
        context.store.create(new IpamKey.PoolKey(pool.name()), pool);
    }

    /** Returns whether a pool is of interest to another one. */
    private static boolean overlap(IpamPool other, IpamPool given) {
        Optional<Cidr> range = given.range();
        return range.isPresent() && other.range().filter(range.get()::overlaps).isPresent();
    }

    private void checkBlocks(IpamPool pool, Cidr cidr) {
        for (var block : context.store.list(IpamRange.blocks(cidr.family()))) {
            if (block.value().cidr().overlaps(cidr)
                    && block.value().cidr().prefixLength() != pool.effectiveBlockSize()) {
                throw new IpamException(
                        IpamError.VALIDATION,
                        "pool " + pool.name() + ": block " + block.value().cidr()
                                + " of another size exists inside it");
            }
        }
    }

    /** Returns a store that takes and refuses pools as Calico's client does. */
    private static InMemoryResourceStore resources(List<IPPool> pools) {
        return InMemoryResourceStore.builder()
                .mode(StoreMode.KUBERNETES)
                .client(StoreClient.LIBRARY)
                .seeds(pools)
                .build();
    }

    private static IPPool resource(IpamPool pool) {
        return (IPPool)
                IpamResources.write(new IpamKey.PoolKey(pool.name()), pool).orElseThrow();
    }

    private static <R extends CalicoResource> R done(StoreResult<R> result) {
        result.error().ifPresent(error -> {
            throw new IpamException(IpamError.VALIDATION, error.toString());
        });
        return result.orElseThrow();
    }

    void delete(String name, AffinityOperations affinities) {
        IpamKey.PoolKey key = new IpamKey.PoolKey(name);
        IpamStore.Entry<IpamPool> entry = context.store
                .get(key)
                .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, "no pool " + name));
        if (!entry.value().disabled()) {
            IPPool resource = resource(entry.value());
            CalicoResource unused = done(resources(List.of(resource)).delete(resource.key()));
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
