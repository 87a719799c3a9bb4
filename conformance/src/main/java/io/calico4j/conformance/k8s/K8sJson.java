// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.datastore.DatastoreKey;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.conversion.ConversionCodes;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.WorkloadEndpointName;
import java.util.List;

/** The shapes that several files share. */
final class K8sJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final List<Code> RULE_CODES =
            List.of(ConversionCodes.RULE_LEFT_OUT, ConversionCodes.RULE_DENIES_ALL);

    /** Annotations whose text is JSON; that they agree as JSON is enough. */
    private static final List<String> JSON_TEXTS = List.of(
            "projectcalico.org/metadata",
            "projectcalico.org/labels",
            "projectcalico.org/annotations",
            "projectcalico.org/kube-labels",
            "projectcalico.org/Interfaces");

    private K8sJson() {}

    static <T> T read(JsonNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json.toString(), e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** A text as the JSON it is, or as it stands. */
    private static JsonNode parsedOrText(JsonNode text) {
        try {
            return MAPPER.readTree(text.asText());
        } catch (JsonProcessingException e) {
            return text;
        }
    }

    static JsonNode write(Object value) {
        return MAPPER.valueToTree(value);
    }

    static ArrayNode array(List<? extends JsonNode> elements) {
        return NODES.arrayNode().addAll(elements);
    }

    /** Compares the members {@code output} and {@code error} of a line with an answer. */
    static Outcome compare(JsonNode line, JsonNode output, JsonNode error) {
        return new Checks()
                .same("output", marked(line.path("output")), marked(output), JsonComparison.emptyAsAbsent())
                .equal("has error", line.has("error"), !error.isMissingNode())
                .same("error", judged(line.path("error")), judged(error), JsonComparison.emptyAsAbsent())
                .outcome();
    }

    /** An error without the texts that are informative. */
    private static JsonNode judged(JsonNode error) {
        if (!error.isObject()) {
            return error;
        }
        ObjectNode judged = error.deepCopy();
        judged.remove("message");
        judged.path("badRules").forEach(rule -> ((ObjectNode) rule).remove("reason"));
        judged.path("badRules").forEach(rule -> removeZeros(rule.path("rule")));
        judged.path("fields").forEach(field -> ((ObjectNode) field).remove("value"));
        return judged;
    }

    /** The rules that could not be converted are shown as Go writes them, which adds some zeros and leaves out others. */
    private static void removeZeros(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .removeIf(member -> member.getValue().isNumber()
                            && member.getValue().decimalValue().signum() == 0);
        }
        node.forEach(K8sJson::removeZeros);
    }

    /** A copy that says which members are present where an empty member is not the same as none. */
    private static JsonNode marked(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = NODES.arrayNode();
            node.forEach(element -> copy.add(marked(element)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = NODES.objectNode();
        node.properties()
                .forEach(member -> copy.set(
                        member.getKey(),
                        JSON_TEXTS.contains(member.getKey())
                                        && member.getValue().isTextual()
                                ? parsedOrText(member.getValue())
                                : marked(member.getValue())));
        if (node.has("key")) {
            copy.put("has value", node.hasNonNull("value"));
        }
        if (node.has("action")) {
            copy.put("has http", node.has("http"));
            copy.put("has metadata", node.has("metadata"));
        }
        return copy;
    }

    static ObjectNode key(ResourceKey key) {
        return FelixJson.key(DatastoreKey.ResourceKey.of(key));
    }

    static JsonNode record(Converted<?> converted) {
        if (converted.failed()) {
            return NODES.missingNode();
        }
        ObjectNode record = NODES.objectNode();
        record.set("key", key(converted.key()));
        record.put("revision", converted.revision());
        record.set("value", converted.value().map(K8sJson::write).orElse(NODES.nullNode()));
        return record;
    }

    /** What the error of an endpoint's name looks like. */
    static JsonNode error(WorkloadEndpointName.Problem problem) {
        ObjectNode error = NODES.objectNode().put("class", "Validation");
        error.putArray("fields").addObject().put("field", problem.field()).put("reason", problem.reason());
        return error;
    }

    /** What an error of a conversion looks like; missing if there is none. */
    static JsonNode error(JsonNode input, String ruleErrorClass, Diagnostics diagnostics) {
        Diagnostics errors = diagnostics.errors();
        if (errors.isEmpty()) {
            return NODES.missingNode();
        }
        ObjectNode error = NODES.objectNode();
        ArrayNode rules = NODES.arrayNode();
        for (Diagnostic diagnostic : errors) {
            if (RULE_CODES.contains(diagnostic.code())) {
                String direction =
                        diagnostic.path().parent().flatMap(FieldPath::lastName).orElseThrow();
                rules.addObject()
                        .put("direction", direction)
                        .set(
                                "rule",
                                input.at("/"
                                        + diagnostic
                                                .path()
                                                .toString()
                                                .replace('.', '/')
                                                .replace("[", "/")
                                                .replace("]", "")));
            }
        }
        if (rules.isEmpty()) {
            return error.put("class", "Other");
        }
        error.put("class", ruleErrorClass)
                .put("policy", input.at("/metadata/name").asText());
        return error.set("badRules", sortedIngressFirst(rules));
    }

    private static ArrayNode sortedIngressFirst(ArrayNode rules) {
        ArrayNode sorted = NODES.arrayNode();
        rules.forEach(rule -> {
            if (rule.path("direction").asText().equals("ingress")) {
                sorted.add(rule);
            }
        });
        rules.forEach(rule -> {
            if (!rule.path("direction").asText().equals("ingress")) {
                sorted.add(rule);
            }
        });
        return sorted;
    }
}
