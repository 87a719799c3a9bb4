// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The types of all kinds, looked up once. */
final class KindTypes {
    private static final Map<Kind, Class<? extends Resource>> TYPES = find();

    private KindTypes() {}

    private static Map<Kind, Class<? extends Resource>> find() {
        Map<Kind, Class<? extends Resource>> types = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            try {
                types.put(kind, kind.type());
            } catch (IllegalStateException e) {
                // A kind that is named but has no type yet is read like an unknown one.
            }
        }
        types.remove(Kind.UNKNOWN);
        return types;
    }

    /** The type of the kind's values, or null if there is none. */
    static @Nullable Class<? extends Resource> of(Kind kind) {
        return TYPES.get(kind);
    }

    /** The type of the values of a kind that has one. */
    static Class<? extends Resource> required(Kind kind) {
        return Objects.requireNonNull(of(kind), kind.text());
    }
}
