// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gives addresses back, by address or by handle. Authority: Calico v3.32, libcalico-go/lib/ipam/ipam.go. */
final class Releases {
    private static final int FEW = 2;

    private final Context context;

    Releases(Context context) {
        this.context = context;
    }

    static List<IpAddress> addressesOf(Context context, String handle) {
        AllocationHandle held = context.store
                .get(new IpamKey.HandleKey(handle))
                .orElseThrow(() -> noHandle(handle))
                .value();
        List<IpAddress> addresses = new ArrayList<>();
        for (Cidr cidr : held.blocks()) {
            try {
                context.store
                        .get(new IpamKey.BlockKey(cidr))
                        .ifPresent(block -> addresses.addAll(block.value().addressesOf(handle)));
            } catch (IpamException e) {
                assert !e.is(IpamError.INVALID_ARGUMENT) : e;
            }
        }
        return addresses;
    }

    private static IpamException noHandle(String handle) {
        return new IpamException(IpamError.DOES_NOT_EXIST, "no handle " + handle);
    }

    void byHandle(String given) {
        String handle = AllocationAttribute.sanitized(given);
        IpamStore.Entry<AllocationHandle> held =
                context.store.get(new IpamKey.HandleKey(handle)).orElseThrow(() -> noHandle(handle));
        if (context.exact) {
            held.value().blocks().forEach(cidr -> releaseHandleIn(handle, cidr));
            return;
        }
        HandleRelease release = new HandleRelease(context, handle, held);
        held.value().blocks().forEach(release::releaseIn);
    }

