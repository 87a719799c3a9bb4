// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.schema.Facts;
import io.calico4j.internal.schema.FieldFacts;
import io.calico4j.internal.schema.TypeFacts;
import io.calico4j.internal.wire.WireType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the schema pass does with values of one type: the checks of its fields, then the rules of the schema.
 *
 * <p>The pass sees a resource as it is written: fields that are left out are absent, fields that are always written are there.
 * Compiled once for a type; fields the schema has nothing to say about are not part of it.
 */
final class SchemaPlan {
    private static final ClassValue<SchemaPlan> PLANS = new ClassValue<>() {
        @Override
        protected SchemaPlan computeValue(Class<?> type) {
            return new SchemaPlan(type);
        }
    };

    private final SchemaField[] fields;
    private final List<SchemaRule<Object>> rules;
    private final String kind;

    private SchemaPlan(Class<?> type) {
        List<SchemaField> checked = new ArrayList<>();
        TypeFacts facts = Facts.of(type);
        WireType wire = WireType.of(type);
        boolean known = facts != null && (!facts.kind() || facts.schema());
        if (facts != null && known) {
            for (FieldFacts field : facts.fields()) {
                SchemaField plan = SchemaField.of(Objects.requireNonNull(wire.field(field.name())), field);
                if (plan != null) {
                    checked.add(plan);
                }
            }
        }
        fields = checked.toArray(SchemaField[]::new);
        rules = SchemaRules.of(type);
        kind = facts != null && facts.kind() ? facts.name() : "";
    }

    /** The plan of a type; null if the schema has nothing to say about it. */
    static @Nullable SchemaPlan of(Class<?> type) {
        SchemaPlan plan = PLANS.get(type);
        return plan.fields.length == 0 && plan.rules.isEmpty() ? null : plan;
    }

    /** Checks a value. */
    void run(Object value, Findings out) {
        for (SchemaField field : fields) {
            field.run(value, out);
        }
        for (SchemaRule<Object> rule : rules) {
            if (!rule.holds().test(value)) {
                String calicoField = kind.isEmpty() ? out.schemaPath() : kind;
                out.report(rule.code(), calicoField, "", rule.message(), rule.hint());
            }
        }
    }

    /** How many fields of a value are written. */
    static int written(Object value, Class<?> type) {
        int count = 0;
        for (var field : WireType.of(type).fields()) {
            count += field.get(value) == null ? 0 : 1;
        }
        return count;
    }
}
