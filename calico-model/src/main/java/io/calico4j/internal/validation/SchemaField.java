// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.json.Zero;
import io.calico4j.internal.schema.FieldFacts;
import io.calico4j.internal.wire.Presence;
import io.calico4j.internal.wire.WireField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the schema pass does with one field. */
final class SchemaField {
    private final WireField field;
    private final FieldFacts facts;
    private final @Nullable SchemaValue value;

    private SchemaField(WireField field, FieldFacts facts) {
        this.field = field;
        this.facts = facts;
        this.value = SchemaValue.of(facts.value(), field.shape());
    }

    /** What to do with a field; null for nothing. */
    static @Nullable SchemaField of(WireField field, FieldFacts facts) {
        SchemaField plan = new SchemaField(field, facts);
        boolean mayBeMissing = facts.required() && field.presence() != Presence.ALWAYS;
        boolean mayBeNull =
                field.presence() == Presence.NULL_POINTER && !facts.value().nullable();
        return plan.value == null && !mayBeMissing && !mayBeNull ? null : plan;
    }

    void run(Object owner, Findings out) {
        Object given = field.get(owner);
        if (given != null && isWritten(given)) {
            if (value != null) {
                out.enter(facts.name());
                value.run(given, out);
                out.leave();
            }
        } else if (field.presence() == Presence.NULL_POINTER) {
            if (!facts.value().nullable() && !facts.value().type().isEmpty()) {
                out.enter(facts.name());
                SchemaValue.wrongType(facts.value(), "null", out);
                out.leave();
            }
        } else if (facts.required()) {
            out.enter(facts.name());
            out.report(Codes.REQUIRED, out.schemaPath(), "", "a value is needed");
            out.leave();
        }
    }

    private boolean isWritten(Object given) {
        return switch (field.presence()) {
            case POINTER, NULL_POINTER, ALWAYS -> true;
            case OMIT_ZERO -> !field.omits(given);
            case NON_ZERO -> !Zero.isZero(given);
            case NON_EMPTY ->
                given instanceof List<?> list
                        ? !list.isEmpty()
                        : given instanceof Map<?, ?> map
                                ? !map.isEmpty()
                                : given instanceof Boolean flag ? flag : !Zero.isZero(given);
        };
    }
}
