// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.Reach;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * What each failure, and each pair of failures, takes from those that stay up.
 *
 * @param results one entry for each failure tried: all single ones first, in order of name, then pairs
 * @param isComplete whether everything was tried within the budget
 */
public record FailureReport(List<Result> results, boolean isComplete) {
    /** Copies the list. */
    public FailureReport {
        results = List.copyOf(results);
    }

    /**
     * What is left when some speakers are down.
     *
     * @param failed the names of what failed: one, or a pair
     * @param reach who still reaches what, among those that are up
     */
    public record Result(List<String> failed, Reach reach) {
        /** Returns the number of pairs of a node and a destination, both up, without a route. */
        public long lost() {
            return reach.wanted() - reach.reached();
        }
    }

    /**
     * Tries failures.
     *
     * @param units what may fail as a whole, by name: a reflector, a router, the speakers of a rack
     * @param budget how many failures are tried at most; each costs a propagation
     */
    public static FailureReport of(
            BgpNetwork network, SortedMap<String, ? extends Collection<String>> units, int budget) {
        requireNonNull(network, "network");
        Map<List<String>, NavigableSet<String>> tries = new LinkedHashMap<>();
        units.forEach((name, speakers) -> tries.put(List.of(name), new TreeSet<>(speakers)));
        for (Map.Entry<String, ? extends Collection<String>> one : units.entrySet()) {
            units.tailMap(one.getKey()).forEach((other, speakers) -> {
                if (!one.getKey().equals(other)) {
                    NavigableSet<String> both = new TreeSet<>(one.getValue());
                    both.addAll(speakers);
                    tries.put(List.of(one.getKey(), other), both);
                }
            });
        }
        List<Result> results = new ArrayList<>();
        for (Map.Entry<List<String>, NavigableSet<String>> entry : tries.entrySet()) {
            if (results.size() >= budget) {
                return new FailureReport(results, false);
            }
            Reach reach = BgpPropagation.of(network.without(entry.getValue())).reach();
            results.add(new Result(entry.getKey(), reach));
        }
        return new FailureReport(results, true);
    }
}
