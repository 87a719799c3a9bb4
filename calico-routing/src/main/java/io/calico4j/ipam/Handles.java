// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the counts of handles: raised before a block is written, lowered after. */
final class Handles {
    private final Context context;

    Handles(Context context) {
        this.context = context;
    }

    /** Raises the count of a block. */
    void increase(String handle, Cidr block, int count, int maxPerHandle) {
        IpamKey.HandleKey key = new IpamKey.HandleKey(handle);
        int failures = 0;
        if (!context.exact && maxPerHandle == 0 && created(key, block, count)) {
            return;
        }
        for (int attempt = 0; attempt < context.retries() && failures < Context.RETRIES; attempt++) {
            Optional<IpamStore.Entry<AllocationHandle>> entry = context.store.get(key);
            AllocationHandle current = entry.isPresent() ? entry.get().value() : AllocationHandle.empty();
            if (maxPerHandle > 0 && current.count(block.family()) + count > maxPerHandle) {
                throw new IpamException(
                        IpamError.MAX_ALLOC_REACHED,
                        "handle " + handle + " may hold no more than " + maxPerHandle + " addresses");
            }
            AllocationHandle next = current.with(block, current.count(block) + count);
            try {
                if (entry.isPresent()) {
                    context.store.update(entry.get(), next);
                } else {
                    context.store.create(key, next);
                }
                return;
            } catch (IpamException e) {
                failures += e.is(IpamError.DATASTORE) ? 1 : 0;
                Context.lostRace(attempt);
            }
        }
        throw Context.tooManyRetries();
    }

    /** Writes a new handle, as most are; returns whether there was none. */
    private boolean created(IpamKey.HandleKey key, Cidr block, int count) {
        try {
            context.store.create(key, AllocationHandle.empty().with(block, count));
            return true;
        } catch (IpamException e) {
            return false;
        }
    }

    /** Lowers the count of a block; whatever stands in the way is ignored, since the count is a hint. */
    void decreaseQuietly(String handle, Cidr block, int count, IpamStore.@Nullable Entry<AllocationHandle> known) {
        try {
            decrease(handle, block, count, known);
        } catch (IpamException e) {
            assert !e.is(IpamError.INVALID_ARGUMENT) : e;
        }
    }

    private void decrease(String handle, Cidr block, int count, IpamStore.@Nullable Entry<AllocationHandle> known) {
        IpamKey.HandleKey key = new IpamKey.HandleKey(handle);
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationHandle> entry = attempt == 0 && known != null
                    ? known
                    : context.store
                            .get(key)
                            .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, "no handle " + handle));
            AllocationHandle current = entry.value();
            int left = current.count(block) - count;
            if (left < 0) {
                throw new IpamException(
                        IpamError.OTHER, "handle " + handle + " has fewer than " + count + " addresses in " + block);
            }
            AllocationHandle next = left == 0 ? current.without(block) : current.with(block, left);
            try {
                write(entry, next);
                return;
            } catch (IpamException e) {
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
            }
        }
        throw Context.tooManyRetries();
    }

    private void write(IpamStore.Entry<AllocationHandle> entry, AllocationHandle next) {
        if (!next.isEmpty()) {
            context.store.update(entry, next);
            return;
        }
        try {
            context.store.delete(entry);
        } catch (IpamException e) {
            if (!e.is(IpamError.DOES_NOT_EXIST)) {
                throw e;
            }
        }
    }
}
