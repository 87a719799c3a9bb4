// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.persistent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SortedTreeTest {

    @Property(tries = 300)
    void does_what_a_tree_map_does(
            @ForAll @Size(max = 200) List<@IntRange(min = -40, max = 40) Integer> history, @ForAll boolean ascending) {
        SortedTree<Integer, String> tree = SortedTree.empty();
        TreeMap<Integer, String> naive = new TreeMap<>();
        int step = 0;
        for (int key : ascending ? history.stream().sorted().toList() : history) {
            SortedTree<Integer, String> before = tree;
            TreeMap<Integer, String> naiveBefore = new TreeMap<>(naive);
            if (step++ % 3 == 2) {
                tree = tree.without(key);
                naive.remove(key);
            } else {
                tree = tree.with(key, "v" + step);
                naive.put(key, "v" + step);
            }
            assertThat(tree.isWellFormed()).isTrue();
            assertThat(tree.values()).containsExactlyElementsOf(naive.values());
            assertThat(tree.size()).isEqualTo(naive.size());
            assertThat(differences(before, tree)).containsExactlyElementsOf(naiveDifferences(naiveBefore, naive));
        }
        assertThat(SortedTree.ofSorted(new ArrayList<>(naive.entrySet())).values())
                .containsExactlyElementsOf(tree.values());
    }

    @Property(tries = 200)
    void tells_the_differences_of_unrelated_trees(
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 50) Integer> some,
            @ForAll @Size(max = 60) List<@IntRange(min = 0, max = 50) Integer> others) {
        TreeMap<Integer, String> before = new TreeMap<>();
        TreeMap<Integer, String> after = new TreeMap<>();
        some.forEach(key -> before.put(key, "old" + key));
        others.forEach(key -> after.put(key, key % 2 == 0 ? "new" + key : "old" + key));

        assertThat(differences(treeOf(before), treeOf(after)))
                .filteredOn(line -> !line.matches("\\d+: old(\\d+) -> old\\1"))
                .containsExactlyElementsOf(naiveDifferences(before, after));
    }

    @Example
    void copies_without_a_change_are_the_original() {
        SortedTree<Integer, String> tree = SortedTree.<Integer, String>empty().with(7, "seven");

        assertThat(tree.without(8)).isSameAs(tree);
        assertThat(tree.with(7, "seven")).isSameAs(tree);
        assertThat(tree.get(7)).contains("seven");
        assertThat(tree.get(8)).isEmpty();
    }

    @Example
    void stretches_of_keys_are_found() {
        SortedTree<Integer, String> tree = SortedTree.empty();
        for (int key = 0; key < 1000; key++) {
            tree = tree.with(key, "v" + key);
        }

        assertThat(tree.values(key -> key < 997 ? -1 : 0)).containsExactly("v997", "v998", "v999");
        assertThat(tree.values(key -> Integer.compare(key / 3, 111))).containsExactly("v333", "v334", "v335");
    }

    /** A key that counts how often keys are compared. */
    private record Counted(int number, AtomicLong count) implements Comparable<Counted> {
        @Override
        public int compareTo(Counted other) {
            count.incrementAndGet();
            return Integer.compare(number, other.number);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Counted that && number == that.number;
        }

        @Override
        public int hashCode() {
            return number;
        }
    }

    @Property(tries = 20)
    void a_few_changes_of_many_entries_cost_a_few_paths(
            @ForAll @Size(5) List<@IntRange(min = 0, max = 40_000) Integer> keys) {
        AtomicLong count = new AtomicLong();
        TreeMap<Counted, String> entries = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            entries.put(new Counted(2 * i, count), "v" + i);
        }
        SortedTree<Counted, String> before = SortedTree.ofSorted(new ArrayList<>(entries.entrySet()));
        long pathLength = 30; // above 1.44 * log2(20,000) + some for rotations
        count.set(0);
        SortedTree<Counted, String> after = before;
        for (int key : keys) {
            after = key % 3 == 0
                    ? after.without(new Counted(key, count))
                    : after.with(new Counted(key, count), "new" + key);
        }
        assertThat(count.get()).isLessThan(keys.size() * pathLength);
        count.set(0);
        List<Integer> changed = new ArrayList<>();
        before.compareTo(after, (key, old, now) -> changed.add(key.number()));
        assertThat(changed).isSorted().hasSizeLessThanOrEqualTo(keys.size());
        assertThat(count.get()).isLessThan(keys.size() * pathLength * 4);
    }

    private static SortedTree<Integer, String> treeOf(Map<Integer, String> entries) {
        SortedTree<Integer, String> tree = SortedTree.empty();
        for (Map.Entry<Integer, String> entry : entries.entrySet()) {
            tree = tree.with(entry.getKey(), entry.getValue());
        }
        return tree;
    }

    private static List<String> differences(SortedTree<Integer, String> before, SortedTree<Integer, String> after) {
        List<String> lines = new ArrayList<>();
        before.compareTo(after, (key, old, now) -> lines.add(key + ": " + old + " -> " + now));
        return lines;
    }

    private static List<String> naiveDifferences(Map<Integer, String> before, Map<Integer, String> after) {
        TreeMap<Integer, String> keys = new TreeMap<>(before);
        keys.putAll(after);
        List<String> lines = new ArrayList<>();
        for (int key : keys.keySet()) {
            String old = String.valueOf(before.get(key));
            String now = String.valueOf(after.get(key));
            if (!old.equals(now)) {
                lines.add(key + ": " + old + " -> " + now);
            }
        }
        return lines;
    }
}
