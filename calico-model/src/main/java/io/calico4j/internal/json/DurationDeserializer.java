// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads a duration such as {@code 90s}. */
public final class DurationDeserializer extends JsonDeserializer<Duration> {
    @Override
    public @Nullable Duration deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return ScalarDeserializer.DURATION.deserialize(in, context);
    }
}
