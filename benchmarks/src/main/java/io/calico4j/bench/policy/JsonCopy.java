// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.bench.larger.Copies;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import java.util.Optional;

/** A resource as another copy: names with a suffix, addresses shifted. */
final class JsonCopy {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonCopy() {}

    static Resource of(Resource resource, int copy) {
        try {
            JsonNode copied = copied(MAPPER.valueToTree(resource), copy);
            ObjectNode metadata = (ObjectNode) copied.path("metadata");
            metadata.put("name", Copies.id(resource.metadata().name(), copy));
            return MAPPER.treeToValue(copied, Resource.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode copied(JsonNode node, int copy) {
        if (node.isTextual()) {
            return JsonNodeFactory.instance.textNode(text(node.textValue(), copy));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(copied(element, copy)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), copied(field.getValue(), copy)));
            return object;
        }
        return node;
    }

    private static String text(String text, int copy) {
        Optional<Cidr> block = Cidr.tryParse(text).filter(Cidr::isV4);
        if (block.isPresent()) {
            return shifted(block.get().network(), copy) + "/" + block.get().prefixLength();
        }
        return IpAddress.tryParse(text)
                .filter(IpAddress::isV4)
                .map(address -> shifted(address, copy).toString())
                .orElseGet(() -> Copies.text(text, copy));
    }

    private static IpAddress shifted(IpAddress address, int copy) {
        return IpAddress.v4(Copies.address((int) address.lowBits(), copy));
    }
}
