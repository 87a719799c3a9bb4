// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.json.Zero;
import io.calico4j.internal.schema.FieldFacts;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.EntityRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the client-side pass does with one field.
 *
 * <p>The tags of Calico's types are applied from left to right until one fails. {@code omitempty} stops where the value is absent or
 * zero; what is behind {@code dive} is for the elements. Objects are gone into whatever their tags, lists of objects only with
 * {@code dive}.
 */
final class ClientField {
    /** The end of traffic without conditions, which most rules have at one side: nothing can be wrong with it. */
    private static final Object NOTHING_GIVEN = EntityRule.empty();

    private final WireField field;
    private final String name;
    private final String goName;
    private final Form form;
    private final boolean pointer;
    private final boolean omitsEmpty;
    private final boolean required;
    private final @Nullable Predicate<Object> givenEmpty;
    private final ValueCheck[] checks;
    private final ValueCheck[] elementChecks;
    private final @Nullable ClientPlan plan;
    private final @Nullable ClientPlan elementPlan;
    private final boolean elementPorts;

    private ClientField(Class<?> type, WireField field, FieldFacts facts) {
        List<String> tags =
                facts.tags().isEmpty() ? List.of() : List.of(facts.tags().split(",", -1));
        int dive = tags.indexOf(Tags.DIVE);
        List<String> own = dive < 0 ? tags : tags.subList(0, dive);
        List<String> ofElements = dive < 0 ? List.of() : tags.subList(dive + 1, tags.size());
        this.field = field;
        this.name = facts.name();
        this.goName = facts.goName();
        this.form = field.shape().form();
        this.pointer = field.pointer();
        this.omitsEmpty = own.contains(Tags.OMIT_EMPTY);
        this.required = own.contains(Tags.REQUIRED);
        this.givenEmpty = GivenEmpty.of(type, name);
        this.checks = checks(own, form);
        this.elementChecks = checks(ofElements, Form.STRING);
        WireShape element = form == Form.LIST && dive >= 0 ? field.shape().element() : null;
        this.plan = form == Form.OBJECT ? ClientPlan.of(field.shape().object().javaType()) : null;
        this.elementPlan = element != null && element.form() == Form.OBJECT
                ? ClientPlan.of(element.object().javaType())
                : null;
        this.elementPorts = element != null && element.form() == Form.PORT;
    }

    /** What to do with a field; null for nothing. */
    static @Nullable ClientField of(Class<?> type, WireField field, FieldFacts facts) {
        ClientField plan = new ClientField(type, field, facts);
        return plan.isIdle() ? null : plan;
    }

    private boolean isIdle() {
        return checks.length == 0
                && elementChecks.length == 0
                && !required
                && plan == null
                && elementPlan == null
                && !elementPorts
                && form != Form.PORT
                && form != Form.PROTOCOL;
    }

    private static ValueCheck[] checks(List<String> tags, Form form) {
        List<String> naming = tags.stream()
                .filter(tag -> !tag.equals(Tags.OMIT_EMPTY) && !tag.equals(Tags.REQUIRED))
                .toList();
        return Tags.of(naming, form).toArray(ValueCheck[]::new);
    }

    void run(Object owner, Findings out) {
        Object value = field.get(owner);
        if (plan != null) {
            if (value != null && value != NOTHING_GIVEN) {
                out.enter(name);
                plan.run(value, out);
                out.leave();
            }
        } else if (form == Form.PORT || form == Form.PROTOCOL) {
            if (value != null) {
                scalar(value, out);
            }
        } else if (value == null ? !omitsEmpty : !(omitsEmpty && isZero(value))) {
            check(owner, value, out);
        }
    }

    private boolean isZero(Object value) {
        if (pointer) {
            return false;
        }
        /* Most lists are the one empty list, which is told without looking into it. */
        if (value == Collections.EMPTY_LIST) {
            return true;
        }
        return switch (form) {
            case STRING -> ((String) value).isEmpty();
            case LIST -> ((List<?>) value).isEmpty();
            case MAP -> ((Map<?, ?>) value).isEmpty();
            default -> Zero.isZero(value);
        };
    }

    private void check(Object owner, @Nullable Object value, Findings out) {
        if (required && (value == null || isZero(value)) && !(givenEmpty != null && givenEmpty.test(owner))) {
            out.report(Codes.REQUIRED, goName, name, "a value is needed");
            return;
        }
        Object checked = value == null ? zero() : value;
        for (ValueCheck check : checks) {
            if (!check.accepts(checked)) {
                out.report(check, goName, name, checked);
                return;
            }
        }
        if (form == Form.LIST && !((List<?>) checked).isEmpty()) {
            elements((List<?>) checked, out);
        }
    }

    private void elements(List<?> list, Findings out) {
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i);
            if (elementPlan != null || elementPorts) {
                out.enter(name);
                out.enter(i);
                if (elementPlan != null) {
                    elementPlan.run(element, out);
                } else {
                    ScalarRules.port((Port) element, out);
                }
                out.leave();
                out.leave();
            }
            for (ValueCheck check : elementChecks) {
                if (!check.accepts(element)) {
                    String calicoField = goName + "[" + i + "]";
                    out.report(check, calicoField, name, i, element);
                    break;
                }
            }
        }
    }

    private void scalar(Object value, Findings out) {
        out.enter(name);
        if (form == Form.PORT) {
            ScalarRules.port((Port) value, out);
        } else {
            ScalarRules.protocol((Protocol) value, out);
        }
        out.leave();
    }

    /** What stands in the reference's struct where nothing was given. */
    private Object zero() {
        return switch (form) {
            case STRING -> "";
            case LIST -> List.of();
            case MAP -> Map.of();
            case BOOL -> false;
            default -> 0L;
        };
    }
}
