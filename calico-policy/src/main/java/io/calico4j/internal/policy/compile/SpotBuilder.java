// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.index.EndpointPort;
import io.calico4j.index.MemberProtocol;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.internal.policy.rule.NumberedSet;
import io.calico4j.internal.policy.rule.SetCatalog;
import io.calico4j.internal.policy.rule.SetKey;
import io.calico4j.internal.policy.table.AddressTable;
import io.calico4j.internal.policy.table.PathPicture;
import io.calico4j.internal.policy.table.SpotTable;
import io.calico4j.internal.policy.table.StepPath;
import io.calico4j.internal.policy.table.TableBuilder;
import io.calico4j.policy.stack.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Gathers, for blocks that changed, in which sets they are and which endpoint has them. Confined to one thread. */
final class SpotBuilder {
    private static final long[] NO_PORTS = {};

    private final Population population;
    private final boolean checker;
    private final TableBuilder tables = new TableBuilder();
    private int[] gathered = new int[64];
    private int count;

    SpotBuilder(Population population, boolean checker) {
        this.population = population;
        this.checker = checker;
    }

    AddressTable addresses() {
        return tables.addresses();
    }

    SpotTable spots() {
        return tables.spots();
    }

    /** Makes all spots for the first time: only now it is known which sets have many members. */
    void buildAll(SetCatalog sets, IntFunction<@Nullable Plan> plans) {
        Collection<Block> all = population.blocks().takeDirty();
        int[] popularity = new int[sets.addressSetCount()];
        for (Block block : all) {
            gather(block);
            for (int i = 0; i < count; i++) {
                popularity[gathered[i]]++;
            }
        }
        int[] order = byPopularity(popularity);
        sets.renumber(order);
        int many = 0;
        while (many < order.length && TableBuilder.isPopular(many, popularity[order[many]], all.size())) {
            many++;
        }
        tables.begin(many);
        build(byHolder(all), plans);
    }

    /** Returns blocks in the order of their holders, so that the rows of a namespace lie together. */
    private static List<Block> byHolder(Collection<Block> blocks) {
        List<Block> ordered = new ArrayList<>(blocks);
        ordered.sort(Comparator.comparingInt(block -> block.holders().size() == 0
                ? Integer.MAX_VALUE
                : block.holders().get(0)));
        return ordered;
    }

    /** Makes the tables that answer most flows in one look. */
    void tabulate(Function<StepPath, PathPicture> pictures) {
        tables.tabulate(pictures);
    }

    private static int[] byPopularity(int[] popularity) {
        long[] keys = new long[popularity.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = ((long) -popularity[i] << 32) | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Makes the spots of blocks that changed. */
    void buildDirty(IntFunction<@Nullable Plan> plans) {
        build(population.blocks().takeDirty(), plans);
    }

    private void build(Collection<Block> changed, IntFunction<@Nullable Plan> plans) {
        List<Block> fresh = population.blocks().takeFresh();
        if (!fresh.isEmpty()) {
            addBlocks(fresh);
        }
        tables.ensure(population.blocks().spots());
        for (Block block : changed) {
            gather(block);
            tables.sets(block.spot(), gathered, count);
            tables.ports(block.spot(), ports(block));
            endpoint(block, plans);
        }
        tables.publish();
    }

    /** Adds the blocks that came to the addresses; if one of them may lie around others, all are added again. */
    private void addBlocks(List<Block> fresh) {
        Collection<Block> added = fresh;
        if (!fresh.stream().allMatch(Block::isAddress)) {
            tables.clearAddresses();
            added = population.blocks().all();
        }
        tables.ensure(population.blocks().spots());
        for (Block block : added) {
            tables.add(block.addresses(), block.spot());
        }
    }

    /** Gathers the sets of addresses that a block is in, ascending. */
    private void gather(Block block) {
        count = 0;
        for (Block around : population.blocks().around(block)) {
            boolean overlooked = checker && around.isOverlookedByChecker();
            for (NumberedSet set : around.listed()) {
                if (!overlooked || !Block.isOfCluster(set)) {
                    add(set.id());
                }
            }
            for (int i = 0; i < around.holders().size() && !overlooked; i++) {
                Holder holder = population.holder(around.holders().get(i));
                if (holder != null) {
                    addSets(holder);
                }
            }
        }
        Arrays.sort(gathered, 0, count);
        int distinct = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || gathered[i] != gathered[i - 1]) {
                gathered[distinct++] = gathered[i];
            }
        }
        count = distinct;
    }

    private void addSets(Holder holder) {
        for (int i = 0; i < holder.sets().size(); i++) {
            NumberedSet set = population.query(holder.sets().get(i));
            if (!set.key().ofPorts()) {
                add(set.id());
            }
        }
    }

    private void add(int set) {
        if (count == gathered.length) {
            gathered = Arrays.copyOf(gathered, 2 * count);
        }
        gathered[count++] = set;
    }

    private long[] ports(Block block) {
        if (!block.isAddress()) {
            return NO_PORTS;
        }
        List<Long> keys = new ArrayList<>(0);
        for (Block.PortUse use : block.ports()) {
            keys.add(TableBuilder.portKey(
                    use.set().id(), use.member().protocol(), use.member().port()));
        }
        for (int i = 0; i < block.holders().size(); i++) {
            Holder holder = population.holder(block.holders().get(i));
            if (holder != null && !holder.fact().ports().isEmpty()) {
                addPorts(holder, keys);
            }
        }
        return keys.isEmpty()
                ? NO_PORTS
                : keys.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
    }

    private void addPorts(Holder holder, List<Long> keys) {
        for (int i = 0; i < holder.sets().size(); i++) {
            NumberedSet set = population.query(holder.sets().get(i));
            if (set.key() instanceof SetKey.Selected published) {
                for (EndpointPort port : holder.fact().ports()) {
                    if (published.takesIn(port)) {
                        int protocol = MemberProtocol.of(port.protocol()).number();
                        keys.add(TableBuilder.portKey(set.id(), protocol, port.port()));
                    }
                }
            }
        }
    }

    /** Gives an address to the endpoint that has it; of several to the first by key. */
    private void endpoint(Block block, IntFunction<@Nullable Plan> plans) {
        Holder owner = null;
        for (int i = 0; block.isAddress() && i < block.holders().size(); i++) {
            Holder holder = population.holder(block.holders().get(i));
            if (holder != null
                    && holder.fact().role().isEndpoint()
                    && (owner == null
                            || holder.fact().key().compareTo(owner.fact().key()) < 0)) {
                owner = holder;
            }
        }
        Plan plan = owner == null ? null : plans.apply(owner.slot());
        if (owner == null || plan == null) {
            tables.noEndpoint(block.spot());
        } else if (owner.fact().role() == HolderFact.Role.WORKLOAD) {
            tables.endpoint(
                    block.spot(),
                    owner.slot(),
                    plan.program(Stage.NORMAL, Direction.INGRESS, false),
                    plan.program(Stage.NORMAL, Direction.EGRESS, false));
        } else {
            tables.endpoint(block.spot(), owner.slot(), null, null);
        }
    }
}
