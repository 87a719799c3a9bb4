// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.Selector;

/** {@code selectors/evaluate}: a selector on label maps. */
public final class EvaluateAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public EvaluateAdapter() {}

    @Override
    public String file() {
        return "selectors/evaluate";
    }

    @Override
    public Outcome run(JsonNode line) {
        Selector selector = Selector.parse(line.path("selector").textValue());
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode labels : line.path("labels")) {
            answers.add(selector.matches(SelectorJson.labels(labels)));
        }
        return Outcome.same(line.path("expected"), answers);
    }
}
