// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockEditor;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.AffinityState;
import io.calico4j.ipam.store.AllocationHandle;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;

/** Values to store, each different in all its parts. */
final class Samples {
    static final IpamKey.HandleKey HANDLE = new IpamKey.HandleKey("k8s-pod-network.Handle-1");
    static final AffinityOwner NODE = AffinityOwner.host("node-1");

    private Samples() {}

    static AllocationHandle handle(int count) {
        return AllocationHandle.empty().with(Cidr.parse("10.0.0.64/26"), count);
    }

    static AllocationBlock block(String cidr, long sequence) {
        return BlockEditor.create(Cidr.parse(cidr), sequence)
                .affinity(NODE.text(), 1_700_000_000L)
                .toBlock();
    }

    /** Returns a block in which everything is used that a block can hold. */
    static AllocationBlock fullBlock(String cidr) {
        BlockEditor editor = block(cidr, Long.MAX_VALUE).edit();
        OwnerAttributes web = OwnerAttributes.of("namespace", "shop", "pod", "web \"0\"\\\u00e9", "node", "node-1");
        var first = editor.take(AllocationAttribute.of("handle-a", web), 3, ReservedAddresses.none());
        editor.nextSequenceNumber().nextSequenceNumber();
        var second = editor.take(AllocationAttribute.of(null, null), 2, ReservedAddresses.none());
        Expect.that(editor.assign(17, AllocationAttribute.of("handle-b", null)), "17 is free");
        editor.replaceHolder(17, AllocationAttribute.of("handle-b", web, OwnerAttributes.of("pod", "next")));
        editor.release(new int[] {first[1], second[0]});
        return editor.nextSequenceNumber().toBlock();
    }

    static void createBlock(IpamStore store, String cidr) {
        store.create(new IpamKey.BlockKey(Cidr.parse(cidr)), block(cidr, 7));
    }

    static void createAffinity(IpamStore store, AffinityOwner owner, String cidr) {
        store.create(new IpamKey.AffinityKey(owner, Cidr.parse(cidr)), new BlockAffinity(AffinityState.PENDING, false));
    }
}
