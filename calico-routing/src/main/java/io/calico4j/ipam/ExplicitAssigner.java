// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assigns one chosen address. Authority: Calico v3.32, libcalico-go/lib/ipam/ipam.go. Confined to one thread and used
 * once.
 */
final class ExplicitAssigner {
    private final Context context;
    private final AssignIpRequest request;
    private final AffinityOwner owner;
    private final IpAddress address;
    private final @Nullable String handle;
    private IpamStore.@Nullable Entry<AllocationHandle> counted;

    ExplicitAssigner(Context context, AssignIpRequest request) {
        this.context = context;
        this.request = request;
        this.owner = Context.ownerOf(request.host(), request.use());
        this.address = request.address();
        this.handle = request.handle().orElse(null);
    }

    void run() {
        UsablePool pool = context.pools.enabledPoolOf(address);
        if (pool == null) {
            throw new IpamException(IpamError.NOT_IN_POOL, address + " is in no enabled pool");
        }
        if (!context.exact && handle != null && handle.isEmpty()) {
            throw new IpamException(IpamError.INVALID_ARGUMENT, "a handle can't be empty");
        }
        IpamConfig config = context.settings.read();
        Cidr cidr = pool.blockOf(address);
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                if (assign(cidr, config)) {
                    giveBack(cidr);
                    return;
                }
            } catch (IpamException e) {
                giveBack(cidr);
                throw e;
            }
            giveBack(cidr);
            Context.lostRace(attempt);
        }
        throw Context.tooManyRetries();
    }

    /** Takes back a count that no written block stands for; Calico doesn't. */
    private void giveBack(Cidr cidr) {
        IpamStore.Entry<AllocationHandle> written = counted;
        if (written != null && handle != null && !context.exact) {
            counted = null;
            context.handles.giveBack(handle, cidr, 1, written);
        }
    }

    /** Tries once; returns whether the address is assigned. */
    private boolean assign(Cidr cidr, IpamConfig config) {
        IpamStore.Entry<AllocationBlock> block =
                context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
        boolean strict = config.strictAffinity();
        if (block == null) {
            strict = context.settings.read().strictAffinity();
            try {
                IpamStore.Entry<BlockAffinity> affinity = context.affinities.announce(owner, cidr);
                block = context.affinities.claim(
                        affinity, owner, cidr, request.hostReservation().orElse(null));
            } catch (IpamException e) {
                boolean lost = e.is(IpamError.BLOCK_CLAIM_CONFLICT) || e.is(IpamError.DOES_NOT_EXIST);
                if (e.is(IpamError.UPDATE_CONFLICT) || (lost && !context.exact)) {
                    return false;
                }
                throw e;
            }
        }
        if (strict) {
            AutoAssigner.checkAffinity(block.value(), owner);
        }
        return take(block);
    }

    private boolean take(IpamStore.Entry<AllocationBlock> block) {
        int ordinal = block.value()
                .ordinal(address)
                .orElseThrow(() -> new IpamException(IpamError.OTHER, address + " is not in its block"));
        BlockEditor editor = block.value().edit();
        AllocationAttribute holder =
                AllocationAttribute.of(handle, request.attributes().orElse(null));
        if (!editor.assign(ordinal, holder)) {
            if (isOurs(editor.holder(ordinal))) {
                return true;
            }
            throw new IpamException(IpamError.ALREADY_EXISTS, address + " is assigned already");
        }
        if (handle != null && (context.exact || counted == null)) {
            Boolean held = countOrFind(handle, block.value().cidr());
            if (held != null) {
                return held;
            }
        }
        try {
            context.affinities.writeSurely(block, editor);
            counted = null;
            return true;
        } catch (IpamException e) {
            if (e.is(IpamError.UPDATE_CONFLICT)) {
                return false;
            }
            IpamStore.Entry<AllocationHandle> written = counted;
            counted = null;
            if (handle != null && written != null && Affinities.surelyFailed(context, e)) {
                context.handles.giveBack(handle, block.value().cidr(), 1, written);
            }
            throw e;
        }
    }

    private boolean isOurs(@Nullable AllocationAttribute holder) {
        return handle != null
                && request.maxPerHandle() > 0
                && holder != null
                && handle.equals(
                        holder.handle().map(AllocationAttribute::sanitized).orElse(null));
    }

    /** Counts the address; returns {@code null} to go on, or whether the full handle holds the address already. */
    private @Nullable Boolean countOrFind(String id, Cidr cidr) {
        try {
            counted = context.handles.increase(id, cidr, 1, request.maxPerHandle());
            return null;
        } catch (IpamException e) {
            if (!e.is(IpamError.MAX_ALLOC_REACHED)) {
                throw e;
            }
            List<IpAddress> held = held(id);
            if (held.contains(address)) {
                return true;
            }
            if (held.isEmpty() && context.exact) {
                return false;
            }
            throw e;
        }
    }

    private List<IpAddress> held(String id) {
        try {
            return AutoAssigner.heldAddresses(context, id, address.family()).stream()
                    .limit(1)
                    .toList();
        } catch (IpamException e) {
            return List.of();
        }
    }
}
