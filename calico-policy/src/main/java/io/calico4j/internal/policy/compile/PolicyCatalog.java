// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.TierFact;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyOrder;
import io.calico4j.policy.stack.TierDefault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The policies by number, the tiers, and the order of both. Confined to one thread. */
final class PolicyCatalog {
    private final Map<PolicyId, Integer> numbers = new HashMap<>();
    private final List<@Nullable PolicyEntry> entries = new ArrayList<>();
    private final SortedMap<String, TierFact> tiers = new TreeMap<>();
    private final Map<String, TierDefault> tierDefaults = new HashMap<>();
    private List<PolicyEntry> sorted = new ArrayList<>();
    private final List<PolicyEntry> added = new ArrayList<>();
    private int[] ranks = {};
    private boolean ranked;

    PolicyCatalog() {
        TierFact.BUILT_IN.forEach(this::put);
    }

    /** Returns what the tiers that exist do at their end; the map follows later changes. */
    Map<String, TierDefault> tierDefaults() {
        return tierDefaults;
    }

    void put(TierFact tier) {
        tiers.put(tier.name(), tier);
        tierDefaults.put(tier.name(), tier.defaultAction());
        ranked = false;
    }

    /** Removes a tier; one that every cluster has is then as it is by default. */
    void removeTier(String name) {
        tiers.remove(name);
        tierDefaults.remove(name);
        ranked = false;
        TierFact.BUILT_IN.stream().filter(tier -> tier.name().equals(name)).forEach(this::put);
    }

    /** Returns the number of a policy, which keeps it even while it is away. */
    int number(PolicyId id) {
        Integer known = numbers.get(id);
        if (known == null) {
            known = entries.size();
            numbers.put(id, known);
            entries.add(null);
        }
        return known;
    }

    void set(int number, @Nullable PolicyEntry entry) {
        entries.set(number, entry);
        if (entry != null) {
            added.add(entry);
        }
        ranked = false;
    }

    @Nullable
    PolicyEntry get(int number) {
        return entries.get(number);
    }

    /** Returns the policies that are there, by their numbers. */
    List<PolicyEntry> all() {
        List<PolicyEntry> all = new ArrayList<>();
        for (PolicyEntry entry : entries) {
            if (entry != null) {
                all.add(entry);
            }
        }
        return all;
    }

    /** Returns policies in the order of evaluation. */
    List<PolicyEntry> ordered(IntBag policyNumbers) {
        if (!ranked) {
            rank();
        }
        long[] keys = new long[policyNumbers.size()];
        for (int i = 0; i < keys.length; i++) {
            int number = policyNumbers.get(i);
            keys[i] = ((long) ranks[number] << 32) | number;
        }
        Arrays.sort(keys);
        List<PolicyEntry> ordered = new ArrayList<>(keys.length);
        for (long key : keys) {
            PolicyEntry entry = entries.get((int) key);
            if (entry != null) {
                ordered.add(entry);
            }
        }
        return ordered;
    }

    /** Sorts all policies; most of the list is in order already. */
    private void rank() {
        List<PolicyEntry> present = new ArrayList<>();
        sorted.stream().filter(this::isCurrent).forEach(present::add);
        added.stream().filter(this::isCurrent).forEach(present::add);
        Map<String, PolicyOrder.TierRank> places = new HashMap<>();
        present.forEach(policy -> places.computeIfAbsent(policy.fact().tier(), this::place));
        present.sort(Comparator.comparing(
                        (PolicyEntry policy) -> places.get(policy.fact().tier()), PolicyOrder.TIERS)
                .thenComparing(PolicyEntry::rank, PolicyOrder.POLICIES));
        sorted = present;
        added.clear();
        ranks = new int[entries.size()];
        for (int i = 0; i < present.size(); i++) {
            ranks[number(present.get(i).fact().id())] = i;
        }
        ranked = true;
    }

    private boolean isCurrent(PolicyEntry entry) {
        return entries.get(number(entry.fact().id())) == entry;
    }

    private PolicyOrder.TierRank place(String tier) {
        TierFact fact = tiers.get(tier);
        return new PolicyOrder.TierRank(fact != null, fact == null ? Optional.empty() : fact.order(), tier);
    }
}
