// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.LabelRestriction;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorParser;

/** {@code selectors/parse}: text to canonical form, id and restrictions, or to the kind of error. */
public final class ParseAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public ParseAdapter() {}

    @Override
    public String file() {
        return "selectors/parse";
    }

    @Override
    public Outcome run(JsonNode line) {
        String input = line.path("input").textValue();
        ObjectNode expected = line.<ObjectNode>deepCopy().without("goError");
        sortValues(expected.path("restrictions"));
        ObjectNode answer = SelectorJson.parsed(input);
        answer.put("normalised", SelectorParser.standard().normalise(input));
        for (String given : new String[] {"id", "why", "input"}) {
            answer.set(given, line.get(given));
        }
        Selector.tryParse(input).ifPresent(selector -> describe(selector, answer));
        return new Checks().same("", expected, answer).outcome();
    }

    private static void describe(Selector selector, ObjectNode answer) {
        ObjectNode restrictions = answer.putObject("restrictions");
        selector.restrictions().forEach((label, restriction) -> restrictions.set(label, json(restriction)));
        sortValues(restrictions);
        String again = Selector.parse(selector.canonical()).canonical();
        if (!again.equals(selector.canonical())) {
            answer.put("canonicalOfCanonical", again);
        }
    }

    private static ObjectNode json(LabelRestriction restriction) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("present", restriction.present())
                .put("absent", restriction.absent())
                .putNull("oneOf")
                .put("possible", restriction.possible());
        restriction.oneOf().ifPresent(values -> values.forEach(json.putArray("oneOf")::add));
        return json;
    }

    /** Lists of values are sets. */
    private static void sortValues(JsonNode restrictions) {
        for (JsonNode restriction : restrictions) {
            if (restriction instanceof ObjectNode object) {
                object.set("oneOf", JsonComparison.sorted(object.path("oneOf")));
            }
        }
    }
}
