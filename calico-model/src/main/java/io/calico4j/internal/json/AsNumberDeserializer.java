// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.net.AsNumber;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an AS number from a number or a text. */
public final class AsNumberDeserializer extends JsonDeserializer<AsNumber> {
    private static final NumberOrText<AsNumber> FORM =
            new NumberOrText<>(AsNumber.class, 4294967295L, AsNumber::of, AsNumber::parse);

    @Override
    public @Nullable AsNumber deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return FORM.read(in, context);
    }

    /** Returns number 0, which the reference makes of null in a list. */
    @Override
    public AsNumber getNullValue(DeserializationContext context) {
        return FORM.zero();
    }
}
