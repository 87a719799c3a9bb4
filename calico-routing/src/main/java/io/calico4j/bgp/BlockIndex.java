// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Resource;
import io.calico4j.resource.pool.BlockAffinity;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.StoredBlockAffinity;
import io.calico4j.route.fact.BlockFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The blocks that nodes have claimed, and the addresses in them that others borrowed; immutable.
 *
 * <p>Claims come from BlockAffinity objects of either API group; a snapshot without any takes them from the affinity of
 * the IPAMBlock objects. Claims still pending are none.
 */
final class BlockIndex {
    private final boolean fromAffinities;
    private final Map<String, SortedMap<Cidr, NodeBlock>> byNode;
    private final Map<Cidr, BlockFact> borrowed;

    private record Claim(String node, NodeBlock block) {}

    private BlockIndex(
            boolean fromAffinities, Map<String, SortedMap<Cidr, NodeBlock>> byNode, Map<Cidr, BlockFact> borrowed) {
        this.fromAffinities = fromAffinities;
        this.byNode = byNode;
        this.borrowed = borrowed;
    }

    static BlockIndex of(ClusterSnapshot snapshot) {
        Collection<BlockAffinity> affinities = snapshot.all(BlockAffinity.class);
        Collection<StoredBlockAffinity> stored = snapshot.all(StoredBlockAffinity.class);
        BlockIndex index = new BlockIndex(!affinities.isEmpty() || !stored.isEmpty(), new HashMap<>(), new TreeMap<>());
        affinities.forEach(index::add);
        stored.forEach(index::add);
        snapshot.all(IPAMBlock.class).forEach(index::add);
        return index;
    }

    /** Returns whether claims come from BlockAffinity objects. */
    boolean isFromAffinities() {
        return fromAffinities;
    }

    private void add(Resource resource) {
        claim(resource)
                .ifPresent(c ->
                        byNode.computeIfAbsent(c.node, n -> new TreeMap<>()).put(c.block.cidr(), c.block));
        if (resource instanceof IPAMBlock block) {
            BlockFact.from(block).filter(f -> !f.borrowed().isEmpty()).ifPresent(f -> borrowed.put(f.cidr(), f));
        }
    }

    private void remove(Resource resource) {
        claim(resource).ifPresent(c -> {
            SortedMap<Cidr, NodeBlock> own = byNode.get(c.node);
            if (own != null) {
                own.remove(c.block.cidr());
            }
        });
        if (resource instanceof IPAMBlock block) {
            BlockFact.from(block).ifPresent(f -> borrowed.remove(f.cidr()));
        }
    }

    private Optional<Claim> claim(Resource resource) {
        if (resource instanceof BlockAffinity affinity) {
            return claim(
                    affinity.spec().type(),
                    affinity.spec().node(),
                    affinity.spec().cidr(),
                    affinity.spec().state());
        }
        if (resource instanceof StoredBlockAffinity affinity) {
            return claim(
                    affinity.spec().type(),
                    affinity.spec().node(),
                    affinity.spec().cidr(),
                    affinity.spec().state());
        }
        if (resource instanceof IPAMBlock block && !fromAffinities) {
            String affinity = block.spec().affinity().orElse("");
            return affinity.startsWith("host:")
                    ? claim(
                            Optional.empty(),
                            affinity.substring(5),
                            block.spec().cidr(),
                            "")
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Claim> claim(Optional<String> type, String node, String cidr, String state) {
        boolean host = type.map("host"::equals).orElse(true);
        if (!host || state.equals("pending")) {
            return Optional.empty();
        }
        boolean confirmed = state.isEmpty() || state.equals("confirmed");
        return Cidr.tryParse(cidr).map(c -> new Claim(node, new NodeBlock(c, confirmed)));
    }

    /** Returns the index after changes of one object; the maps of untouched nodes are shared. */
    BlockIndex changed(Optional<Resource> before, Optional<Resource> after) {
        BlockIndex copy = new BlockIndex(fromAffinities, new HashMap<>(byNode), new TreeMap<>(borrowed));
        for (Optional<Resource> side : List.of(before, after)) {
            side.flatMap(this::claim)
                    .ifPresent(c -> copy.byNode.computeIfPresent(c.node, (n, own) -> new TreeMap<>(own)));
        }
        before.ifPresent(copy::remove);
        after.ifPresent(copy::add);
        return copy;
    }

    /** Returns the blocks of a node in order: those of Calico IPAM, or its pod CIDRs in their place. */
    List<NodeBlock> of(NodeFacts node, boolean podCidrs) {
        if (!podCidrs) {
            SortedMap<Cidr, NodeBlock> own = byNode.get(node.name);
            return own == null ? List.of() : List.copyOf(own.values());
        }
        SortedMap<Cidr, NodeBlock> all = new TreeMap<>();
        for (String text : node.podCidrs) {
            Cidr.tryParse(text).ifPresent(c -> all.put(c, new NodeBlock(c, true)));
        }
        return new ArrayList<>(all.values());
    }

    /** The blocks with borrowed addresses, in order. */
    Collection<BlockFact> borrowed() {
        return borrowed.values();
    }
}
