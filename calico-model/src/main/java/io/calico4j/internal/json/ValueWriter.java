// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import io.calico4j.internal.wire.WireShape;
import io.calico4j.net.AsNumber;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.Content;
import io.calico4j.resource.IntOrString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes values of one shape. */
abstract class ValueWriter {
    abstract void write(Object value, JsonBytes out);

    static ValueWriter of(WireShape shape) {
        return switch (shape.form()) {
            case STRING -> new Text();
            case BOOL -> new Flag();
            case INT -> new Whole();
            case FLOAT -> new Float64();
            case OBJECT -> new Nested(shape);
            case LIST -> new Elements(of(shape.element()), shape.element().nullable());
            case MAP -> new Members(of(shape.element()));
            case DURATION -> new Period();
            case TIME -> new Time();
            case PORT, PROTOCOL, DSCP, AS_NUMBER -> new Small();
            case INT_OR_STRING -> new NumberOrText();
            case RAW -> new Raw();
        };
    }

    private static final class Text extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            out.putText((String) value);
        }
    }

    private static final class Flag extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            out.putAscii((Boolean) value ? "true" : "false");
        }
    }

    private static final class Whole extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            if (value instanceof Long number) {
                out.putLong(number);
            } else {
                out.putAscii(value.toString());
            }
        }
    }

    private static final class Float64 extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            out.putAscii(GoFloat.text((Double) value));
        }
    }

    /* The writer of an object type may be asked for while that of a type holding it is still compiled: it is found on first use. */
    private static final class Nested extends ValueWriter {
        private final WireShape shape;
        private @Nullable ObjectWriter writer;

        Nested(WireShape shape) {
            this.shape = shape;
        }

        @Override
        void write(Object value, JsonBytes out) {
            ObjectWriter found = writer;
            if (found == null) {
                found = ObjectWriter.of(shape.object().javaType());
                writer = found;
            }
            found.write(value, out);
        }
    }

    private static final class Elements extends ValueWriter {
        private final ValueWriter element;
        private final boolean nullable;

        Elements(ValueWriter element, boolean nullable) {
            this.element = element;
            this.nullable = nullable;
        }

        @Override
        void write(Object value, JsonBytes out) {
            List<?> list = (List<?>) value;
            out.put('[');
            for (int i = 0; i < list.size(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                Object each = list.get(i);
                if (!nullable) {
                    element.write(each, out);
                } else if (((Optional<?>) each).isPresent()) {
                    element.write(((Optional<?>) each).get(), out);
                } else {
                    out.putAscii("null");
                }
            }
            out.put(']');
        }
    }

    private static final class Members extends ValueWriter {
        private final ValueWriter member;

        Members(ValueWriter member) {
            this.member = member;
        }

        @Override
        @SuppressWarnings("unchecked")
        void write(Object value, JsonBytes out) {
            Map<String, Object> map = (Map<String, Object>) value;
            int start = out.length();
            out.forgetSurrogates();
            write(map.entrySet(), out);
            if (out.sawSurrogates()) { // seldom; the natural order is then not the order of the bytes
                out.cut(start);
                write(Utf8Order.entries(map), out);
            }
            out.open(start, '{');
            out.put('}');
        }

        private void write(Iterable<Map.Entry<String, Object>> entries, JsonBytes out) {
            for (Map.Entry<String, Object> entry : entries) {
                out.put(',');
                out.putText(entry.getKey());
                out.put(':');
                member.write(entry.getValue(), out);
            }
        }
    }

    private static final class Period extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            out.putText(GoScalars.duration((Duration) value));
        }
    }

    private static final class Time extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            if (value.equals(Zero.TIME)) {
                out.putAscii("null");
            } else {
                out.putText(GoScalars.time((Instant) value));
            }
        }
    }

    private static final class Small extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            if (value instanceof Port.Single port) {
                out.putLong(port.number());
            } else if (value instanceof Protocol.Numeric protocol) {
                out.putLong(protocol.value());
            } else if (value instanceof Dscp.Numeric mark) {
                out.putLong(mark.value());
            } else if (value instanceof AsNumber as) {
                out.putLong(as.value());
            } else {
                out.putText(value.toString());
            }
        }
    }

    private static final class NumberOrText extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            if (value instanceof IntOrString.Int number) {
                out.putLong(number.number());
            } else {
                out.putText(((IntOrString) value).text());
            }
        }
    }

    private static final class Raw extends ValueWriter {
        @Override
        void write(Object value, JsonBytes out) {
            CanonicalJson.write((Content) value, out);
        }
    }
}
