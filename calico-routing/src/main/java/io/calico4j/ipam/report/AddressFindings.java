// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Kind;
import java.util.ArrayList;
import java.util.List;

/** Addresses that two have, and addresses in use that aren't allocated. */
final class AddressFindings {
    private final Inventory inventory;
    private final AddressUsers users;
    private final List<IpamFinding> findings;

    private AddressFindings(Inventory inventory, AddressUsers users, List<IpamFinding> findings) {
        this.inventory = inventory;
        this.users = users;
        this.findings = findings;
    }

    static void add(Inventory inventory, AddressUsers users, List<IpamFinding> findings) {
        new AddressFindings(inventory, users, findings).add();
    }

    private void add() {
        List<IpamEvidence> foreign = new ArrayList<>();
        for (IpAddress address : users.addresses()) {
            List<AddressUsers.User> of = users.of(address);
            if (of.size() > 1 && !isMigration(address, of)) {
                addDuplicate(address, of);
            }
            if (isAllocated(address)) {
                continue;
            }
            String pool = inventory.activePoolOf(address);
            if (!pool.isEmpty()) {
                addUnallocated(address, pool, of);
            } else if (!of.get(0).evidence().resource().orElseThrow().kind().equals(Kind.SERVICE)) {
                foreign.add(of.get(0).evidence().withText(of.get(0).name() + " has " + address));
            }
        }
        if (!foreign.isEmpty()) {
            addForeign(foreign);
        }
    }

    /** Returns the evidence of users, to which more may be added. */
    private static List<IpamEvidence> evidenceOf(List<AddressUsers.User> users) {
        return new ArrayList<>(IpamFinding.capped(
                users.stream().map(AddressUsers.User::evidence).toList()));
    }

    private void addDuplicate(IpAddress address, List<AddressUsers.User> of) {
        List<IpamEvidence> evidence = evidenceOf(of);
        List<String> held = new ArrayList<>();
        for (AllocationBlock block : inventory.holding(address)) {
            int ordinal = block.ordinal(address).orElseThrow();
            AllocationAttribute holder = block.holder(ordinal);
            if (holder != null) {
                held.add(holder.handleText());
                evidence.add(inventory.sources.ofAddress(
                        block, ordinal, "block " + block.cidr() + " holds it for " + Inventory.who(holder)));
            }
        }
        findings.add(new IpamFinding(
                IpamCodes.DUPLICATE_ADDRESS,
                Severity.ERROR,
                address.toString(),
                of.size() + " users have " + address,
                evidence,
                new IpamRepair.ByHand("restart all of these but the one the block holds it for"
                        + (held.isEmpty() ? ": none, so restart all" : ""))));
    }

    private void addUnallocated(IpAddress address, String pool, List<AddressUsers.User> of) {
        List<IpamEvidence> evidence = evidenceOf(of);
        evidence.add(IpamEvidence.of("pool " + pool + " contains it and no block holds it"));
        findings.add(new IpamFinding(
                IpamCodes.NOT_ALLOCATED,
                Severity.ERROR,
                address.toString(),
                address + " is used by "
                        + String.join(
                                " and ",
                                of.stream()
                                        .limit(3)
                                        .map(AddressUsers.User::name)
                                        .toList())
                        + (of.size() > 3 ? " and " + (of.size() - 3) + " more" : "")
                        + " and isn't allocated, so it may be given out again",
                evidence,
                new IpamRepair.ByHand("restart its user, or assign the address to its handle (Ipam.assignIp)")));
    }

    private void addForeign(List<IpamEvidence> foreign) {
        findings.add(new IpamFinding(
                IpamCodes.OUTSIDE_ADDRESS,
                Severity.INFORMATION,
                foreign.get(0).resource().orElseThrow().toString() + (foreign.size() > 1 ? " and others" : ""),
                IpamFinding.count(foreign.size(), "address", "es") + " in use " + (foreign.size() == 1 ? "is" : "are")
                        + " in no enabled pool and not allocated",
                IpamFinding.capped(foreign),
                new IpamRepair.ByHand("nothing, if another plugin hands them out; else restart what uses them")));
    }

    /** Returns whether two pods share an address because one machine moves from the one to the other. */
    private boolean isMigration(IpAddress address, List<AddressUsers.User> of) {
        for (AllocationBlock block : inventory.holding(address)) {
            AllocationAttribute holder = block.holder(block.ordinal(address).orElseThrow());
            if (holder != null && holder.alternate().isPresent()) {
                List<String> moving = List.of(
                        holder.active().orElse(OwnerAttributes.empty()).valueOrEmpty(OwnerAttributes.POD),
                        holder.alternate().get().valueOrEmpty(OwnerAttributes.POD));
                return of.stream().allMatch(user -> !user.pod().isEmpty() && moving.contains(user.pod()));
            }
        }
        return false;
    }

    private boolean isAllocated(IpAddress address) {
        return inventory.holding(address).stream()
                .anyMatch(block -> block.holder(block.ordinal(address).orElseThrow()) != null);
    }
}
