// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.policy.http.HttpCriteria;
import io.calico4j.policy.http.HttpOutcome;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.resource.policy.HTTPMatch;
import java.util.Optional;

/** {@code policy/http}: the HTTP criteria of a rule against a request. */
public final class HttpAdapter implements VectorAdapter {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Creates the adapter. */
    public HttpAdapter() {}

    @Override
    public String file() {
        return "policy/http";
    }

    @Override
    public Outcome run(JsonNode line) {
        HttpRequest request = HttpRequest.of(text(line, "method"), text(line, "path"));
        JsonNode normalized = request.normalizedPath()
                .map(path -> (JsonNode) JsonNodeFactory.instance.textNode(path.toString()))
                .orElse(MissingNode.getInstance());
        return new Checks()
                .equal(
                        "expect",
                        line.path("expect").textValue(),
                        word(criteria(line).match(request)))
                .same("normalized", line.path("normalized"), normalized)
                .outcome();
    }

    static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(node.path(member).textValue());
    }

    private static HttpCriteria criteria(JsonNode line) {
        ObjectNode match = JsonNodeFactory.instance.objectNode();
        for (String member : new String[] {"methods", "paths"}) {
            if (line.has(member)) {
                match.set(member, line.get(member));
            }
        }
        try {
            return HttpCriteria.of(MAPPER.treeToValue(match, HTTPMatch.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String word(HttpOutcome outcome) {
        return switch (outcome) {
            case MATCH -> "match";
            case NO_MATCH -> "nomatch";
            case INVALID -> "invalid";
        };
    }
}
