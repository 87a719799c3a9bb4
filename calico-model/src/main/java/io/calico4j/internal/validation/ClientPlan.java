// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.schema.Facts;
import io.calico4j.internal.schema.FieldFacts;
import io.calico4j.internal.schema.TypeFacts;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the client-side pass does with values of one type: the checks of its fields, then its rules.
 *
 * <p>Compiled once for a type. Fields without any check are not part of it, so that they cost nothing.
 */
final class ClientPlan {
    private static final ClassValue<ClientPlan> PLANS = new ClassValue<>() {
        @Override
        protected ClientPlan computeValue(Class<?> type) {
            return new ClientPlan(type);
        }
    };

    private final ClientField[] fields;
    private final List<TypeRule<Object>> rules;

    private ClientPlan(Class<?> type) {
        List<ClientField> checked = new ArrayList<>();
        TypeFacts facts = Facts.of(type);
        WireType wire = WireType.of(type);
        if (facts != null) {
            for (FieldFacts field : facts.fields()) {
                ClientField plan = ClientField.of(type, wireField(wire, field), field);
                if (plan != null) {
                    checked.add(plan);
                }
            }
        }
        fields = checked.toArray(ClientField[]::new);
        rules = RuleTable.of(type);
    }

    private static WireField wireField(WireType type, FieldFacts facts) {
        WireField field = type.field(facts.name());
        if (field == null) {
            throw new IllegalStateException(type.javaType() + " has no field " + facts.name());
        }
        return field;
    }

    /** The plan of a type; null if nothing of it is checked. */
    static @Nullable ClientPlan of(Class<?> type) {
        ClientPlan plan = PLANS.get(type);
        return plan.fields.length == 0 && plan.rules.isEmpty() ? null : plan;
    }

    /** Checks a value. */
    void run(Object value, Findings out) {
        for (ClientField field : fields) {
            field.run(value, out);
        }
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).check(value, out);
        }
    }
}