    private void releaseHandleIn(String handle, Cidr cidr) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationBlock> block =
                    context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
            if (block == null) {
                return;
            }
            BlockEditor editor = block.value().edit();
            int freed = editor.releaseByHandle(handle, false);
            if (freed == 0) {
                return;
            }
            try {
                writeOrDelete(context, block, editor, true);
            } catch (IpamException e) {
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
                continue;
            }
            context.handles.decreaseQuietly(handle, cidr, freed);
            context.affinities.dropIfUnselected(block.value());
            return;
        }
        throw Context.tooManyRetries();
    }

    /** Writes a block, or deletes it if nobody owns or uses it. */
    static void writeOrDelete(
            Context context, IpamStore.Entry<AllocationBlock> read, BlockEditor editor, boolean mayBeGone) {
        AllocationBlock changed = editor.nextSequenceNumber().toBlock();
        if (!changed.isUnowned() || !changed.isEmpty()) {
            context.store.update(read, changed);
            return;
        }
        try {
            context.store.delete(read);
        } catch (IpamException e) {
            if (!mayBeGone || !e.is(IpamError.DOES_NOT_EXIST)) {
                throw e;
            }
        }
    }

    ReleaseResult byAddress(List<ReleaseRequest> requests) {
        for (ReleaseRequest request : requests) {
            if (request.address().isEmpty()) {
                throw new IpamException(IpamError.INVALID_ADDRESS, "an address to release is missing");
            }
        }
        List<IpAddress> free = new ArrayList<>();
        Map<Cidr, List<BlockRelease.Wish>> byBlock = byBlock(requests, free);
        Map<String, IpamStore.Entry<AllocationHandle>> handles = handlesFor(requests.size());
        List<ReleaseRequest> released = new ArrayList<>();
        IpamException first = null;
        for (Map.Entry<Cidr, List<BlockRelease.Wish>> group : byBlock.entrySet()) {
            try {
                free.addAll(release(group.getKey(), group.getValue(), handles));
                group.getValue().forEach(wish -> released.add(wish.request()));
            } catch (IpamException e) {
                first = first == null ? e : first;
            }
        }
        inOrderOf(requests, ReleaseRequest::address, released, ReleaseRequest::address);
        inOrderOf(requests, request -> IpAddress.parse(request.address()), free, Function.identity());
        return new ReleaseResult(free, released, Optional.ofNullable(first).map(IpamFailure::of));
    }

    /** Returns the handles to lower, if reading all of them beats asking for some; those with a slash are in no list of Calico's. */
    private Map<String, IpamStore.Entry<AllocationHandle>> handlesFor(int requests) {
        Map<String, IpamStore.Entry<AllocationHandle>> handles = new HashMap<>();
        if (requests > FEW && (context.exact || context.store.index().isEmpty())) {
            for (IpamStore.Entry<AllocationHandle> entry : context.store.list(IpamRange.handles())) {
                String handle = ((IpamKey.HandleKey) entry.key()).handle();
                if (handle.indexOf('/') < 0) {
                    handles.put(AllocationAttribute.sanitized(handle), entry);
                }
            }
        }
        return handles;
    }

    /** Sorts a list by the places in which the requests name its elements first. */
    private static <T, K> void inOrderOf(
            List<ReleaseRequest> requests, Function<ReleaseRequest, K> named, List<T> list, Function<T, K> key) {
        Map<K, Integer> places = new HashMap<>();
        requests.forEach(request -> places.putIfAbsent(named.apply(request), places.size()));
        list.sort(Comparator.comparing(element -> places.getOrDefault(key.apply(element), 0)));
    }

    /**
     * Groups the requests by block in the order of their first address; those in no block are noted as free.
     *
     * <p>Calico lists blocks once, of the family of the first address that is in no pool: it overlooks those of the other.
     */
    private Map<Cidr, List<BlockRelease.Wish>> byBlock(List<ReleaseRequest> requests, List<IpAddress> free) {
        List<UsablePool> pools = context.pools.all();
        Map<Cidr, List<BlockRelease.Wish>> byBlock = new LinkedHashMap<>();
        IpFamily scanned = null;
        for (ReleaseRequest request : requests) {
            IpAddress address = IpAddress.tryParse(request.address())
                    .orElseThrow(
                            () -> new IpamException(IpamError.INVALID_ADDRESS, "not an address: " + request.address()));
            UsablePool pool = PoolCatalog.containing(pools, address);
            Optional<Cidr> block;
            if (pool != null) {
                block = Optional.of(pool.blockOf(address));
            } else {
                scanned = scanned == null ? address.family() : scanned;
                block = context.exact && scanned != address.family() ? Optional.empty() : blockHolding(address);
            }
            if (block.isPresent()) {
                byBlock.computeIfAbsent(block.get(), b -> new ArrayList<>())
                        .add(new BlockRelease.Wish(request, address));
            } else {
                free.add(address);
            }
        }
        return byBlock;
    }

    private Optional<Cidr> blockHolding(IpAddress address) {
        return context.store
                .index()
                .map(index -> index.blockOf(address))
                .orElseGet(() -> context.store.list(IpamRange.blocks(address.family())).stream()
                        .map(entry -> entry.value().cidr())
                        .filter(cidr -> cidr.contains(address))
                        .findFirst());
    }

    /** Gives back addresses of one block, all or none; returns those that were free. */
    private List<IpAddress> release(
            Cidr cidr, List<BlockRelease.Wish> wishes, Map<String, IpamStore.Entry<AllocationHandle>> handles) {
        for (int attempt = 0; attempt < context.retries(); attempt++) {
            IpamStore.Entry<AllocationBlock> block =
                    context.store.get(new IpamKey.BlockKey(cidr)).orElse(null);
            if (block == null) {
                return wishes.stream().map(BlockRelease.Wish::address).toList();
            }
            BlockRelease change = new BlockRelease(block.value(), wishes);
            if (change.isVain(context.exact)) {
                return change.free();
            }
            if (!context.exact) {
                change.counts().keySet().forEach(handle -> know(handle, handles));
            }
            try {
                writeOrDelete(context, block, change.editor(), false);
            } catch (IpamException e) {
                if (!e.is(IpamError.UPDATE_CONFLICT)) {
                    throw e;
                }
                Context.lostRace(attempt);
                continue;
            }
            change.counts().forEach((handle, count) -> decrease(handle, cidr, context.exact ? 1 : count, handles));
            context.affinities.dropIfUnselected(block.value());
            return change.free();
        }
        throw Context.tooManyRetries();
    }

    /** Reads a handle while its addresses are still held: as long as nobody has written it since, it counts them. */
    private void know(String handle, Map<String, IpamStore.Entry<AllocationHandle>> handles) {
        if (!handles.containsKey(handle)) {
            context.store.get(new IpamKey.HandleKey(handle)).ifPresent(entry -> handles.put(handle, entry));
        }
    }

    private void decrease(String handle, Cidr cidr, int count, Map<String, IpamStore.Entry<AllocationHandle>> handles) {
        if (!context.exact) {
            IpamStore.Entry<AllocationHandle> known = handles.remove(handle);
            if (known != null) {
                context.handles.giveBack(handle, cidr, count, known);
            }
            return;
        }
        IpamStore.Entry<AllocationHandle> known = handles.get(handle);
        if (known == null) {
            context.handles.decreaseQuietly(handle, cidr, count);
        } else {
            handles.put(handle, context.handles.decreaseQuietly(handle, cidr, count, known));
        }
    }
}
