// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calico4j.resource.node.NodeInterface;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON texts that annotations hold. */
final class AnnotationJson {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private AnnotationJson() {}

    /** Reads a list of texts; a null list is an empty one, a null text an empty one. Empty if it is something else. */
    static Optional<List<String>> texts(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            List<String> texts = new ArrayList<>();
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                for (token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
                        return Optional.empty();
                    }
                    texts.add(token == JsonToken.VALUE_NULL ? "" : parser.getText());
                }
            } else if (token != JsonToken.VALUE_NULL) {
                return Optional.empty();
            }
            return parser.nextToken() == null ? Optional.of(texts) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads a map of texts; a null map is an empty one, a null text an empty one. Empty if it is something else. */
    static Optional<SortedMap<String, String>> map(String json) {
        SortedMap<String, String> map = new TreeMap<>();
        try (JsonParser parser = FACTORY.createParser(json)) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_OBJECT) {
                for (token = parser.nextToken(); token == JsonToken.FIELD_NAME; token = parser.nextToken()) {
                    String key = parser.currentName();
                    token = parser.nextToken();
                    if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NULL) {
                        return Optional.empty();
                    }
                    map.put(key, token == JsonToken.VALUE_NULL ? "" : parser.getText());
                }
            } else if (token != JsonToken.VALUE_NULL) {
                return Optional.empty();
            }
            return parser.nextToken() == null ? Optional.of(map) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Reads a list of interfaces; a null list is an empty one. Empty if it is something else. */
    static Optional<List<NodeInterface>> interfaces(String json) {
        try {
            NodeInterface[] interfaces = MAPPER.readValue(json, NodeInterface[].class);
            return Optional.of(
                    interfaces == null
                            ? List.of()
                            : Arrays.stream(interfaces)
                                    .map(each -> each == null ? NodeInterface.empty() : each)
                                    .toList());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
