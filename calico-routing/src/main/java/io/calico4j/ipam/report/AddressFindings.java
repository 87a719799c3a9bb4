// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.Severity;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.kubernetes.Pod;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Addresses that two have, and addresses of pods that aren't allocated. */
final class AddressFindings {
    private AddressFindings() {}

    static void add(Inventory inventory, ClusterSnapshot snapshot, List<IpamFinding> findings) {
        addOverlaps(inventory, findings);
        Map<IpAddress, Set<String>> pods = addressesOfPods(snapshot);
        pods.forEach((address, names) -> {
            if (names.size() > 1) {
                findings.add(new IpamFinding(
                        IpamCodes.DUPLICATE_ADDRESS,
                        Severity.ERROR,
                        address.toString(),
                        names.size() + " pods have " + address,
                        List.copyOf(names),
                        new IpamRepair.ByHand("delete all of these pods but the one whose name stands in the block")));
            }
            String pool = inventory.poolOf(address);
            if (!pool.isEmpty() && !isAllocated(inventory, address)) {
                findings.add(new IpamFinding(
                        IpamCodes.NOT_ALLOCATED,
                        Severity.ERROR,
                        address.toString(),
                        address + " is used by " + String.join(" and ", names) + " and isn't allocated, so it may be"
                                + " given out again",
                        List.of("pool " + pool + " contains it", "no block holds it"),
                        new IpamRepair.ByHand("restart the pod, or assign the address to its handle (Ipam.assignIp)")));
            }
        });
    }

    private static void addOverlaps(Inventory inventory, List<IpamFinding> findings) {
        List<AllocationBlock> open = new ArrayList<>();
        for (AllocationBlock block : inventory.blocks) {
            open.removeIf(other -> !other.cidr().contains(block.cidr()));
            for (AllocationBlock outer : open) {
                addOverlap(outer, block, findings);
            }
            open.add(block);
        }
    }

    private static void addOverlap(AllocationBlock outer, AllocationBlock inner, List<IpamFinding> findings) {
        for (int ordinal = 0; ordinal < inner.size(); ordinal++) {
            IpAddress address = inner.address(ordinal);
            OptionalInt same = outer.ordinal(address);
            if (inner.holder(ordinal) != null && same.isPresent() && outer.holder(same.getAsInt()) != null) {
                findings.add(new IpamFinding(
                        IpamCodes.DUPLICATE_ADDRESS,
                        Severity.ERROR,
                        address.toString(),
                        address + " is in use in two blocks",
                        List.of(
                                outer.cidr() + ": " + outer.holder(same.getAsInt()),
                                inner.cidr() + ": " + inner.holder(ordinal)),
                        new IpamRepair.ByHand("restart the pod of the block that no pool has any more")));
            }
        }
    }

    private static Map<IpAddress, Set<String>> addressesOfPods(ClusterSnapshot snapshot) {
        Map<IpAddress, Set<String>> pods = new TreeMap<>();
        for (Pod pod : snapshot.all(Pod.class)) {
            String phase = pod.status().phase().orElse("");
            if (pod.spec().hostNetwork() || phase.equals("Failed") || phase.equals("Succeeded")) {
                continue;
            }
            ResourceKey key = pod.key();
            pod.status().podIP().ifPresent(text -> note(text, key, pods));
            pod.status().podIPs().forEach(ip -> ip.ip().ifPresent(text -> note(text, key, pods)));
        }
        return pods;
    }

    private static void note(String text, ResourceKey key, Map<IpAddress, Set<String>> pods) {
        IpAddress.tryParse(text)
                .ifPresent(address ->
                        pods.computeIfAbsent(address, a -> new TreeSet<>()).add(key.toString()));
    }

    private static boolean isAllocated(Inventory inventory, IpAddress address) {
        for (AllocationBlock block : inventory.holding(address)) {
            OptionalInt ordinal = block.ordinal(address);
            if (ordinal.isPresent() && block.holder(ordinal.getAsInt()) != null) {
                return true;
            }
        }
        return false;
    }
}
