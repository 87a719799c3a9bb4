// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One field of an object: its JSON name, its shape, when it is written, and the way to get and set it. */
public final class WireField {
    private final String name;
    private final WireShape shape;
    private final Presence presence;
    private final boolean embedded;
    private final boolean readsOptional;
    private final boolean setsOptional;
    private final Function<Object, Object> getter;
    private final BiConsumer<Object, Object> setter;
    private final @Nullable Object omitted;

    WireField(WireAccessor accessor, BiConsumer<Object, Object> setter, boolean setsOptional) {
        this.name = accessor.name();
        this.shape = accessor.shape();
        this.presence = accessor.presence();
        this.embedded = accessor.embedded();
        this.readsOptional = accessor.optional();
        this.omitted = accessor.omitted();
        this.getter = accessor.getter();
        this.setter = setter;
        this.setsOptional = setsOptional;
    }

    /** The name in JSON and YAML. */
    public String name() {
        return name;
    }

    /** What the value looks like. */
    public WireShape shape() {
        return shape;
    }

    /** When the field is written. */
    public Presence presence() {
        return presence;
    }

    /** Whether absent differs from zero, that is, from {@code ""}, 0, false and the empty list or map. */
    public boolean pointer() {
        return presence == Presence.POINTER || presence == Presence.NULL_POINTER;
    }

    /** Whether the reference embeds the field from another struct, so that its loader coerces no scalar to text. */
    public boolean embedded() {
        return embedded;
    }

    /** The value held by {@code owner}, or null when it is absent; never an {@code Optional} itself. */
    public @Nullable Object get(Object owner) {
        Object value = getter.apply(owner);
        return readsOptional ? ((Optional<?>) value).orElse(null) : value;
    }

    /**
     * Sets the value in a builder made by {@link WireType#newBuilder()}.
     *
     * @param value of the Java type its shape names; a list with nullable elements holds {@code Optional}s
     */
    public void set(Object builder, Object value) {
        setter.accept(builder, setsOptional ? Optional.of(value) : value);
    }

    /** Whether an {@link Presence#OMIT_ZERO} object is left out. */
    public boolean omits(Object value) {
        return omitted != null && omitted.equals(value);
    }

    @Override
    public String toString() {
        return name + ": " + shape + " " + presence;
    }
}
