// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a field, a list element or a map value looks like on the wire.
 *
 * <p>{@link #element()} is there for {@link Form#LIST} and {@link Form#MAP} (map keys are texts), {@link #object()} for
 * {@link Form#OBJECT}, {@link #range()} for {@link Form#INT}. {@link #nullable()} tells a list whose elements are pointers, so that
 * {@code null} stays {@code null} (held as {@code Optional}) and does not become zero.
 */
public final class WireShape {
    /** The forms a value may take. The Java type that carries each is named with it. */
    public enum Form {
        /** {@code String}. */
        STRING,
        /** {@code Boolean}. */
        BOOL,
        /** {@code Integer}, {@code Long} or {@code BigInteger}: see {@link IntRange}. */
        INT,
        /** {@code Double}. */
        FLOAT,
        /** A value with a {@link WireType} of its own. */
        OBJECT,
        /** {@code List}. */
        LIST,
        /** {@code Map} with text keys. */
        MAP,
        /** {@code io.calico4j.net.Port}. */
        PORT,
        /** {@code io.calico4j.net.Protocol}. */
        PROTOCOL,
        /** {@code io.calico4j.net.Dscp}. */
        DSCP,
        /** {@code io.calico4j.net.AsNumber}. */
        AS_NUMBER,
        /** {@code java.time.Duration}. */
        DURATION,
        /** {@code java.time.Instant}. */
        TIME,
        /** {@code io.calico4j.resource.IntOrString}. */
        INT_OR_STRING,
        /** {@code io.calico4j.resource.Content}: any JSON value. */
        RAW
    }

    private final Form form;
    private final @Nullable WireShape element;
    private final @Nullable Class<?> objectType;
    private final @Nullable IntRange range;
    private final boolean nullable;

    private WireShape(
            Form form,
            @Nullable WireShape element,
            @Nullable Class<?> objectType,
            @Nullable IntRange range,
            boolean nullable) {
        this.form = form;
        this.element = element;
        this.objectType = objectType;
        this.range = range;
        this.nullable = nullable;
    }

    static WireShape scalar(Form form) {
        return new WireShape(form, null, null, null, false);
    }

    static WireShape integer(IntRange range) {
        return new WireShape(Form.INT, null, null, range, false);
    }

    static WireShape object(Class<?> type) {
        return new WireShape(Form.OBJECT, null, type, null, false);
    }

    static WireShape of(Form collection, WireShape element) {
        return new WireShape(collection, element, null, null, false);
    }

    WireShape asNullable() {
        return new WireShape(form, element, objectType, range, true);
    }

    /** The form of the value. */
    public Form form() {
        return form;
    }

    /** The shape of list elements or map values. @throws NullPointerException for any other form */
    public WireShape element() {
        return Objects.requireNonNull(element, "element");
    }

    /** The description of the object. @throws NullPointerException for any other form */
    public WireType object() {
        return WireType.of(Objects.requireNonNull(objectType, "objectType"));
    }

    /** The numbers allowed. @throws NullPointerException for any other form */
    public IntRange range() {
        return Objects.requireNonNull(range, "range");
    }

    /** Whether this is a list element that may be {@code null}, held as an {@code Optional}. */
    public boolean nullable() {
        return nullable;
    }

    @Override
    public String toString() {
        String text = switch (form) {
            case LIST, MAP -> form + "<" + element + ">";
            case OBJECT -> Objects.requireNonNull(objectType).getSimpleName();
            case INT -> String.valueOf(range);
            default -> form.toString();
        };
        return nullable ? text + "?" : text;
    }
}
