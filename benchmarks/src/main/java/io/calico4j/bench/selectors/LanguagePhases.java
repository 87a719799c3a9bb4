// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.label.LabelTable;
import io.calico4j.label.LabelTableMatcher;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Phases {@code a}: parse with canonical text and id; and {@code b}: each selector on each label map.
 *
 * <p>The pairs of {@code b} are counted selector by selector on a {@link LabelTable}, preparing the selectors included. The same
 * pairs asked one by one on the table are {@code b.pairs}, without a table {@code b.direct}; {@code b.table} builds the table.
 */
final class LanguagePhases {
    private final List<String> texts;
    private final List<Selector> selectors;
    private final List<Labels> labels;

    LanguagePhases(List<String> texts, List<String> selectors, List<String> labels) {
        this.texts = texts;
        this.selectors = selectors.stream().map(Selector::parse).toList();
        Map<String, String> strings = new HashMap<>();
        this.labels = labels.stream()
                .map(line -> labels(line).interned(text -> strings.computeIfAbsent(text, UnaryOperator.identity())))
                .toList();
    }

    /** Reads {@code k=v,k=v,...}. */
    static Labels labels(String line) {
        return line.isEmpty() ? Labels.empty() : Labels.of(line.split("[=,]", -1));
    }

    void run(Stage stage) {
        stage.scenario(this::parse);
        stage.scenario(this::evaluate);
    }

    void parse(Phases phases) {
        phases.phase(
                "a",
                texts.size(),
                () -> {
                    List<Parsed> parsed = new ArrayList<>(texts.size());
                    for (String text : texts) {
                        Selector selector = Selector.parse(text);
                        parsed.add(new Parsed(selector, selector.canonical(), selector.uniqueId()));
                    }
                    return parsed;
                },
                LanguagePhases::summary);
    }

    private record Parsed(Selector selector, String canonical, String uniqueId) {}

    private static String summary(List<Parsed> all) {
        Set<String> ids = new HashSet<>();
        long bytes = 0;
        for (Parsed parsed : all) {
            ids.add(parsed.uniqueId());
            bytes += parsed.canonical().length();
        }
        return ids.size() + " ids, " + bytes + " bytes";
    }

    void evaluate(Phases phases) {
        long pairs = (long) selectors.size() * labels.size();
        LabelTable table = phases.phase("b.table", labels.size(), () -> LabelTable.of(labels), LabelTable::size);
        phases.phase("b", pairs, () -> countOn(table), count -> count);
        phases.phase("b.pairs", pairs, () -> countPairsOn(table), count -> count);
        phases.phase("b.direct", pairs, this::countDirectly, count -> count);
    }

    private long countOn(LabelTable table) {
        long matches = 0;
        for (Selector selector : selectors) {
            matches += table.matcher(selector).count();
        }
        return matches;
    }

    private long countPairsOn(LabelTable table) {
        long matches = 0;
        for (Selector selector : selectors) {
            LabelTableMatcher matcher = table.matcher(selector);
            for (int row = 0; row < table.size(); row++) {
                matches += matcher.matches(row) ? 1 : 0;
            }
        }
        return matches;
    }

    private long countDirectly() {
        long matches = 0;
        for (Selector selector : selectors) {
            for (Labels map : labels) {
                matches += selector.matches(map) ? 1 : 0;
            }
        }
        return matches;
    }
}
