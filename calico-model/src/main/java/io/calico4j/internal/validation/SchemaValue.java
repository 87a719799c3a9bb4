// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import io.calico4j.internal.form.Networks;
import io.calico4j.internal.json.GoScalars;
import io.calico4j.internal.json.Zero;
import io.calico4j.internal.regex.GoPattern;
import io.calico4j.internal.schema.ValueFacts;
import io.calico4j.internal.schema.ValueFacts.Bounds;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the schema pass does with a value, be it that of a field, an element of a list or a value of a map. */
final class SchemaValue {
    /** Whole numbers from here on are no whole numbers any more once they went through a floating-point number. */
    private static final double TOO_LARGE = 0x1p63;

    private static final String ANYTHING = "^.*";

    private final ValueFacts facts;
    private final Form form;
    private final @Nullable GoPattern pattern;
    private final @Nullable SchemaPlan plan;
    private final @Nullable SchemaValue each;
    private final Class<?> objectType;

    private SchemaValue(ValueFacts facts, WireShape shape) {
        this.facts = facts;
        this.form = shape.form();
        this.pattern = facts.pattern()
                .filter(text -> !text.equals(ANYTHING))
                .map(GoPattern::compile)
                .orElse(null);
        this.objectType = form == Form.OBJECT ? shape.object().javaType() : Object.class;
        this.plan = form == Form.OBJECT ? SchemaPlan.of(objectType) : null;
        this.each = (form == Form.LIST || form == Form.MAP) && facts.each().isPresent()
                ? of(facts.each().get(), shape.element())
                : null;
    }

    /** What to do with a value; null for nothing. */
    static @Nullable SchemaValue of(ValueFacts facts, WireShape shape) {
        if (facts.type().isEmpty()) {
            return null;
        }
        SchemaValue value = new SchemaValue(facts, shape);
        return value.isIdle() ? null : value;
    }

    private boolean isIdle() {
        boolean canHaveWrongType = form == Form.INT || form == Form.DSCP || form == Form.TIME;
        return !canHaveWrongType
                && facts.allowed().isEmpty()
                && facts.number().isNone()
                && facts.length().isNone()
                && facts.items().isNone()
                && facts.properties().isNone()
                && !facts.format().equals("cidr")
                && pattern == null
                && plan == null
                && each == null;
    }

    void run(Object value, Findings out) {
        switch (form) {
            case STRING -> text((String) value, out);
            case INT -> number((Number) value, out);
            case DURATION -> text(GoScalars.duration((Duration) value), out);
            case OBJECT -> object(value, out);
            case LIST -> list((List<?>) value, out);
            case MAP -> map((Map<?, ?>) value, out);
            case TIME -> {
                if (value.equals(Zero.TIME) && !facts.nullable()) {
                    wrongType(facts, "null", out);
                }
            }
            case DSCP -> {
                if (facts.type().equals("integer") && !(value instanceof Dscp.Numeric)) {
                    wrongType(facts, Say.quoted(value.toString()), out);
                }
            }
            case AS_NUMBER -> bounds(Codes.OUT_OF_BOUNDS, facts.number(), ((AsNumber) value).value(), "", out);
            default -> {}
        }
    }

    /** Of what is wrong with the length and the form only the first is reported. */
    private void text(String text, Findings out) {
        enumeration(text, out);
        int length = text.codePointCount(0, text.length());
        if (!isWithin(facts.length(), length)) {
            bounds(Codes.BAD_LENGTH, facts.length(), length, " characters", out);
        } else if (pattern != null && !pattern.isFoundIn(text)) {
            report(Codes.NO_MATCH, Say.quoted(text) + " does not have the right form", "it must match " + pattern, out);
        }
        if (facts.format().equals("cidr") && !Networks.isSchemaCidr(text)) {
            report(
                    Codes.BAD_CIDR,
                    Say.quoted(text) + " is not a CIDR",
                    "write an address, a slash and a prefix length",
                    out);
        }
    }

    /** Of several enumerations each one that fails is reported once, and once more that not all hold, at the top. */
    private void enumeration(String text, Findings out) {
        if (facts.allowed().isEmpty() || facts.allowed().contains(text)) {
            return;
        }
        String message = Say.quoted(text) + " is not an allowed value";
        String hint = Say.allowed(text, facts.allowed());
        if (facts.allOf().isEmpty()) {
            report(Codes.NOT_ALLOWED, message, hint, out);
            return;
        }
        List<List<String>> failing =
                facts.allOf().stream().filter(e -> !e.contains(text)).distinct().toList();
        failing.forEach(enumeration -> report(Codes.NOT_ALLOWED, message, hint, out));
        out.reportAtTop(Codes.NOT_ALLOWED, message, hint);
    }

    private void number(Number number, Findings out) {
        double rounded = number.doubleValue();
        if (rounded >= TOO_LARGE) {
            wrongType(facts, number.toString(), out);
        }
        long value = number instanceof BigInteger big ? saturated(big) : number.longValue();
        if (!facts.allowed().isEmpty() && !facts.allowed().contains(Long.toString(value))) {
            report(
                    Codes.NOT_ALLOWED,
                    value + " is not an allowed value",
                    "allowed: " + Say.oneOf(facts.allowed()),
                    out);
        }
        bounds(Codes.OUT_OF_BOUNDS, facts.number(), value, "", out);
    }

    private static long saturated(BigInteger number) {
        return number.bitLength() > 63 ? Long.MAX_VALUE : number.longValue();
    }

    private void object(Object value, Findings out) {
        if (!facts.properties().isNone()) {
            bounds(Codes.BAD_SIZE, facts.properties(), SchemaPlan.written(value, objectType), " fields", out);
        }
        if (plan != null) {
            plan.run(value, out);
        }
    }

    private void list(List<?> list, Findings out) {
        bounds(Codes.BAD_SIZE, facts.items(), list.size(), " elements", out);
        if (each == null) {
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            Object element = list.get(i) instanceof Optional<?> optional ? optional.orElse(null) : list.get(i);
            if (element != null) {
                out.enter(i);
                each.run(element, out);
                out.leave();
            }
        }
    }

    private void map(Map<?, ?> map, Findings out) {
        if (each == null) {
            return;
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.enter((String) entry.getKey());
            each.run(entry.getValue(), out);
            out.leave();
        }
    }

    private static boolean isWithin(Bounds bounds, long actual) {
        return actual >= bounds.min().orElse(Long.MIN_VALUE)
                && actual <= bounds.max().orElse(Long.MAX_VALUE);
    }

    private static void bounds(Code code, Bounds bounds, long actual, String unit, Findings out) {
        if (!isWithin(bounds, actual)) {
            boolean low = bounds.min().isPresent() && actual < bounds.min().getAsLong();
            long bound = low ? bounds.min().getAsLong() : bounds.max().getAsLong();
            String limit = low ? "at least " : "at most ";
            String problem = unit.isEmpty() ? " is out of bounds" : unit + " are too " + (low ? "few" : "many");
            report(code, actual + problem, limit + bound, out);
        }
    }

    /** Reports that a value is of another type than the schema says. */
    static void wrongType(ValueFacts facts, String actual, Findings out) {
        report(
                Codes.WRONG_TYPE,
                actual + " is not of type " + facts.type(),
                "give a value of type " + facts.type(),
                out);
    }

    private static void report(Code code, String message, String hint, Findings out) {
        out.report(code, out.schemaPath(), "", message, hint);
    }
}
