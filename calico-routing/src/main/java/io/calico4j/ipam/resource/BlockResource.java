// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.resource;

import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.BlockRestorer;
import io.calico4j.ipam.block.IpamNames;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPAMBlockSpec;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns {@link IPAMBlock} resources into blocks and back. */
final class BlockResource {
    private BlockResource() {}

    /**
     * Returns the block a resource stands for.
     *
     * @throws IllegalArgumentException if its parts contradict each other
     * @throws io.calico4j.diagnostic.FormatException if its range doesn't parse
     */
    static AllocationBlock toBlock(IPAMBlockSpec spec) {
        BlockRestorer block = BlockRestorer.of(Cidr.parse(spec.cidr()));
        block.affinity(
                spec.affinity().orElse(null),
                spec.affinityClaimTime().map(Instant::getEpochSecond).orElse(null));
        block.sequenceNumber(spec.sequenceNumber().longValue()).legacy(spec.deleted(), null);
        spec.attributes().ifPresent(attributes -> {
            block.attributes();
            attributes.forEach(attribute -> block.attribute(AllocationAttribute.of(
                    attribute.handleId().orElse(null),
                    owner(attribute.secondary()),
                    owner(attribute.alternateOwnerAttrs()))));
        });
        List<Optional<Long>> allocations = spec.allocations().orElse(List.of());
        for (int ordinal = 0; ordinal < allocations.size(); ordinal++) {
            if (allocations.get(ordinal).isPresent()) {
                block.allocation(
                        ordinal, Math.toIntExact(allocations.get(ordinal).get()));
            }
        }
        for (Long ordinal : spec.unallocated().orElse(List.of())) {
            block.unallocated(ordinal);
        }
        spec.sequenceNumberForAllocation().ifPresent(numbers -> {
            block.sequenceNumbers();
            numbers.forEach((ordinal, number) -> block.sequenceNumber(Integer.parseInt(ordinal), number.longValue()));
        });
        return block.toBlock();
    }

    @SuppressWarnings("NullAway") // absent attributes are null in entries
    private static OwnerAttributes owner(SortedMap<String, String> attributes) {
        return attributes.isEmpty() ? null : OwnerAttributes.copyOf(attributes);
    }

    /** Returns the resource of a block, in the form it has in the Kubernetes datastore. */
    static IPAMBlock ofBlock(AllocationBlock block) {
        IPAMBlockSpec.Builder spec = IPAMBlockSpec.builder()
                .cidr(block.cidr().toString())
                .affinity(block.affinity())
                .affinityClaimTime(block.claimedAt())
                .allocations(Optional.of(allocations(block)))
                .unallocated(Optional.of(free(block)))
                .sequenceNumber(unsigned(block.sequenceNumber()))
                .deleted(block.isDeleted());
        if (!block.attributesAbsent()) {
            spec.attributes(Optional.of(
                    block.attributes().stream().map(BlockResource::entry).toList()));
        }
        if (!block.sequenceNumbersAbsent()) {
            spec.sequenceNumberForAllocation(Optional.of(sequences(block)));
        }
        return IPAMBlock.builder()
                .apiVersion(IpamResources.STORED)
                .name(IpamNames.ofBlock(block.cidr()))
                .spec(spec.build())
                .build();
    }

    private static List<Optional<Long>> allocations(AllocationBlock block) {
        List<Optional<Long>> allocations = new ArrayList<>(block.size());
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            int index = block.attributeIndex(ordinal);
            allocations.add(index < 0 ? Optional.empty() : Optional.of((long) index));
        }
        return allocations;
    }

    private static List<Long> free(AllocationBlock block) {
        List<Long> free = new ArrayList<>(block.freeCount());
        for (int i = 0; i < block.freeCount(); i++) {
            free.add((long) block.free(i));
        }
        return free;
    }

    private static io.calico4j.resource.pool.AllocationAttribute entry(AllocationAttribute attribute) {
        return io.calico4j.resource.pool.AllocationAttribute.builder()
                .handleId(attribute.handle())
                .secondary(map(attribute.active()))
                .alternateOwnerAttrs(map(attribute.alternate()))
                .build();
    }

    private static Map<String, String> map(Optional<OwnerAttributes> owner) {
        return owner.<Map<String, String>>map(OwnerAttributes::toMap).orElseGet(TreeMap::new);
    }

    private static SortedMap<String, BigInteger> sequences(AllocationBlock block) {
        SortedMap<String, BigInteger> numbers = new TreeMap<>();
        for (int ordinal = 0; ordinal < block.size(); ordinal++) {
            if (block.hasSequenceNumber(ordinal)) {
                numbers.put(String.valueOf(ordinal), unsigned(block.sequenceNumberOf(ordinal)));
            }
        }
        return numbers;
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
