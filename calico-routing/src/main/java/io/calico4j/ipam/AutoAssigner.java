// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.BlockWalk;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One family's part of an automatic assignment: from the host's own blocks, then from new ones, then borrowed.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/ipam/ipam.go. Confined to one thread and used once.
 */
final class AutoAssigner {
    private static final int DEFAULT_BLOCK_LIMIT = 20;

    private final Context context;
    private final AutoAssignRequest request;
    private final IpFamily family;
    private final int wanted;
    private final AffinityOwner owner;
    private final @Nullable String handle;
    private final AllocationAttribute holder;
    private final List<AssignedAddress> given;
    private final List<String> messages = new ArrayList<>(0);
    private ReservedAddresses reserved = ReservedAddresses.none();
    private boolean started;
    private boolean mayWriteJointly = true;
    private @Nullable IpamException failure;

    AutoAssigner(Context context, AutoAssignRequest request, IpFamily family) {
        this.context = context;
        this.request = request;
        this.family = family;
        this.wanted = request.count(family);
        this.owner = Context.ownerOf(request.host(), request.use());
        this.handle = request.handle().orElse(null);
        this.holder = AllocationAttribute.of(handle, request.attributes().orElse(null));
        this.given = new ArrayList<>(Math.min(wanted, 16));
    }

    /** Assigns what it can; nothing is thrown. */
    void run() {
        try {
            assign();
        } catch (IpamException e) {
            failure = e;
        }
    }

    Optional<IpamFailure> failure() {
        return Optional.ofNullable(failure).map(IpamFailure::of);
    }

    /** Returns what was given, absent if it failed before anything was tried. */
    Optional<Assignment> assignment() {
        return started
                ? Optional.of(new Assignment(family, wanted, given, messages, request.hostReservation(family)))
                : Optional.empty();
    }

    private void assign() {
        PoolUse use = request.use()
                .orElseThrow(() -> new IpamException(IpamError.USE_REQUIRED, "the intended use must be given"));
        if (!context.exact && handle != null && handle.isEmpty()) {
            throw new IpamException(IpamError.INVALID_ARGUMENT, "a handle can't be empty");
        }
        reserved = context.pools.reserved();
        HostReservation reservation = request.hostReservation(family).orElse(null);
        PoolChoice choice = PoolChoice.of(
                context,
                new PoolChoice.Question(
                        owner, family, request.pools(family), request.namespaceLabels(), use, reservation, false));
        IpamConfig config = context.settings.read();
        started = true;
        fromOwnBlocks(choice, config, new BlockSearch(context, owner, choice, reservation, reserved));
        if (!config.strictAffinity() && remaining() > 0) {
            borrow(choice);
        }
    }

    private int remaining() {
        return wanted - given.size();
    }

    private int blockLimit(IpamConfig config) {
        int limit = request.maxBlocks();
        if (limit == 0 || (config.maxBlocksPerHost() > 0 && limit > config.maxBlocksPerHost())) {
            limit = config.maxBlocksPerHost();
        }
        return limit == 0 ? DEFAULT_BLOCK_LIMIT : limit;
    }

    private void fromOwnBlocks(PoolChoice choice, IpamConfig config, BlockSearch search) {
        int limit = blockLimit(config);
        int owned = choice.owned();
        while (remaining() > 0) {
            BlockSearch.Found found;
            try {
                found = search.next(1, limit <= 0 || owned < limit);
            } catch (IpamException e) {
                if (e.is(IpamError.NO_FREE_BLOCKS)) {
                    if (config.strictAffinity()) {
                        remark("No more free affine blocks and strict affinity enabled");
                    }
                    return;
                }
                if (e.is(IpamError.BLOCK_LIMIT)) {
                    remark("Need to allocate an IPAM block but could not - limit of " + limit
                            + " blocks reached for this node");
                }
                throw e;
            }
            owned += found.claimed() ? 1 : 0;
            takeFromOwn(found.block(), config.strictAffinity());
        }
    }

