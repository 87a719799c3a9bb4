// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.index.Match;
import io.calico4j.index.MatchChanges;
import io.calico4j.index.MatchIndex;
import io.calico4j.index.MatchView;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.List;

/** Changes to a match index, and the matches that each of them starts and stops. */
public final class MatchIndexAdapter implements VectorAdapter {

    @Override
    public String file() {
        return "selectors/match_index";
    }

    @Override
    public Outcome run(JsonNode line) {
        MatchIndex<String, String> index = MatchIndex.create();
        Checks checks = new Checks();
        int number = 0;
        for (JsonNode step : line.path("steps")) {
            MatchChanges<String, String> changes = apply(index, step);
            String what = "steps[" + number++ + "].";
            checks.equal(what + "started", SelectorJson.pairs(step.path("started")), pairs(changes.started()));
            checks.equal(what + "stopped", SelectorJson.pairs(step.path("stopped")), pairs(changes.stopped()));
        }
        return checks.equal("final", SelectorJson.pairs(line.path("final")), pairs(index.view()))
                .outcome();
    }

    private static MatchChanges<String, String> apply(MatchIndex<String, String> index, JsonNode step) {
        String id = step.path("id").textValue();
        String op = step.path("op").textValue();
        return switch (op) {
            case "updateEndpoint" ->
                index.updateEndpoint(
                        id, SelectorJson.labels(step.path("labels")), SelectorJson.texts(step.path("parents")));
            case "deleteEndpoint" -> index.deleteEndpoint(id);
            case "updateParent" -> index.updateParent(id, SelectorJson.labels(step.path("labels")));
            case "deleteParent" -> index.deleteParent(id);
            case "updateSelector" ->
                index.updateSelector(id, Selector.parse(step.path("selector").textValue()));
            case "deleteSelector" -> index.deleteSelector(id);
            default -> throw new IllegalArgumentException("unknown step " + op);
        };
    }

    private static List<String> pairs(List<Match<String, String>> matches) {
        return matches.stream()
                .map(match -> SelectorJson.pair(match.selector(), match.endpoint()))
                .sorted()
                .toList();
    }

    private static List<String> pairs(MatchView<String, String> view) {
        List<String> pairs = new ArrayList<>();
        for (String selector : view.selectors()) {
            for (String endpoint : view.endpointsOf(selector)) {
                pairs.add(SelectorJson.pair(selector, endpoint));
            }
        }
        return pairs.stream().sorted().toList();
    }
}
