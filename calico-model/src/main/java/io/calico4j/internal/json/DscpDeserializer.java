// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.net.Dscp;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a mark for the differentiated services field from a number or a text. */
public final class DscpDeserializer extends JsonDeserializer<Dscp> {
    private static final NumberOrText<Dscp> FORM =
            new NumberOrText<>(Dscp.class, 255, n -> Dscp.of((int) n), Dscp::parse);

    @Override
    public @Nullable Dscp deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return FORM.read(in, context);
    }

    /** Returns number 0, which the reference makes of null in a list. */
    @Override
    public Dscp getNullValue(DeserializationContext context) {
        return FORM.zero();
    }
}
