// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What giving back addresses changes in one block: all of them or, if one is refused, none. */
final class BlockRelease {
    /** One address to give back. */
    record Wish(ReleaseRequest request, IpAddress address) {
        String handle() {
            return AllocationAttribute.sanitized(request.handle().orElse(""));
        }
    }

    private final int requested;
    private final BlockEditor editor;
    private final List<IpAddress> free = new ArrayList<>();
    private final List<Integer> ordinals = new ArrayList<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    BlockRelease(AllocationBlock block, List<Wish> wishes) {
        requested = wishes.size();
        editor = block.edit();
        Map<IpAddress, Wish> unique = new LinkedHashMap<>();
        wishes.forEach(wish -> unique.put(wish.address(), wish));
        for (Wish wish : unique.values()) {
            check(block, wish);
        }
        if (!ordinals.isEmpty()) {
            editor.release(ordinals.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    private void check(AllocationBlock block, Wish wish) {
        int ordinal = block.ordinal(wish.address())
                .orElseThrow(() -> new IpamException(IpamError.OTHER, wish.address() + " is not in its block"));
        long stored = block.sequenceNumberOf(ordinal);
        if (wish.request().sequenceNumber().isPresent()
                && wish.request().sequenceNumber().getAsLong() != stored) {
            throw new IpamException(
                    IpamError.BAD_SEQUENCE_NUMBER,
                    wish.address() + " has sequence number " + Long.toUnsignedString(stored));
        }
        AllocationAttribute holder = block.holder(ordinal);
        if (holder == null) {
            free.add(wish.address());
            return;
        }
        String handle = holder.handleText();
        if (!wish.handle().isEmpty() && !wish.handle().equals(handle)) {
            throw new IpamException(IpamError.BAD_HANDLE, wish.address() + " is held under another handle");
        }
        ordinals.add(ordinal);
        if (!handle.isEmpty()) {
            counts.merge(handle, 1, Integer::sum);
        }
    }

    /** Returns whether there is nothing to write; Calico writes if an address that is free was given twice. */
    boolean isVain(boolean exact) {
        return exact ? free.size() == requested : ordinals.isEmpty();
    }

    BlockEditor editor() {
        return editor;
    }

    List<IpAddress> free() {
        return free;
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
