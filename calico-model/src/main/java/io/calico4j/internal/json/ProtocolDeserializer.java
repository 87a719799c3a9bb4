// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.net.Protocol;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a protocol from a number or a text. */
public final class ProtocolDeserializer extends JsonDeserializer<Protocol> {
    private static final NumberOrText<Protocol> FORM =
            new NumberOrText<>(Protocol.class, 255, n -> Protocol.of((int) n), Protocol::parse);

    @Override
    public @Nullable Protocol deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return FORM.read(in, context);
    }

    /** Returns number 0, which the reference makes of null in a list. */
    @Override
    public Protocol getNullValue(DeserializationContext context) {
        return FORM.zero();
    }
}
