// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.net.Cidr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the counts of handles: raised before a block is written, lowered after. */
final class Handles {
    private final Context context;

    Handles(Context context) {
        this.context = context;
    }

    /** Raises the count of a block; returns the handle as written. */
    IpamStore.Entry<AllocationHandle> increase(String handle, Cidr block, int count, int maxPerHandle) {
        return increase(handle, block, count, count, maxPerHandle);
    }

    /** Does the same as one of the first steps to a larger number of addresses, all of which the handle may hold or none. */
    IpamStore.Entry<AllocationHandle> increase(String handle, Cidr block, int count, int wanted, int maxPerHandle) {
        IpamKey.HandleKey key = new IpamKey.HandleKey(handle);
        int failures = 0;
        if (!context.exact && maxPerHandle == 0) {
            IpamStore.Entry<AllocationHandle> created = created(key, block, count);
            if (created != null) {
                return created;
            }
        }
        for (int attempt = 0; attempt < context.retries() && failures < Context.RETRIES; attempt++) {
            Optional<IpamStore.Entry<AllocationHandle>> entry = context.store.get(key);
            AllocationHandle current = entry.isPresent() ? entry.get().value() : AllocationHandle.empty();
            if (maxPerHandle > 0 && current.count(block.family()) + wanted > maxPerHandle) {
                throw new IpamException(
                        IpamError.MAX_ALLOC_REACHED,
                        "handle " + handle + " may hold no more than " + maxPerHandle + " addresses");
            }
            AllocationHandle next = current.with(block, current.count(block) + count);
            try {
                return entry.isPresent() ? context.store.update(entry.get(), next) : context.store.create(key, next);
            } catch (IpamException e) {
                failures += e.is(IpamError.DATASTORE) ? 1 : 0;
                Context.lostRace(attempt);
            }
        }
        throw Context.tooManyRetries();
    }

    /** Returns whether a new handle and a block can be written at once. */
    boolean isWrittenJointly(int maxPerHandle) {
        return context.joint != null && maxPerHandle == 0;
    }

    /** Writes a new handle that counts addresses of a block together with that block; returns whether it did. */
    boolean createWith(String handle, int count, IpamStore.Entry<AllocationBlock> read, AllocationBlock block) {
        JointWrites joint = context.joint;
        return joint != null
                && joint.updateAndCreate(
                        read, block, new IpamKey.HandleKey(handle), AllocationHandle.of(block.cidr(), count));
    }

    /** Writes a new handle, as most are; returns {@code null} if there is one already. */
    private IpamStore.@Nullable Entry<AllocationHandle> created(IpamKey.HandleKey key, Cidr block, int count) {
        try {
            return context.store.create(key, AllocationHandle.of(block, count));
        } catch (IpamException e) {
            return null;
        }
    }

    /** Takes back what {@link #increase} has counted and no written block stands for. */
    void giveBack(String handle, Cidr block, int count, IpamStore.Entry<AllocationHandle> written) {
        if (context.exact) {
            decreaseQuietly(handle, block, count);
            return;
        }
        try {
            write(written, lowered(written.value(), block, count));
        } catch (IpamException e) {
            giveBackAmongOthers(new IpamKey.HandleKey(handle), block, count);
        }
    }

    private static AllocationHandle lowered(AllocationHandle held, Cidr block, int count) {
        int left = held.count(block) - count;
        return left <= 0 ? held.without(block) : held.with(block, left);
    }

    /*
     * Somebody else has written the handle since it was raised. If that was a release, the count may be gone already, and
     * what is counted now belongs to others. So it is lowered only if enough is left for all that the block holds, and
     * the block is written before, so that whoever has counted and not yet written it must count anew. That too little is
     * left is sure only if nobody has counted between the two reads.
     */
    void giveBackAmongOthers(IpamKey.HandleKey key, Cidr cidr, int count) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                IpamStore.Entry<AllocationHandle> held = context.store.get(key).orElse(null);
                if (held == null || held.value().count(cidr) < count) {
                    return;
                }
                var block = context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
                int needed = block == null
                        ? 0
                        : block.value().addressesOf(key.handle()).size();
                if (held.value().count(cidr) - count < needed) {
                    if (isStill(held)) {
                        return;
                    }
                    Context.lostRace(attempt);
                    continue;
                }
                if (block != null) {
                    Releases.writeOrDelete(context, block, block.value().edit(), true);
                }
                write(held, lowered(held.value(), cidr, count));
                return;
            } catch (IpamException e) {
                if (!e.is(IpamError.UPDATE_CONFLICT) && !e.is(IpamError.DOES_NOT_EXIST)) {
                    return;
                }
                Context.lostRace(attempt);
            }
        }
    }

    private boolean isStill(IpamStore.Entry<AllocationHandle> held) {
        return context.store
                .get(held.key())
                .filter(now -> now.revision() == held.revision())
                .isPresent();
    }

    /** Lowers the count of a block; whatever stands in the way is ignored, since the count is a hint. */
    void decreaseQuietly(String handle, Cidr block, int count) {
        try {
            decrease(handle, block, count);
        } catch (IpamException e) {
            assert !e.is(IpamError.INVALID_ARGUMENT) : e;
        }
    }

    /**
     * Does the same with a handle that has been read already, which need not be stored under the given name.
     *
     * @return the handle as it is known now; the next call makes good for a write that failed
     */
    IpamStore.Entry<AllocationHandle> decreaseQuietly(
            String handle, Cidr block, int count, IpamStore.Entry<AllocationHandle> known) {
        AllocationHandle next;
        try {
            next = lowered(known, block, count);
        } catch (IpamException e) {
            return known;
        }
        try {
            return write(known, next);
        } catch (IpamException e) {
            if (e.is(IpamError.UPDATE_CONFLICT)) {
                decreaseQuietly(handle, block, count);
            }
            return new IpamStore.Entry<>(known.key(), next, known.revision());
        }
    }

    private void decrease(String handle, Cidr block, int count) {
        IpamKey.HandleKey key = new IpamKey.HandleKey(handle);
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationHandle> entry = context.store
                    .get(key)
                    .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, "no handle " + handle));
            try {
                write(entry, lowered(entry, block, count));
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

    private static AllocationHandle lowered(IpamStore.Entry<AllocationHandle> entry, Cidr block, int count) {
        int left = entry.value().count(block) - count;
        if (left < 0) {
            throw new IpamException(
                    IpamError.OTHER, entry.key().path() + " has fewer than " + count + " addresses in " + block);
        }
        return lowered(entry.value(), block, count);
    }

    /** Returns the handle as written, without counts if it is gone. */
    @CanIgnoreReturnValue
    private IpamStore.Entry<AllocationHandle> write(IpamStore.Entry<AllocationHandle> entry, AllocationHandle next) {
        if (!next.isEmpty()) {
            return context.store.update(entry, next);
        }
        try {
            context.store.delete(entry);
        } catch (IpamException e) {
            if (!e.is(IpamError.DOES_NOT_EXIST)) {
                throw e;
            }
        }
        return new IpamStore.Entry<>(entry.key(), next, entry.revision());
    }
}
