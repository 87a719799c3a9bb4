// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The obvious prefix map: looks at every entry. */
final class NaivePrefixMap {
    final SortedMap<Cidr, Integer> entries = new TreeMap<>();

    List<PrefixMap.Entry<Integer>> where(Predicate<Cidr> condition) {
        return entries.entrySet().stream()
                .filter(e -> condition.test(e.getKey()))
                .map(e -> new PrefixMap.Entry<>(e.getKey(), e.getValue()))
                .toList();
    }

    Optional<PrefixMap.Entry<Integer>> longest(Predicate<Cidr> condition) {
        return where(condition).stream()
                .max((a, b) ->
                        Integer.compare(a.prefix().prefixLength(), b.prefix().prefixLength()));
    }
}
