// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.databind.SerializerProvider;
import java.util.Optional;

/** Writes an {@code Optional} scalar whose zero counts as absent. */
public final class NonZeroSerializer extends OptionalSerializer {
    @Override
    public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
        return value.isEmpty() || Zero.isZero(value.get());
    }
}
