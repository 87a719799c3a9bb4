// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON texts that annotations hold. */
final class AnnotationJson {
    private static final JsonFactory FACTORY = new JsonFactory();

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
}
