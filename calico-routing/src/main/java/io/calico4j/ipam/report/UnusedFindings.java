// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.ReleaseRequest;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Allocated addresses that nobody has, of the kinds Calico's collector leaves alone: tunnel devices of nodes that exist,
 * services, workloads known by their endpoints only or on nodes that aren't of Kubernetes, and owners without a name.
 *
 * <p>A pod that has no address yet and a virtual machine that isn't running may have theirs. Of a kind of user of which a dump has none nothing is said. Authority: Calico v3.32, calicoctl/commands/ipam/check.go.
 */
final class UnusedFindings {
    private static final String SERVICE = "service";
    private static final String TUNNEL = "TunnelAddress";

    private final Inventory inventory;
    private final AddressUsers users;

    private UnusedFindings(Inventory inventory, AddressUsers users) {
        this.inventory = inventory;
        this.users = users;
    }

    /**
     * Adds what is found.
     *
     * @param leaked the addresses of which it is said already that nobody has them
     */
    static void add(Inventory inventory, AddressUsers users, Set<IpAddress> leaked, List<IpamFinding> findings) {
        UnusedFindings unused = new UnusedFindings(inventory, users);
        for (AllocationBlock block : inventory.blocks) {
            for (int ordinal = 0; ordinal < block.size(); ordinal++) {
                AllocationAttribute holder = block.holder(ordinal);
                if (holder == null || holder.isWindowsReserved()) {
                    continue;
                }
                IpAddress address = block.address(ordinal);
                if (users.of(address).isEmpty() && !leaked.contains(address)) {
                    int at = ordinal;
                    unused.why(holder).ifPresent(why -> findings.add(unused.finding(block, at, holder, why)));
                }
            }
        }
    }

    private Optional<String> why(AllocationAttribute holder) {
        OwnerAttributes owner = holder.active().orElse(OwnerAttributes.empty());
        String node = owner.valueOrEmpty(OwnerAttributes.NODE);
        String type = owner.valueOrEmpty(OwnerAttributes.TYPE);
        String namespace = owner.valueOrEmpty(OwnerAttributes.NAMESPACE);
        if (type.endsWith(TUNNEL)) {
            return users.knowsTunnelsOf(node)
                    ? Optional.of("node " + node + " has no tunnel device with it")
                    : Optional.empty();
        }
        String service = owner.valueOrEmpty(SERVICE);
        if (!service.isEmpty()) {
            return users.knowsServices()
                    ? Optional.of("service " + namespace + "/" + service + " doesn't exist or doesn't have it")
                    : Optional.empty();
        }
        String pod = owner.valueOrEmpty(OwnerAttributes.POD);
        if (!pod.isEmpty()) {
            boolean judged = users.knowsWorkloads() && !owner.toMap().containsKey("vmi-name");
            return judged && !users.isStarting(namespace, pod)
                    ? Optional.of("neither pod " + namespace + "/" + pod + " nor an endpoint of it has it")
                    : Optional.empty();
        }
        return users.knowsWorkloads()
                ? Optional.of("its attributes name no owner, and no workload, node or service has it")
                : Optional.empty();
    }

    private IpamFinding finding(AllocationBlock block, int ordinal, AllocationAttribute holder, String why) {
        IpAddress address = block.address(ordinal);
        ReleaseRequest release = new ReleaseRequest(
                address.toString(), holder.handle(), OptionalLong.of(block.sequenceNumberOf(ordinal)));
        return new IpamFinding(
                IpamCodes.UNUSED_ADDRESS,
                Severity.WARNING,
                address.toString(),
                address + " is held under " + holder.handle().orElse("no handle")
                        + " and nobody has it; Calico's collector leaves it alone",
                List.of(
                        IpamEvidence.of(why),
                        inventory.sources.ofAddress(block, ordinal, "held for " + Inventory.who(holder))),
                new IpamRepair.ReleaseAddresses(List.of(release)));
    }
}
