// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.net.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * The release of all addresses of one handle, after which it counts nothing, whatever a crash has left in it.
 *
 * <p>Confined to one thread and used once.
 */
final class HandleRelease {
    /*
     * Who assigns reads the block, raises the count, and writes the block. A count of a block may therefore belong to an
     * assignment that is under way, or be what a crash has left of one. To tell them apart the block is written, even if
     * nothing is freed in it: an assignment under way has read it before, so its own write fails, and it counts anew.
     * After that the count can go as a whole, provided that the handle is still as it was read before the block.
     */
    private final Context context;
    private final String handle;
    private IpamStore.@Nullable Entry<AllocationHandle> held;

    HandleRelease(Context context, String handle, IpamStore.Entry<AllocationHandle> held) {
        this.context = context;
        this.handle = handle;
        this.held = held;
    }

    /** Frees what the handle holds in a block, and drops its count there. */
    void releaseIn(Cidr cidr) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationBlock> block =
                    context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
            if (block == null) {
                drop(cidr, 0);
                return;
            }
            BlockEditor editor = block.value().edit();
            int freed = editor.releaseByHandle(handle, true);
            if (releasedJointly(block, editor, cidr)) {
                dropIfUnselected(block.value(), freed);
                return;
            }
            try {
                Releases.writeOrDelete(context, block, editor, true);
            } catch (IpamException e) {
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
                continue;
            }
            drop(cidr, freed);
            dropIfUnselected(block.value(), freed);
            return;
        }
        throw Context.tooManyRetries();
    }

    private void dropIfUnselected(AllocationBlock block, int freed) {
        if (freed > 0) {
            context.affinities.dropIfUnselected(block);
        }
    }

    /** Writes the block and removes the handle, which names no other, at once; if that can't be, nothing is done. */
    private boolean releasedJointly(IpamStore.Entry<AllocationBlock> block, BlockEditor editor, Cidr cidr) {
        IpamStore.Entry<AllocationHandle> read = held;
        JointWrites joint = context.joint;
        if (joint == null || read == null || !read.value().without(cidr).isEmpty()) {
            return false;
        }
        if (block.value().isUnowned()) {
            return false;
        }
        AllocationBlock changed = editor.toBlock().edit().nextSequenceNumber().toBlock();
        if (!joint.updateAndDelete(block, changed, read)) {
            return false;
        }
        held = null;
        return true;
    }

    /** Drops the count of a block; where the handle has changed since it was read, only what was freed. */
    private void drop(Cidr cidr, int freed) {
        IpamStore.Entry<AllocationHandle> read = held;
        if (read != null) {
            try {
                AllocationHandle rest = read.value().without(cidr);
                if (rest.isEmpty()) {
                    context.store.delete(read);
                    held = null;
                } else {
                    held = context.store.update(read, rest);
                }
                return;
            } catch (IpamException e) {
                held = null;
            }
        }
        if (freed > 0) {
            context.handles.giveBackAmongOthers(new IpamKey.HandleKey(handle), cidr, freed);
        }
    }
}
