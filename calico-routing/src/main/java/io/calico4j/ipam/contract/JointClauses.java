// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import static io.calico4j.ipam.contract.Samples.HANDLE;
import static io.calico4j.ipam.contract.Samples.handle;

import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Optional;

/** What a store does with two values at once, if it offers that; a store that doesn't fulfils these clauses. */
final class JointClauses {
    private static final IpamKey.BlockKey BLOCK = new IpamKey.BlockKey(Cidr.parse("10.0.0.64/26"));

    private JointClauses() {}

    static void addTo(List<IpamStoreContract.Clause> clauses) {
        clauses.add(new IpamStoreContract.Clause(
                "a block and a new handle are written both or neither", JointClauses::create));
        clauses.add(new IpamStoreContract.Clause(
                "a block is written and a handle removed both or neither", JointClauses::delete));
    }

    private static AllocationBlock block(long sequence) {
        return Samples.block(BLOCK.cidr().toString(), sequence);
    }

    private static void create(IpamStore store) {
        Optional<JointWrites> joint = store.jointWrites();
        if (joint.isEmpty()) {
            return;
        }
        var first = store.create(BLOCK, block(1));
        Expect.that(joint.get().updateAndCreate(first, block(2), HANDLE, handle(1)), "both conditions hold");
        var second = store.get(BLOCK).orElseThrow();
        Expect.equal(second.value(), block(2), "the block written jointly");
        Expect.equal(store.get(HANDLE).map(IpamStore.Entry::value), Optional.of(handle(1)), "the new handle");
        Expect.that(!joint.get().updateAndCreate(second, block(3), HANDLE, handle(7)), "the handle exists");
        IpamKey.HandleKey other = new IpamKey.HandleKey("other");
        Expect.that(!joint.get().updateAndCreate(first, block(4), other, handle(8)), "the block has changed");
        Expect.equal(store.get(BLOCK), Optional.of(second), "the block after two refusals");
        Expect.equal(store.get(HANDLE).map(IpamStore.Entry::value), Optional.of(handle(1)), "the first handle");
        Expect.equal(store.get(other), Optional.empty(), "the handle of a refused write");
        store.delete(second);
        Expect.that(!joint.get().updateAndCreate(second, block(5), other, handle(9)), "the block is gone");
        Expect.equal(store.get(other), Optional.empty(), "the handle beside a missing block");
    }

    private static void delete(IpamStore store) {
        Optional<JointWrites> joint = store.jointWrites();
        if (joint.isEmpty()) {
            return;
        }
        var first = store.create(BLOCK, block(1));
        var held = store.create(HANDLE, handle(1));
        var raised = store.update(held, handle(2));
        Expect.that(!joint.get().updateAndDelete(first, block(2), held), "the handle has changed");
        Expect.equal(store.get(BLOCK), Optional.of(first), "the block beside a changed handle");
        var second = store.update(first, block(3));
        Expect.that(!joint.get().updateAndDelete(first, block(4), raised), "the block has changed");
        Expect.equal(store.get(HANDLE), Optional.of(raised), "the handle beside a changed block");
        Expect.that(joint.get().updateAndDelete(second, block(5), raised), "both conditions hold");
        Expect.equal(store.get(BLOCK).map(IpamStore.Entry::value), Optional.of(block(5)), "the block written jointly");
        Expect.equal(store.get(HANDLE), Optional.empty(), "the handle removed jointly");
        var third = store.get(BLOCK).orElseThrow();
        Expect.that(!joint.get().updateAndDelete(third, block(6), raised), "the handle is gone");
        Expect.equal(store.get(BLOCK), Optional.of(third), "the block beside a missing handle");
    }
}
