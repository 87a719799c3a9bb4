// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.label.KubernetesLabelSelector;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorError;
import io.calico4j.label.SelectorParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The shapes that several selector files share. */
final class SelectorJson {
    private SelectorJson() {}

    /** Returns {@code {ok, canonical, uniqueId}} or {@code {ok, errorKind}}. */
    static ObjectNode parsed(String text) {
        ObjectNode parsed = JsonNodeFactory.instance.objectNode();
        Optional<SelectorError> error = SelectorParser.standard().check(text);
        if (error.isPresent()) {
            return parsed.put("ok", false).put("errorKind", error.get().kind().name());
        }
        Selector selector = Selector.parse(text);
        return parsed.put("ok", true).put("canonical", selector.canonical()).put("uniqueId", selector.uniqueId());
    }

    static Labels labels(JsonNode map) {
        TreeMap<String, String> labels = new TreeMap<>();
        map.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().textValue()));
        return Labels.copyOf(labels);
    }

    static ObjectNode map(Labels labels) {
        ObjectNode map = JsonNodeFactory.instance.objectNode();
        labels.forEach(map::put);
        return map;
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    /** Returns a set of pairs as sorted texts. */
    static List<String> pairs(JsonNode list) {
        List<String> pairs = new ArrayList<>();
        list.forEach(
                pair -> pairs.add(pair(pair.path(0).textValue(), pair.path(1).textValue())));
        return pairs.stream().sorted().toList();
    }

    static String pair(String first, String second) {
        return first + " " + second;
    }

    static Optional<KubernetesLabelSelector> labelSelector(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return Optional.empty();
        }
        List<KubernetesLabelSelector.Expression> expressions = new ArrayList<>();
        for (JsonNode expression : node.path("matchExpressions")) {
            expressions.add(new KubernetesLabelSelector.Expression(
                    expression.path("key").textValue(),
                    expression.path("operator").textValue(),
                    texts(expression.path("values"))));
        }
        return Optional.of(new KubernetesLabelSelector(labels(node.path("matchLabels")), expressions));
    }
}
