// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.internal.schema.Facts;
import io.calico4j.internal.schema.FieldFacts;
import io.calico4j.internal.schema.TypeFacts;
import io.calico4j.internal.wire.Presence;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.CalicoResource;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the CRD schemas put in: a default where a field is absent and the object around it is there.
 *
 * <p>Compiled once for a type from {@link Facts}. Fields that are always written are never absent, so that their defaults have no
 * effect. Lists hold no objects with defaults.
 */
public final class SchemaDefaults {
    private static final ClassValue<SchemaDefaults> PLANS = new ClassValue<>() {
        @Override
        protected SchemaDefaults computeValue(Class<?> type) {
            return new SchemaDefaults(type);
        }
    };

    /** A field to fill, with its default or with the plan for the object in it. */
    private record Filling(
            WireField field,
            @Nullable Object value,
            @Nullable SchemaDefaults plan) {}

    private final WireType type;
    private final List<Filling> fillings = new ArrayList<>();

    private SchemaDefaults(Class<?> javaType) {
        type = WireType.of(javaType);
        TypeFacts facts = Facts.of(javaType);
        if (facts != null && (!facts.kind() || facts.schema())) {
            facts.fields().forEach(this::add);
        }
    }

    private void add(FieldFacts facts) {
        WireField field = Objects.requireNonNull(type.field(facts.name()));
        if (field.shape().form() == Form.OBJECT) {
            SchemaDefaults plan = PLANS.get(field.shape().object().javaType());
            if (!plan.fillings.isEmpty()) {
                fillings.add(new Filling(field, null, plan));
            }
        } else if (facts.value().defaultText().isPresent() && field.presence() != Presence.ALWAYS) {
            Object value = value(field, facts.value().defaultText().get());
            if (value != null) {
                fillings.add(new Filling(field, value, null));
            }
        }
    }

    /** The default as the field holds it; null for a zero that the field does not tell from absence. */
    private static @Nullable Object value(WireField field, String text) {
        boolean zero = text.isEmpty() || text.equals("0") || text.equals("false");
        if (zero && !field.pointer()) {
            return null;
        }
        return switch (field.shape().form()) {
            case STRING -> text;
            case BOOL -> Boolean.valueOf(text);
            case INT -> field.shape().range().box(new BigInteger(text));
            default -> throw new IllegalStateException("no default for " + field);
        };
    }

    /** The resource with the defaults of its schema. */
    public static CalicoResource apply(CalicoResource resource) {
        return EmptyEnds.dropped(
                (CalicoResource) PLANS.get(resource.kind().type()).fill(resource));
    }

    private Object fill(Object value) {
        Object builder = null;
        for (Filling filling : fillings) {
            Object old = filling.field().get(value);
            Object filled = filling.plan() == null
                    ? (old == null ? filling.value() : old)
                    : (old == null ? null : filling.plan().fill(old));
            if (filled != null && filled != old) {
                builder = builder == null ? copy(value) : builder;
                filling.field().set(builder, filled);
            }
        }
        return builder == null ? value : type.build(builder);
    }

    private Object copy(Object value) {
        Object builder = type.newBuilder();
        for (WireField field : type.fields()) {
            Object held = field.get(value);
            if (held != null) {
                field.set(builder, held);
            }
        }
        return builder;
    }
}
