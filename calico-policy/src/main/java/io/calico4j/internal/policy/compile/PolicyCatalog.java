// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.TierFact;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyOrder;
import io.calico4j.policy.stack.TierDefault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
    private int[] ranks = {};
    private boolean sortedByPlace;

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
        sortedByPlace = false;
    }

    /** Removes a tier; one that every cluster has is then as it is by default. */
    void removeTier(String name) {
        tiers.remove(name);
        tierDefaults.remove(name);
        sortedByPlace = false;
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

    /** Puts a policy in its place among the others, or takes it away. Complexity: O(n) moves, O(log n) comparisons. */
    void set(int number, @Nullable PolicyEntry entry) {
        PolicyEntry before = entries.get(number);
        entries.set(number, entry);
        if (!sortedByPlace) {
            return;
        }
        if (before != null) {
            sorted.remove(ranks[number]);
        }
        if (entry != null) {
            int at = Collections.binarySearch(sorted, entry, order());
            sorted.add(at < 0 ? ~at : at, entry);
        }
        numberRanks();
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
        if (!sortedByPlace) {
            sorted = all();
            sorted.sort(order());
            numberRanks();
            sortedByPlace = true;
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

    private void numberRanks() {
        ranks = ranks.length < entries.size() ? new int[entries.size() + entries.size() / 4] : ranks;
        for (int i = 0; i < sorted.size(); i++) {
            ranks[sorted.get(i).number()] = i;
        }
    }

    private Comparator<PolicyEntry> order() {
        Map<String, PolicyOrder.TierRank> places = new HashMap<>();
        return Comparator.comparing(
                        (PolicyEntry policy) ->
                                places.computeIfAbsent(policy.fact().tier(), this::place),
                        PolicyOrder.TIERS)
                .thenComparing(PolicyEntry::rank, PolicyOrder.POLICIES);
    }

    private PolicyOrder.TierRank place(String tier) {
        TierFact fact = tiers.get(tier);
        return new PolicyOrder.TierRank(fact != null, fact == null ? Optional.empty() : fact.order(), tier);
    }
}
