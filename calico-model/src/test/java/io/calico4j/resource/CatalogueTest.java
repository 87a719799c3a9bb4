// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.Presence;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.policy.PolicyResource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares every kind with the catalogue of Calico v3.32.1: names, order, types, and what is written when. The catalogue lists for
 * each field how Go marshals it.
 */
class CatalogueTest {
    private static final JsonNode CATALOGUE = catalogue();

    private static JsonNode catalogue() {
        try (InputStream in = CatalogueTest.class.getResourceAsStream("catalog.json.gz")) {
            return new ObjectMapper().readTree(new GZIPInputStream(Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<JsonNode> kinds() {
        return StreamSupport.stream(CATALOGUE.get("kinds").spliterator(), false);
    }

    private static Kind kindOf(JsonNode entry) {
        String version = entry.get("apiVersions").get(0).textValue();
        return Kind.find(version, entry.get("kind").textValue()).orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void describes_the_kind_as_the_catalogue_does(JsonNode entry) {
        Kind kind = kindOf(entry);
        assertThat(kind.kindName()).isEqualTo(entry.get("kind").textValue());
        assertThat(kind.listKind()).isEqualTo(entry.get("listKind").textValue());
        assertThat(kind.plural()).isEqualTo(entry.get("plural").textValue());
        assertThat(kind.namespaced()).isEqualTo(entry.path("clientNamespaced").booleanValue());
        assertThat(kind.fileLoaded()).isEqualTo(entry.path("calicoctlManaged").booleanValue());
        assertThat(kind.calico()).isTrue();
        assertThat(kind.apiVersions()).containsAll(texts(entry.path("apiVersions")));
        if (entry.get("model").textValue().equals("v3")) {
            assertThat(kind.shortNames()).isEqualTo(texts(entry.path("schemaShortNames")));
        }
        for (String name : texts(entry.path("calicoctlNames"))) {
            assertThat(Kind.findCommandName(name.toUpperCase(Locale.ROOT))).contains(kind);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void has_every_field_of_the_kind_in_order(JsonNode entry) {
        Class<? extends Resource> type = kindOf(entry).type();
        List<String> differences = new ArrayList<>();
        WireType wire = WireType.of(type);
        assertThat(wire.fields().stream().limit(2)).extracting(WireField::name).containsExactly("kind", "apiVersion");
        compare(
                type.getSimpleName(),
                entry.get("fields"),
                wire.fields().subList(2, wire.fields().size()),
                differences);
        assertThat(differences).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("sealedKinds")
    void has_no_kind_the_catalogue_does_not_know(Class<?> type) {
        Set<String> known = new LinkedHashSet<>();
        kinds().forEach(entry -> known.add(kindOf(entry).type().getName()));
        assertThat(known).contains(type.getName());
    }

    static Stream<Class<?>> sealedKinds() {
        return Stream.of(CalicoResource.class, PolicyResource.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(type -> type != PolicyResource.class);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static void compare(String path, JsonNode expected, List<WireField> actual, List<String> differences) {
        List<String> names = new ArrayList<>();
        expected.forEach(field -> names.add(field.get("name").textValue()));
        if (!names.equals(actual.stream().map(WireField::name).toList())) {
            differences.add(path + ": fields " + actual + " instead of " + names);
            return;
        }
        for (int i = 0; i < actual.size(); i++) {
            JsonNode field = expected.get(i);
            WireField wire = actual.get(i);
            String where = path + "." + wire.name();
            // the name is held as a text, "" when there is none
            Presence presence = where.endsWith(".metadata.name") ? Presence.NON_EMPTY : presence(field);
            if (wire.presence() != presence) {
                differences.add(where + ": " + wire.presence() + " instead of " + presence);
            }
            compare(where, field, wire.shape(), differences);
        }
    }

    private static void compare(String path, JsonNode field, WireShape shape, List<String> differences) {
        String type = field.get("type").textValue();
        Form form = form(field);
        if (shape.form() != form) {
            differences.add(path + ": " + shape.form() + " instead of " + form);
            return;
        }
        switch (form) {
            case LIST -> {
                if (shape.element().nullable()
                        != field.get("items").path("pointer").booleanValue()) {
                    differences.add(path + ": pointers and not, in elements");
                }
                compare(path + "[]", field.get("items"), shape.element(), differences);
            }
            case MAP -> compare(path + "{}", field.get("values"), shape.element(), differences);
            case OBJECT -> {
                JsonNode fields = type.equals("objectMeta") ? CATALOGUE.get("objectMeta") : field.get("fields");
                compare(path, fields, shape.object().fields(), differences);
            }
            case INT -> {
                if (shape.range() != range(type)) {
                    differences.add(path + ": " + shape.range() + " instead of " + range(type));
                }
            }
            default -> {}
        }
    }

    private static Presence presence(JsonNode field) {
        String type = field.get("type").textValue();
        boolean omitEmpty = field.path("omitempty").booleanValue();
        boolean collection = type.equals("list") || type.equals("map");
        if (field.path("pointer").booleanValue()) {
            return omitEmpty ? Presence.POINTER : Presence.NULL_POINTER;
        }
        if (type.equals("object") || type.equals("objectMeta")) {
            return field.path("omitzero").booleanValue() ? Presence.OMIT_ZERO : Presence.ALWAYS;
        }
        if (!omitEmpty) {
            // Go's nil list and map, and the zero time, are written as null
            return collection || type.equals("time") ? Presence.NULL_POINTER : Presence.ALWAYS;
        }
        boolean plain = collection || type.equals("bool");
        return plain ? Presence.NON_EMPTY : Presence.NON_ZERO;
    }

    private static Form form(JsonNode field) {
        return switch (field.get("type").textValue()) {
            case "string" -> Form.STRING;
            case "bool" -> Form.BOOL;
            case "float64" -> Form.FLOAT;
            case "object" -> field.path("typeName").textValue().equals("FieldsV1") ? Form.RAW : Form.OBJECT;
            case "objectMeta" -> Form.OBJECT;
            case "list" -> Form.LIST;
            case "map" -> Form.MAP;
            case "duration" -> Form.DURATION;
            case "time" -> Form.TIME;
            case "port" -> Form.PORT;
            case "protocol" -> Form.PROTOCOL;
            case "dscp" -> Form.DSCP;
            case "asNumber" -> Form.AS_NUMBER;
            case "intOrString" -> Form.INT_OR_STRING;
            default -> Form.INT;
        };
    }

    private static IntRange range(String type) {
        return Optional.of(type)
                .filter(name -> !name.equals("int"))
                .map(name -> IntRange.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElse(IntRange.INT64);
    }
}
