// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.store.BlockAffinity;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import java.util.ArrayList;
import java.util.List;

/** Claims and blocks that don't agree. */
final class ClaimFindings {
    private final Inventory inventory;
    private final IpamStore store;
    private final List<IpamFinding> findings;

    private ClaimFindings(Inventory inventory, IpamStore store, List<IpamFinding> findings) {
        this.inventory = inventory;
        this.store = store;
        this.findings = findings;
    }

    static void add(Inventory inventory, IpamStore store, List<IpamFinding> findings) {
        new ClaimFindings(inventory, store, findings).add();
    }

    private void add() {
        List<IpamStore.Entry<BlockAffinity>> claims = new ArrayList<>(store.list(IpamRange.hostAffinities()));
        claims.addAll(store.list(IpamRange.virtualAffinities()));
        claims.forEach(this::addStale);
        if (claims.isEmpty()) {
            return;
        }
        for (AllocationBlock block : inventory.blocks) {
            block.owner()
                    .filter(owner -> !owner.host().isEmpty() && !inventory.isGone(owner))
                    .ifPresent(owner -> addUnclaimed(block, owner));
        }
    }

    private void addStale(IpamStore.Entry<BlockAffinity> entry) {
        IpamKey.AffinityKey key = (IpamKey.AffinityKey) entry.key();
        BlockAffinity claim = entry.value();
        String says = store.get(new IpamKey.BlockKey(key.cidr()))
                .map(block -> block.value().isAffineTo(key.owner())
                        ? ""
                        : "the block is of " + block.value().affinity().orElse("nobody"))
                .orElse("there is no such block");
        if (says.isEmpty() && claim.state().isSettled() && !claim.deleted()) {
            return;
        }
        boolean gone = inventory.isGone(key.owner());
        findings.add(new IpamFinding(
                IpamCodes.STALE_AFFINITY,
                gone ? Severity.WARNING : Severity.INFORMATION,
                key.owner().text() + " to " + key.cidr(),
                "the claim of " + key.owner().text() + " to " + key.cidr() + " is stale or unfinished",
                List.of(
                        inventory.sources.at(
                                key,
                                FieldPath.of("spec", "state"),
                                "its state is \"" + claim.state().text() + "\""
                                        + (claim.deleted() ? ", marked for deletion" : "")),
                        IpamEvidence.of(says.isEmpty() ? "the block is its own" : says)),
                gone
                        ? new IpamRepair.ReleaseOwner(key.owner())
                        : new IpamRepair.ByHand("nothing: the next assignment on "
                                + key.owner().host() + " that needs a block repairs it")));
    }

    private void addUnclaimed(AllocationBlock block, AffinityOwner owner) {
        if (store.get(new IpamKey.AffinityKey(owner, block.cidr())).isEmpty()) {
            findings.add(new IpamFinding(
                    IpamCodes.UNCLAIMED_BLOCK,
                    Severity.WARNING,
                    block.cidr().toString(),
                    "block " + block.cidr() + " is of " + owner.text()
                            + ", which has no claim to it: it stays behind when " + owner.host() + " goes",
                    List.of(
                            inventory.sources.inBlock(block, "affinity", "the block is " + block),
                            IpamEvidence.of("no affinity of " + owner.text() + " to " + block.cidr())),
                    new IpamRepair.ByHand(
                            "claim it again (Ipam.claimAffinity), as the next assignment that needs a block"
                                    + " may do by itself")));
        }
    }
}