    private void takeFromOwn(IpamStore.Entry<AllocationBlock> found, boolean strict) {
        IpamStore.Entry<AllocationBlock> block = found;
        BlockEditor editor = block.value().edit();
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            try {
                boolean unused = take(block, editor, strict);
                return;
            } catch (IpamException e) {
                if (e.is(IpamError.UPDATE_CONFLICT)) {
                    var again = reread(block.value().cidr());
                    if (again == null) {
                        return;
                    }
                    block = again;
                    editor = block.value().edit();
                    Context.lostRace(attempt);
                } else if (e.is(IpamError.MAX_ALLOC_REACHED)) {
                    if (reuse(e) || attempt + 1 >= Context.RETRIES) {
                        return;
                    }
                } else {
                    remark("Failed to assign IPs in newly allocated block");
                    return;
                }
            }
        }
    }

    private IpamStore.@Nullable Entry<AllocationBlock> reread(Cidr cidr) {
        try {
            return context.affinities.block(cidr);
        } catch (IpamException e) {
            return null;
        }
    }

    /** Takes from a block and writes it; the handle is counted first, and given back if the block can't be written. */
    private boolean take(IpamStore.Entry<AllocationBlock> block, BlockEditor editor, boolean strict) {
        if (strict) {
            checkAffinity(block.value(), owner);
        }
        Cidr cidr = block.value().cidr();
        int asked = remaining();
        int[] ordinals = editor.take(holder, asked, reserved);
        if (ordinals.length == 0) {
            return false;
        }
        if (handle != null && mayWriteJointly && context.handles.isWrittenJointly(request.maxPerHandle())) {
            takeJointly(block, editor, handle, ordinals);
            return true;
        }
        int counted = context.exact ? asked : ordinals.length;
        IpamStore.Entry<AllocationHandle> written =
                handle == null ? null : context.handles.increase(handle, cidr, counted, asked, request.maxPerHandle());
        try {
            context.affinities.writeSurely(block, editor);
        } catch (IpamException e) {
            if (handle != null && written != null && Affinities.surelyFailed(context, e)) {
                context.handles.giveBack(handle, cidr, counted, written);
            }
            throw e;
        }
        give(cidr, ordinals);
        return true;
    }

    private void give(Cidr cidr, int[] ordinals) {
        for (int ordinal : ordinals) {
            given.add(AssignedAddress.in(cidr, ordinal));
        }
    }

    /** Writes a new handle and the block at once; if that can't be, the caller begins anew and writes one by one. */
    private void takeJointly(
            IpamStore.Entry<AllocationBlock> block, BlockEditor editor, String newHandle, int[] ordinals) {
        mayWriteJointly = false;
        AllocationBlock next = editor.nextSequenceNumber().toBlock();
        context.affinities.writeSurely(block, next, () -> {
            if (!context.handles.createWith(newHandle, ordinals.length, block, next)) {
                throw new IpamException(IpamError.UPDATE_CONFLICT, "the handle exists, or the block has changed");
            }
        });
        give(next.cidr(), ordinals);
    }

    static void checkAffinity(AllocationBlock block, AffinityOwner owner) {
        if (block.isUnowned()) {
            throw new IpamException(IpamError.NO_AFFINITY, "block " + block.cidr() + " has no owner");
        }
        if (!block.isAffineTo(owner)) {
            throw new IpamException(IpamError.AFFINITY_MISMATCH, "block " + block.cidr() + " is not of " + owner);
        }
    }

    /** Uses what a full handle holds already, if that is enough; otherwise another client may be about to add to it. */
    private boolean reuse(IpamException reached) {
        List<IpAddress> held = List.of();
        try {
            held = heldAddresses(context, String.valueOf(handle), family);
        } catch (IpamException e) {
            assert !e.is(IpamError.MAX_ALLOC_REACHED) : e;
        }
        if (held.size() >= wanted) {
            held.subList(0, wanted).forEach(address -> given.add(AssignedAddress.single(address)));
            return true;
        }
        if (!context.exact) {
            throw reached;
        }
        return false;
    }

    static List<IpAddress> heldAddresses(Context context, String handle, IpFamily family) {
        return Releases.addressesOf(context, handle).stream()
                .filter(address -> address.family() == family)
                .toList();
    }

    private void borrow(PoolChoice choice) {
        List<String> exhausted = new ArrayList<>(1);
        for (UsablePool pool : choice.allowed()) {
            BlockWalk walk = BlockWalk.of(pool.cidr, pool.blockSize, owner.host(), context.clock.epochNanos());
            for (Cidr cidr : context.finder.borrowable(walk)) {
                if (remaining() <= 0) {
                    break;
                }
                if (!reserved.coversWholly(cidr) && !borrowFrom(cidr)) {
                    return;
                }
            }
            if (remaining() > 0) {
                exhausted.add(pool.pool.cidr());
            }
        }
        if (!exhausted.isEmpty()) {
            remark("No IPs available in pools: [" + String.join(" ", exhausted) + "]");
        }
    }

    /** Borrows from a block; returns whether to look further. */
    private boolean borrowFrom(Cidr cidr) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationBlock> block = reread(cidr);
            if (block == null) {
                return true;
            }
            try {
                boolean unused = take(block, block.value().edit(), false);
                return true;
            } catch (IpamException e) {
                if (e.is(IpamError.MAX_ALLOC_REACHED)) {
                    if (reuse(e)) {
                        return false;
                    }
                    if (attempt + 1 >= Context.RETRIES) {
                        return true;
                    }
                } else if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    return true;
                }
                Context.lostRace(attempt);
            }
        }
        return true;
    }

    private void remark(String message) {
        if (!messages.contains(message)) {
            messages.add(message);
        }
    }
}
