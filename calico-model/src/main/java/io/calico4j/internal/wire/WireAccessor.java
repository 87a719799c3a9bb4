// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an accessor's annotations and return type say about its field. */
record WireAccessor(
        String name,
        WireShape shape,
        Presence presence,
        boolean embedded,
        boolean optional,
        @Nullable Object omitted,
        Function<Object, Object> getter) {}
