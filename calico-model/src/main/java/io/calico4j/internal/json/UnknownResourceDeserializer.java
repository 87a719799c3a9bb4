// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import io.calico4j.resource.Content;
import io.calico4j.resource.UnknownResource;
import java.io.IOException;

/** Reads any object as an {@link UnknownResource}. */
public final class UnknownResourceDeserializer extends JsonDeserializer<UnknownResource> {
    @Override
    public UnknownResource deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return ContentDeserializer.read(in, context) instanceof Content.Mapping content
                ? UnknownResource.of(content)
                : (UnknownResource) context.handleUnexpectedToken(UnknownResource.class, in);
    }
}
