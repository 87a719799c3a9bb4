// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.net.Port;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a port from a number or a text. */
public final class PortDeserializer extends JsonDeserializer<Port> {
    private static final NumberOrText<Port> FORM =
            new NumberOrText<>(Port.class, 65535, n -> Port.of((int) n), Port::parse);

    @Override
    public @Nullable Port deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return FORM.read(in, context);
    }

    /** Returns number 0, which the reference makes of null in a list. */
    @Override
    public Port getNullValue(DeserializationContext context) {
        return FORM.zero();
    }
}
