// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import io.calico4j.internal.wire.Presence;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape;
import io.calico4j.internal.wire.WireType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the fields of one object type; compiled once from its {@link WireType}. */
final class ObjectWriter extends ValueWriter {
    private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> type) {
            return new ObjectWriter(WireType.of(type));
        }
    };

    private final Field[] fields;

    private ObjectWriter(WireType type) {
        fields = type.fields().stream().map(Field::new).toArray(Field[]::new);
    }

    static ObjectWriter of(Class<?> type) {
        return WRITERS.get(type);
    }

    /* Every field is written behind a comma; the first comma is then made the brace. */
    @Override
    void write(Object value, JsonBytes out) {
        int start = out.length();
        for (Field field : fields) {
            field.write(value, out);
        }
        out.open(start, '{');
        out.put('}');
    }

    /** How to tell whether a present value is left out. */
    private static final int NEVER = 0;

    private static final int EMPTY_TEXT = 1;
    private static final int EMPTY_LIST = 2;
    private static final int EMPTY_MAP = 3;
    private static final int FALSE = 4;
    private static final int ZERO = 5;
    private static final int OWN_FILTER = 6;

    private static int omission(WireField field) {
        return switch (field.presence()) {
            case POINTER, NULL_POINTER, ALWAYS -> NEVER;
            case NON_ZERO -> field.shape().form() == WireShape.Form.STRING ? EMPTY_TEXT : ZERO;
            case OMIT_ZERO -> OWN_FILTER;
            case NON_EMPTY ->
                switch (field.shape().form()) {
                    case STRING -> EMPTY_TEXT;
                    case LIST -> EMPTY_LIST;
                    case MAP -> EMPTY_MAP;
                    case BOOL -> FALSE;
                    default -> throw new IllegalStateException(field + " cannot be empty");
                };
        };
    }

    private static final class Field {
        private final WireField field;
        private final int omission;
        private final boolean nullWhenAbsent;
        private final byte[] name;
        private final ValueWriter writer;

        Field(WireField field) {
            this.field = field;
            this.omission = omission(field);
            this.nullWhenAbsent = field.presence() == Presence.NULL_POINTER;
            this.name = (",\"" + field.name() + "\":").getBytes(StandardCharsets.UTF_8);
            this.writer = ValueWriter.of(field.shape());
        }

        void write(Object owner, JsonBytes out) {
            Object value = field.get(owner);
            if (value != null && !omits(value)) {
                out.put(name);
                writer.write(value, out);
            } else if (nullWhenAbsent) {
                out.put(name);
                out.putAscii("null");
            }
        }

        private boolean omits(Object value) {
            return switch (omission) {
                case NEVER -> false;
                case EMPTY_TEXT -> ((String) value).isEmpty();
                case EMPTY_LIST -> ((List<?>) value).isEmpty();
                case EMPTY_MAP -> ((Map<?, ?>) value).isEmpty();
                case FALSE -> !((Boolean) value);
                case ZERO -> Zero.isZero(value);
                default -> field.omits(value);
            };
        }
    }
}
