// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.decode.ObjectPlan.ShapePlan;
import io.calico4j.internal.json.GoScalars;
import io.calico4j.internal.json.Zero;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.Presence;
import io.calico4j.internal.wire.WireField;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.IntOrString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Binds JSON straight to typed values, as long as everything is as it should be.
 *
 * <p>Whatever is not (an unknown or repeated field, a wrong type, a value out of range, a null where it matters) ends the attempt
 * with {@link NotPlain}: the text is then read again by {@link TreeDecoder}, which knows how to explain it. So this class needs no
 * places, no words and no leniency. Where it gives a value, it is the one that {@code TreeDecoder} gives, without any report.
 */
public final class JsonBinder {
    /** Says that the text needs {@link TreeDecoder}. */
    public static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotPlain() {
            super("needs the tree", null, false, false);
        }
    }

    private final JsonParser in;
    private final boolean ignoresUnknown;

    /**
     * A binder of what the parser reads next.
     *
     * @param ignoresUnknown whether fields the type does not have are skipped
     */
    public JsonBinder(JsonParser in, boolean ignoresUnknown) {
        this.in = in;
        this.ignoresUnknown = ignoresUnknown;
    }

    /**
     * Reads the fields of an object up to its end.
     *
     * @param type a generated value type
     * @param texts fields that were read before: name, text, name, text
     */
    public Object object(Class<?> type, String... texts) throws IOException {
        ObjectPlan plan = ObjectPlan.of(type);
        Object builder = plan.type.newBuilder();
        long[] seen = new long[(plan.size() + 63) >>> 6];
        for (int i = 0; i < texts.length; i += 2) {
            int index = plan.names.find(texts[i]);
            seen[index >>> 6] |= 1L << index;
            plan.fields[index].set(builder, texts[i + 1]);
        }
        if (in.currentToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            field(plan, builder, seen, name);
        }
        fields(plan, builder, seen);
        return plan.type.build(builder);
    }

    private Object object(ObjectPlan plan) throws IOException {
        Object builder = plan.type.newBuilder();
        fields(plan, builder, new long[(plan.size() + 63) >>> 6]);
        return plan.type.build(builder);
    }

    private void fields(ObjectPlan plan, Object builder, long[] seen) throws IOException {
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            field(plan, builder, seen, name);
        }
        if (in.currentToken() != JsonToken.END_OBJECT) {
            throw new NotPlain();
        }
    }

    private void field(ObjectPlan plan, Object builder, long[] seen, String name) throws IOException {
        int index = plan.names.find(name);
        if (index < 0) {
            if (!ignoresUnknown) {
                throw new NotPlain();
            }
            in.nextToken();
            in.skipChildren();
            return;
        }
        long bit = 1L << index;
        if ((seen[index >>> 6] & bit) != 0) {
            throw new NotPlain();
        }
        seen[index >>> 6] |= bit;
        JsonToken token = in.nextToken();
        if (token != JsonToken.VALUE_NULL) {
            Object value = value(plan.shapes[index], token);
            WireField field = plan.fields[index];
            if (!(field.presence() == Presence.NON_ZERO && Zero.isZero(value))) {
                field.set(builder, value);
            }
        }
    }

    private Object value(ShapePlan shape, JsonToken token) throws IOException {
        return switch (shape.form) {
            case STRING -> text(token);
            case OBJECT -> {
                require(token == JsonToken.START_OBJECT);
                yield object(shape.object());
            }
            case LIST -> list(shape, token);
            case MAP -> map(shape.element(), token);
            case BOOL -> {
                require(token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE);
                yield token == JsonToken.VALUE_TRUE;
            }
            case INT -> {
                IntRange range = shape.shape.range();
                yield range.box(integer(range, token));
            }
            case FLOAT -> {
                require(token.isNumeric());
                double number = in.getDoubleValue();
                require(!Double.isInfinite(number));
                yield number;
            }
            case RAW -> throw new NotPlain();
            default -> special(shape, token);
        };
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new NotPlain();
        }
    }

    private String text(JsonToken token) throws IOException {
        require(token == JsonToken.VALUE_STRING);
        return in.getText();
    }

    private Object list(ShapePlan shape, JsonToken token) throws IOException {
        require(token == JsonToken.START_ARRAY);
        ShapePlan element = shape.element();
        boolean nullable = element.shape.nullable();
        List<Object> list = new ArrayList<>();
        for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
            require(next != JsonToken.VALUE_NULL);
            Object value = value(element, next);
            list.add(nullable ? Optional.of(value) : value);
        }
        return list;
    }

    private Object map(ShapePlan element, JsonToken token) throws IOException {
        require(token == JsonToken.START_OBJECT);
        Map<String, Object> map = new TreeMap<>();
        for (String key = in.nextFieldName(); key != null; key = in.nextFieldName()) {
            JsonToken next = in.nextToken();
            require(next != JsonToken.VALUE_NULL);
            require(map.put(key, value(element, next)) == null);
        }
        return map;
    }

    private long integer(IntRange range, JsonToken token) throws IOException {
        require(token == JsonToken.VALUE_NUMBER_INT && in.getTextLength() <= 18);
        long number = in.getLongValue();
        require(range.contains(number));
        return number;
    }

    private Object special(ShapePlan shape, JsonToken token) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (shape.form) {
                case PORT -> Port.of((int) integer(IntRange.UINT16, token));
                case PROTOCOL -> Protocol.of((int) integer(IntRange.UINT8, token));
                case DSCP -> Dscp.of((int) integer(IntRange.UINT8, token));
                case AS_NUMBER -> new AsNumber(integer(IntRange.UINT32, token));
                case INT_OR_STRING -> IntOrString.of((int) integer(IntRange.INT32, token));
                default -> throw new NotPlain();
            };
        }
        String text = text(token);
        try {
            return switch (shape.form) {
                case PORT -> Port.parse(text);
                case PROTOCOL -> Protocol.parse(text);
                case DSCP -> Dscp.parse(text);
                case AS_NUMBER -> AsNumber.parse(text);
                case INT_OR_STRING -> IntOrString.of(text);
                case DURATION -> GoScalars.duration(text);
                case TIME -> GoScalars.time(text);
                default -> throw new NotPlain();
            };
        } catch (FormatException e) {
            throw new NotPlain();
        }
    }
}
