// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which member sets are in use: a set lives as long as the rules of one policy or profile refer to it.
 *
 * <p>Confined to one thread. Complexity: a change costs in proportion to the sets named before and after.
 *
 * <p>Authority: Calico v3.32, felix/calc/rule_scanner.go (updateRules).
 *
 * @param <K> what refers to sets
 */
public final class MemberSetUses<K> {
    private final Map<K, Set<MemberSet>> byUser = new HashMap<>();
    private final Map<MemberSet, Integer> users = new HashMap<>();

    /**
     * What came into use with a call and what went out of it.
     *
     * @param activated in the order in which they were named
     * @param deactivated in the order in which they were named before
     */
    public record Change(List<MemberSet> activated, List<MemberSet> deactivated) {
        /** Copies the lists. */
        public Change {
            activated = List.copyOf(activated);
            deactivated = List.copyOf(deactivated);
        }
    }

    /** Creates an object in which nothing is used. */
    public MemberSetUses() {}

    /**
     * Says which sets a user refers to from now on.
     *
     * @param sets all of them; none ends its use of any
     */
    @CanIgnoreReturnValue
    public Change update(K user, Collection<MemberSet> sets) {
        Objects.requireNonNull(user, "user");
        Set<MemberSet> is = new LinkedHashSet<>(sets);
        Set<MemberSet> was = is.isEmpty() ? byUser.remove(user) : byUser.put(user, is);
        List<MemberSet> activated = new ArrayList<>();
        List<MemberSet> deactivated = new ArrayList<>();
        for (MemberSet set : is) {
            if ((was == null || !was.contains(set)) && users.merge(set, 1, Integer::sum) == 1) {
                activated.add(set);
            }
        }
        for (MemberSet set : was == null ? Collections.<MemberSet>emptySet() : was) {
            if (!is.contains(set) && users.computeIfPresent(set, (s, n) -> n == 1 ? null : n - 1) == null) {
                deactivated.add(set);
            }
        }
        return new Change(activated, deactivated);
    }

    /** Returns how many users refer to a set. */
    public int users(MemberSet set) {
        return users.getOrDefault(Objects.requireNonNull(set, "set"), 0);
    }
}
