// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.index.MemberChanges;
import io.calico4j.index.MemberIndex;
import io.calico4j.net.Cidr;
import io.calico4j.net.PrefixMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * {@code selectors/ipset_overlap}: changes to a member index that suppresses overlaps, and what a consumer then holds.
 *
 * <p>Compared is what a consumer holds who applies the changes, because after a step in which the reference keeps more than it
 * needs ({@code minimal} false) its changes start from that surplus. After such a step the expected members without those that
 * another one contains are expected.
 */
public final class MemberOverlapAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public MemberOverlapAdapter() {}

    @Override
    public String file() {
        return "selectors/ipset_overlap";
    }

    @Override
    public Outcome run(JsonNode line) {
        MemberIndex<String, String> index =
                line.path("suppressOverlaps").booleanValue() ? MemberIndex.withoutOverlaps() : MemberIndex.create();
        Checks checks = new Checks();
        SortedSet<String> expected = new TreeSet<>();
        SortedSet<String> held = new TreeSet<>();
        int number = 0;
        boolean minimal = true;
        for (JsonNode step : line.path("steps")) {
            MemberChanges<String> changes = MemberSteps.apply(index, step);
            if (step.path("op").textValue().equals("deleteIPSet")) {
                String start = SelectorJson.pair(step.path("id").textValue(), "");
                expected.removeIf(pair -> pair.startsWith(start));
                held.removeIf(pair -> pair.startsWith(start));
            }
            expected.removeAll(SelectorJson.pairs(step.path("removed")));
            expected.addAll(SelectorJson.pairs(step.path("added")));
            apply(changes, held);
            minimal = step.path("minimal").booleanValue();
            checks.equal("steps[" + number++ + "]", minimal ? expected : uncovered(expected), held);
        }
        SortedSet<String> atEnd = new TreeSet<>(MemberSteps.pairs(line.path("final")));
        return checks.equal("final", minimal ? atEnd : uncovered(atEnd), new TreeSet<>(MemberSteps.pairs(index.view())))
                .outcome();
    }

    private static void apply(MemberChanges<String> changes, SortedSet<String> held) {
        held.removeAll(MemberSteps.pairs(changes.removed()));
        held.addAll(MemberSteps.pairs(changes.added()));
    }

    /** Returns the pairs without those whose member is a block inside another member of the set. */
    private static SortedSet<String> uncovered(SortedSet<String> pairs) {
        SortedSet<String> kept = new TreeSet<>();
        for (String pair : pairs) {
            String set = pair.substring(0, pair.indexOf(' ') + 1);
            List<Cidr> around = new ArrayList<>();
            block(pair).ifPresent(block -> around.addAll(blocksAround(block, set, pairs)));
            if (around.size() < 2) {
                kept.add(pair);
            }
        }
        return kept;
    }

    private static List<Cidr> blocksAround(Cidr block, String set, SortedSet<String> pairs) {
        PrefixMap.Builder<String> ofSet = PrefixMap.builder();
        for (String pair : pairs) {
            if (pair.startsWith(set)) {
                block(pair).ifPresent(other -> ofSet.put(other, pair));
            }
        }
        return ofSet.build().covering(block).stream()
                .map(PrefixMap.Entry::prefix)
                .toList();
    }

    private static Optional<Cidr> block(String pair) {
        return Cidr.tryParse(pair.substring(pair.indexOf(' ') + 1));
    }
}
