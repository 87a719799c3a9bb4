// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The description of one object type: its fields in the order they are written, and how to build a value from them.
 *
 * <p>Compiled once for a type, on first use, from the marks on its accessors ({@link Pointer}, {@link NonZero}, {@link NonEmpty},
 * {@link Always}, {@link NullPointer}, {@link OmitZero}) and its {@code JsonPropertyOrder}; safe for any number of threads.
 */
public final class WireType {
    private static final ClassValue<WireType> TYPES = new ClassValue<>() {
        @Override
        protected WireType computeValue(Class<?> type) {
            return WireCompiler.compile(type);
        }
    };

    private final Class<?> javaType;
    private final List<WireField> fields;
    private final Map<String, WireField> byName;
    private final Supplier<Object> newBuilder;
    private final Function<Object, Object> build;
    private final boolean partial;

    WireType(
            Class<?> javaType,
            List<WireField> fields,
            Supplier<Object> newBuilder,
            Function<Object, Object> build,
            boolean partial) {
        this.javaType = javaType;
        this.fields = List.copyOf(fields);
        this.newBuilder = newBuilder;
        this.build = build;
        this.partial = partial;
        this.byName = new LinkedHashMap<>();
        for (WireField field : fields) {
            byName.put(field.name(), field);
        }
    }

    /** The description of a generated value type, such as {@code NetworkPolicy} or {@code Rule}. */
    public static WireType of(Class<?> type) {
        return TYPES.get(type);
    }

    /** The public interface of the values described. */
    public Class<?> javaType() {
        return javaType;
    }

    /** The fields in the order they are written. */
    public List<WireField> fields() {
        return fields;
    }

    /** The field of exactly this JSON name, or null. */
    public @Nullable WireField field(String name) {
        return byName.get(name);
    }

    /** Whether objects have fields besides these, which are passed over: so it is with Kubernetes types. */
    public boolean partial() {
        return partial;
    }

    /** A builder with nothing set: every field has the value it has when it is absent. */
    public Object newBuilder() {
        return newBuilder.get();
    }

    /** The value a builder of {@link #newBuilder()} holds. */
    public Object build(Object builder) {
        return build.apply(builder);
    }

    @Override
    public String toString() {
        return javaType.getSimpleName() + fields;
    }
}
