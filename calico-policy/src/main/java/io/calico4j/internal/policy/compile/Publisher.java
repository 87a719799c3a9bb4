// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.internal.policy.rule.SetCatalog;
import io.calico4j.internal.policy.table.PathPicture;
import io.calico4j.internal.policy.table.ProgramFactory;
import io.calico4j.internal.policy.table.StepPath;
import io.calico4j.internal.policy.table.Traffic;
import io.calico4j.resource.ResourceKey;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes immutable compiled forms of what the population remembers as changed. Confined to one thread. */
final class Publisher {
    private static final int[] NO_SETS = {};

    private final Population population;
    private final SetCatalog sets;
    private final SpotBuilder spots;
    private final Function<StepPath, PathPicture> pictures;
    private boolean built;
    private @Nullable Plan[] plans = new Plan[0];
    private @Nullable HolderFact[] facts = new HolderFact[0];
    private @Nullable ResourceKey[] keys = new ResourceKey[0];
    private int[][] setsOf = new int[0][];
    private SortedMap<ResourceKey, Integer> slots = Collections.emptySortedMap();
    private ServiceCatalog services;

    /**
     * Creates a publisher.
     *
     * @param pictures makes what callers show of a path
     */
    Publisher(Population population, SetCatalog sets, boolean checker, Function<StepPath, PathPicture> pictures) {
        this.population = population;
        this.sets = sets;
        this.pictures = pictures;
        this.spots = new SpotBuilder(population, checker);
        this.services = population.services();
    }

    /** Publishes; endpoints that need another plan get the one that a function makes. */
    CompiledCluster publish(
            PolicyCatalog policies,
            ProgramFactory programs,
            Function<Holder, Plan> planOf,
            SortedMap<ResourceKey, String> rejected) {
        refresh(planOf);
        if (built) {
            spots.buildDirty(slot -> plans[slot]);
        } else {
            spots.buildAll(sets, slot -> plans[slot]);
        }
        if (population.takeSlotsChanged()) {
            slots = Collections.unmodifiableSortedMap(new TreeMap<>(population.slots()));
        }
        if (population.takeServicesChanged()) {
            services = population.services().copy();
        }
        Traffic traffic = programs.traffic();
        if (!built) {
            spots.tabulate(pictures);
            built = true;
        }
        List<PolicyEntry> all = policies.all();
        return new CompiledCluster(
                spots.addresses(),
                spots.spots(),
                traffic,
                new CompiledCluster.Holders(slots, facts, keys, plans, setsOf, services),
                all,
                Collections.unmodifiableSortedMap(new TreeMap<>(rejected)));
    }

    /** Copies what is known of holders, and looks again at those that changed. */
    private void refresh(Function<Holder, Plan> planOf) {
        BitSet dirty = population.takeDirty();
        BitSet changed = population.takeReached();
        changed.or(dirty);
        if (changed.isEmpty()) {
            return;
        }
        int count = Math.max(plans.length, population.slotCount());
        plans = Arrays.copyOf(plans, count);
        facts = Arrays.copyOf(facts, count);
        keys = Arrays.copyOf(keys, count);
        setsOf = Arrays.copyOf(setsOf, count);
        changed.stream().forEach(slot -> {
            Holder holder = population.holder(slot);
            facts[slot] = holder == null ? null : holder.fact();
            keys[slot] = holder == null ? null : holder.fact().key();
            setsOf[slot] = holder == null ? NO_SETS : holder.sets().toArray();
            boolean endpoint = holder != null && holder.fact().role().isEndpoint();
            if (holder == null || !endpoint) {
                plans[slot] = null;
            } else if (dirty.get(slot)) {
                plans[slot] = planOf.apply(holder);
                holder.fact().nets().forEach(net -> population.blocks().touch(net));
            }
        });
    }
}
