// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import io.calico4j.internal.schema.Facts;
import io.calico4j.internal.schema.FieldFacts;
import io.calico4j.internal.schema.TypeFacts;
import io.calico4j.internal.schema.ValueFacts;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes the OpenAPI schema of a type: its fields from the model, what is demanded of them from the facts. */
final class SchemaMaker {
    private final CustomResourceDefinitions.Strictness strictness;

    SchemaMaker(CustomResourceDefinitions.Strictness strictness) {
        this.strictness = strictness;
    }

    MappingBuilder resource(Kind kind) {
        return object(WireType.of(kind.type()));
    }

    private MappingBuilder object(WireType type) {
        TypeFacts facts = Facts.of(type.javaType());
        MappingBuilder properties = new MappingBuilder();
        List<String> required = new ArrayList<>();
        for (WireField field : type.fields()) {
            FieldFacts known = facts == null ? null : find(facts, field.name());
            MappingBuilder schema = value(field.shape(), known == null ? null : known.value());
            Descriptions.find(type.javaType(), field.name()).ifPresent(text -> schema.put("description", text));
            properties.put(field.name(), schema);
            if (known != null && known.required()) {
                required.add(field.name());
            }
        }
        MappingBuilder schema = new MappingBuilder().put("type", "object").put("properties", properties);
        if (!required.isEmpty()) {
            schema.put(
                    "required", MappingBuilder.texts(required.stream().sorted().toList()));
        }
        if (strictness == CustomResourceDefinitions.Strictness.STRICT) {
            List<Content> rules = FieldRules.of(type.javaType());
            if (!rules.isEmpty()) {
                schema.put("x-kubernetes-validations", new Content.Sequence(rules));
            }
        }
        return schema;
    }

    private static @Nullable FieldFacts find(TypeFacts facts, String name) {
        return facts.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private MappingBuilder value(WireShape shape, @Nullable ValueFacts facts) {
        MappingBuilder schema = switch (shape.form()) {
            case OBJECT -> nested(shape.object());
            case LIST -> new MappingBuilder().put("type", "array").put("items", value(shape.element(), each(facts)));
            case MAP ->
                new MappingBuilder()
                        .put("type", "object")
                        .put("additionalProperties", value(shape.element(), each(facts)));
            default -> scalar(shape, facts);
        };
        if (facts != null) {
            demand(facts, schema);
        }
        return schema;
    }

    private MappingBuilder nested(WireType type) {
        return type.javaType() == Metadata.class ? new MappingBuilder().put("type", "object") : object(type);
    }

    private static @Nullable ValueFacts each(@Nullable ValueFacts facts) {
        return facts == null ? null : facts.each().orElse(null);
    }

    private static MappingBuilder scalar(WireShape shape, @Nullable ValueFacts facts) {
        String type = facts == null || facts.type().isEmpty() ? typeOf(shape) : facts.type();
        if (type.equals("intOrString")) {
            return new MappingBuilder()
                    .put(
                            "anyOf",
                            new Content.Sequence(List.of(
                                    new MappingBuilder().put("type", "integer").build(),
                                    new MappingBuilder().put("type", "string").build())))
                    .put("x-kubernetes-int-or-string", true);
        }
        return type.isEmpty()
                ? new MappingBuilder().put("x-kubernetes-preserve-unknown-fields", true)
                : new MappingBuilder().put("type", type);
    }

    /** The type of a value the facts say nothing about, such as those of Kubernetes' own types. */
    private static String typeOf(WireShape shape) {
        return switch (shape.form()) {
            case STRING, DURATION, TIME -> "string";
            case BOOL -> "boolean";
            case INT, AS_NUMBER -> "integer";
            case FLOAT -> "number";
            case PORT, PROTOCOL, DSCP, INT_OR_STRING -> "intOrString";
            case OBJECT, LIST, MAP, RAW -> "";
        };
    }

    private static void demand(ValueFacts facts, MappingBuilder schema) {
        if (facts.nullable()) {
            schema.put("nullable", true);
        }
        if (!facts.format().isEmpty()) {
            schema.put("format", facts.format());
        }
        if (facts.allOf().isEmpty() && !facts.allowed().isEmpty()) {
            schema.put("enum", MappingBuilder.texts(facts.allowed()));
        } else if (!facts.allOf().isEmpty()) {
            schema.put(
                    "allOf",
                    new Content.Sequence(facts.allOf().stream()
                            .<Content>map(allowed -> new MappingBuilder()
                                    .put("enum", MappingBuilder.texts(allowed))
                                    .build())
                            .toList()));
        }
        bounds(schema, facts.number(), "minimum", "maximum");
        bounds(schema, facts.length(), "minLength", "maxLength");
        bounds(schema, facts.items(), "minItems", "maxItems");
        bounds(schema, facts.properties(), "minProperties", "maxProperties");
        if (!facts.collection().isEmpty()) {
            String kind = facts.type().equals("array") ? "x-kubernetes-list-type" : "x-kubernetes-map-type";
            schema.put(kind, facts.collection());
        }
        facts.pattern().ifPresent(pattern -> schema.put("pattern", pattern));
        facts.defaultText().ifPresent(text -> schema.put("default", literal(facts.type(), text)));
    }

    private static void bounds(MappingBuilder schema, ValueFacts.Bounds bounds, String least, String most) {
        put(schema, least, bounds.min());
        put(schema, most, bounds.max());
    }

    private static void put(MappingBuilder schema, String name, OptionalLong bound) {
        if (bound.isPresent()) {
            schema.put(name, bound.getAsLong());
        }
    }

    private static Content literal(String type, String text) {
        return switch (type) {
            case "boolean" -> new Content.Flag(Boolean.parseBoolean(text));
            case "integer", "number" -> new Content.Numeral(text);
            case "object" -> new MappingBuilder().build();
            case "array" -> new Content.Sequence(List.of());
            default -> new Content.Text(text);
        };
    }
}
