// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.label.Selector;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one pool.
 *
 * @param name its name
 * @param cidr its addresses
 * @param capacity how many addresses there are; empty if the CIDR can't be read
 * @param used how many of them are assigned, by the blocks among the resources
 * @param blockSize prefix length of its blocks
 * @param blocksClaimed how many blocks exist
 * @param blocksTotal how many there can be; empty if the CIDR can't be read
 * @param encapsulation how packets travel: {@code none}, or device and mode such as {@code IPIP CrossSubnet}
 * @param mtuBytes the MTU that pods of this pool should have
 * @param natOutgoing whether traffic to the outside leaves with the node's address
 * @param disabled whether nothing is assigned any more
 * @param bgpExport whether its addresses are announced
 * @param nodeSelector the nodes it is for
 * @param nodes how many nodes that are; empty if the selector can't be read
 */
record PoolFacts(
        String name,
        String cidr,
        Optional<BigInteger> capacity,
        long used,
        long blockSize,
        int blocksClaimed,
        Optional<BigInteger> blocksTotal,
        String encapsulation,
        int mtuBytes,
        boolean natOutgoing,
        boolean disabled,
        boolean bgpExport,
        String nodeSelector,
        OptionalInt nodes) {
    private static final int V4_BLOCK = 26;
    private static final int V6_BLOCK = 122;

    /** Gathers the pools by name, then those that an installation asks for. */
    static List<PoolFacts> of(Inventory inventory, List<NodeFacts> nodes, int networkMtuBytes) {
        List<BlockUse> blocks = new ArrayList<>();
        for (IPAMBlock block : inventory.all(IPAMBlock.class)) {
            Cidr.tryParse(block.spec().cidr()).ifPresent(cidr -> blocks.add(new BlockUse(cidr, used(block))));
        }
        List<IPPool> existing = inventory.all(IPPool.class);
        List<IPPool> pools = new ArrayList<>(existing);
        pools.addAll(OperatorPools.of(inventory, existing));
        return pools.stream()
                .map(pool -> of(pool, blocks, nodes, networkMtuBytes))
                .toList();
    }

    private record BlockUse(Cidr cidr, long used) {}

    private static long used(IPAMBlock block) {
        return block.spec().allocations().stream()
                .flatMap(List::stream)
                .filter(Optional::isPresent)
                .count();
    }

    private static PoolFacts of(IPPool pool, List<BlockUse> blocks, List<NodeFacts> nodes, int networkMtuBytes) {
        IPPoolSpec spec = pool.spec();
        Optional<Cidr> cidr = Cidr.tryParse(spec.cidr());
        boolean v6 = cidr.isPresent() && cidr.get().isV6();
        long blockSize = spec.blockSize().orElse((long) (v6 ? V6_BLOCK : V4_BLOCK));
        List<BlockUse> own = blocks.stream()
                .filter(b -> cidr.isPresent() && cidr.get().contains(b.cidr))
                .toList();
        Optional<Encapsulation> encapsulation = encapsulation(spec, v6);
        return new PoolFacts(
                pool.metadata().name(),
                spec.cidr(),
                cidr.map(Cidr::size),
                own.stream().mapToLong(BlockUse::used).sum(),
                blockSize,
                own.size(),
                cidr.filter(c -> blockSize >= c.prefixLength())
                        .map(c -> BigInteger.TWO.pow((int) blockSize - c.prefixLength())),
                describe(spec, encapsulation),
                networkMtuBytes
                        - encapsulation.map(Encapsulation::overheadBytes).orElse(0),
                spec.natOutgoing(),
                spec.disabled(),
                !spec.disableBGPExport(),
                spec.nodeSelector().orElse("all()"),
                matching(spec.nodeSelector().orElse("all()"), nodes));
    }

    /** Returns the encapsulation that any packet to the pool may get. */
    static Optional<Encapsulation> encapsulation(IPPoolSpec spec, boolean v6) {
        if (isOn(spec.ipipMode())) {
            return Optional.of(Encapsulation.IPIP);
        }
        if (isOn(spec.vxlanMode())) {
            return Optional.of(v6 ? Encapsulation.VXLAN_V6 : Encapsulation.VXLAN);
        }
        return Optional.empty();
    }

    private static String describe(IPPoolSpec spec, Optional<Encapsulation> encapsulation) {
        if (encapsulation.isEmpty()) {
            return "none";
        }
        return encapsulation.get() == Encapsulation.IPIP
                ? "IPIP " + spec.ipipMode().orElse("")
                : "VXLAN " + spec.vxlanMode().orElse("");
    }

    private static boolean isOn(Optional<String> mode) {
        return mode.isPresent() && !mode.get().equals("Never") && !mode.get().isEmpty();
    }

    /** Returns how many nodes a selector matches; empty if it can't be read. */
    static OptionalInt matching(String selector, List<NodeFacts> nodes) {
        return Selector.tryParse(selector)
                .map(s -> OptionalInt.of(
                        (int) nodes.stream().filter(n -> s.matches(n.labels())).count()))
                .orElse(OptionalInt.empty());
    }
}
