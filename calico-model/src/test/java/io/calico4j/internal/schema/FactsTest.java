// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.internal.schema.ValueFacts.Bounds;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the facts of every kind with the catalogue of Calico v3.32.1. */
class FactsTest {
    static Stream<JsonNode> kinds() throws IOException {
        try (InputStream in = Resource.class.getResourceAsStream("catalog.json.gz")) {
            JsonNode catalogue = new ObjectMapper().readTree(new GZIPInputStream(Objects.requireNonNull(in)));
            return StreamSupport.stream(catalogue.get("kinds").spliterator(), false)
                    .filter(kind -> !kind.path("model").asText().equals("crdv1"));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void are_those_of_the_catalogue(JsonNode entry) {
        Kind kind =
                Kind.find("projectcalico.org/v3", entry.path("kind").asText()).orElseThrow();
        List<String> differences = new ArrayList<>();
        boolean schema = entry.path("hasSchema").asBoolean();
        compare(kind.kindName(), entry.path("fields"), WireType.of(kind.type()), schema, differences);
        assertThat(differences).isEmpty();
        assertThat(facts(WireType.of(kind.type())).schema()).isEqualTo(schema);
    }

    private static TypeFacts facts(WireType type) {
        return Objects.requireNonNull(Facts.of(type.javaType()), type.toString());
    }

    private static void compare(String path, JsonNode fields, WireType type, boolean schema, List<String> differences) {
        TypeFacts facts = facts(type);
        for (int i = 0; i < fields.size(); i++) {
            JsonNode expected = fields.get(i);
            FieldFacts actual = facts.fields().get(i);
            String at = path + "." + actual.name();
            same(at, expected.path("name").asText(), actual.name(), differences);
            same(at + " Go", expected.path("goName").asText(), actual.goName(), differences);
            same(at + " tags", expected.path("validate").asText(), actual.tags(), differences);
            WireField field = Objects.requireNonNull(type.field(actual.name()), at);
            if (schema) {
                same(at + " required", expected.path("required").asBoolean(), actual.required(), differences);
                compare(at, expected, actual.value(), differences);
            }
            nested(at, expected, field.shape(), schema, differences);
        }
    }

    private static void nested(
            String path, JsonNode expected, WireShape shape, boolean schema, List<String> differences) {
        if (shape.form() == WireShape.Form.OBJECT && expected.has("fields")) {
            compare(path, expected.path("fields"), shape.object(), schema, differences);
        } else if (shape.form() == WireShape.Form.LIST) {
            nested(path + "[]", expected.path("items"), shape.element(), schema, differences);
        }
    }

    private static void compare(String path, JsonNode expected, ValueFacts actual, List<String> differences) {
        String type = expected.path("schemaIntOrString").asBoolean()
                ? "intOrString"
                : expected.path("schemaType").asText();
        same(path + " type", type, actual.type(), differences);
        same(path + " nullable", expected.path("nullable").asBoolean(), actual.nullable(), differences);
        same(path + " format", expected.path("schemaFormat").asText(), actual.format(), differences);
        List<String> allowed = new ArrayList<>();
        expected.path("enum").forEach(value -> allowed.add(value.asText()));
        same(path + " enum", allowed, actual.allowed(), differences);
        bounds(path + " number", expected, "minimum", "maximum", actual.number(), differences);
        bounds(path + " length", expected, "minLength", "maxLength", actual.length(), differences);
        bounds(path + " items", expected, "minItems", "maxItems", actual.items(), differences);
        bounds(path + " properties", expected, "minProperties", "maxProperties", actual.properties(), differences);
        String collection =
                expected.path("listType").asText(expected.path("mapType").asText());
        same(path + " collection", collection, actual.collection(), differences);
        same(
                path + " default",
                expected.path("default").asText("none"),
                actual.defaultText().orElse("none"),
                differences);
        same(
                path + " pattern",
                expected.path("pattern").asText(""),
                actual.pattern().orElse(""),
                differences);
        JsonNode each = expected.has("items") ? expected.path("items") : expected.path("values");
        if (actual.each().isPresent()) {
            compare(path + "[]", each, actual.each().get(), differences);
        } else {
            same(path + " elements", "", each.path("schemaType").asText(), differences);
        }
    }

    private static void bounds(
            String path, JsonNode expected, String min, String max, Bounds actual, List<String> differences) {
        same(path, expected.path(min).asLong(Long.MIN_VALUE), actual.min().orElse(Long.MIN_VALUE), differences);
        same(path, expected.path(max).asLong(Long.MAX_VALUE), actual.max().orElse(Long.MAX_VALUE), differences);
    }

    private static void same(String path, Object expected, Object actual, List<String> differences) {
        if (!expected.equals(actual)) {
            differences.add(path + ": " + expected + ", not " + actual);
        }
    }
}
