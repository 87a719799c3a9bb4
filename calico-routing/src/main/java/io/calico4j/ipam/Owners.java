// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and changes who is noted as the owner of an address. */
final class Owners {
    private final Context context;

    Owners(Context context) {
        this.context = context;
    }

    AllocationAttribute attributesOf(IpAddress address) {
        UsablePool pool = context.pools.enabledPoolOf(address);
        if (pool == null) {
            throw new IpamException(IpamError.DOES_NOT_EXIST, address + " is in no enabled pool");
        }
        AllocationBlock block = context.affinities.block(pool.blockOf(address)).value();
        AllocationAttribute holder = holder(block, address);
        return AllocationAttribute.of(
                holder.handle().map(AllocationAttribute::sanitized).orElse(null),
                holder.active().orElse(null),
                holder.alternate().orElse(null));
    }

    private static AllocationAttribute holder(AllocationBlock block, IpAddress address) {
        int ordinal = block.ordinal(address)
                .orElseThrow(() -> new IpamException(IpamError.OTHER, address + " is not in its block"));
        AllocationAttribute holder = block.holder(ordinal);
        if (holder == null) {
            throw new IpamException(IpamError.DOES_NOT_EXIST, address + " is not assigned");
        }
        return holder;
    }

    void change(IpAddress address, String handle, OwnerUpdate update, OwnerUpdate.Preconditions expected) {
        update.check();
        expected.check();
        UsablePool pool = context.pools.enabledPoolOf(address);
        if (pool == null) {
            throw new IpamException(IpamError.NOT_IN_POOL, address + " is in no enabled pool");
        }
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationBlock> block = context.store
                    .get(new IpamKey.BlockKey(pool.blockOf(address)))
                    .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, "no block of " + address));
            AllocationAttribute holder = holder(block.value(), address);
            BlockEditor editor = block.value().edit();
            int ordinal = block.value().ordinal(address).orElseThrow();
            editor.replaceHolder(ordinal, changed(holder, handle, update, expected));
            try {
                IpamStore.Entry<AllocationBlock> unused = context.affinities.write(block, editor);
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

    private static AllocationAttribute changed(
            AllocationAttribute holder, String handle, OwnerUpdate update, OwnerUpdate.Preconditions expected) {
        if (!handle.equals(holder.handle().map(AllocationAttribute::sanitized).orElse(null))) {
            throw new IpamException(IpamError.WRONG_HANDLE, "the address is held under another handle");
        }
        OwnerAttributes active = holder.active().orElse(null);
        OwnerAttributes alternate = holder.alternate().orElse(null);
        if (update.changesActive()) {
            expect(active, expected.active(), expected.activeEmpty());
            active = update.active().orElse(null);
        }
        if (update.changesAlternate()) {
            expect(alternate, expected.alternate(), expected.alternateEmpty());
            alternate = update.alternate().orElse(null);
        }
        return holder.withOwners(active, alternate);
    }

    private static void expect(@Nullable OwnerAttributes now, Optional<OwnerUpdate.Expected> expected, boolean empty) {
        boolean none = now == null || now.isEmpty();
        if ((empty && !none) || (expected.isPresent() && !expected.get().matches(now))) {
            throw new IpamException(IpamError.UPDATE_CONFLICT, "the address has another owner than expected");
        }
    }
}
