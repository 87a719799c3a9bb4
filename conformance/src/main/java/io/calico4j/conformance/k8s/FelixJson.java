// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.datastore.DatastoreKey;
import io.calico4j.datastore.DatastoreRecord;
import io.calico4j.datastore.FelixConverter;
import io.calico4j.datastore.RecordProcessor;
import io.calico4j.datastore.Updates;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.kubernetes.conversion.Converted;
import java.util.List;

/** Records of the internal form as the vectors show them. */
final class FelixJson {
    private FelixJson() {}

    static RecordProcessor processor(JsonNode options) {
        return RecordProcessor.of(
                FelixConverter.calicoExact(),
                options.path("target").asText().equals("bgp"),
                options.path("usePodCIDR").asBoolean());
    }

    /** What Felix gets of a converted object; nothing if there is no record of it. */
    static Updates updates(Converted<?> converted) {
        RecordProcessor processor = RecordProcessor.of(FelixConverter.calicoExact(), false, false);
        return converted.value().isPresent()
                ? processor.update(converted.key(), converted.value().get(), converted.revision())
                : converted.failed()
                        ? new Updates(List.of(), converted.diagnostics())
                        : processor.delete(converted.key(), converted.revision());
    }

    static ArrayNode records(Updates updates) {
        ArrayNode records = K8sJson.NODES.arrayNode();
        updates.records().forEach(record -> records.add(record(record)));
        return records;
    }

    private static ObjectNode record(DatastoreRecord record) {
        ObjectNode json = K8sJson.NODES.objectNode();
        json.set("key", key(record.key()));
        json.put("revision", record.revision());
        json.set("value", record.value().map(K8sJson::write).orElse(K8sJson.NODES.nullNode()));
        return json;
    }

    static ObjectNode key(DatastoreKey key) {
        ObjectNode json = (ObjectNode) K8sJson.write(key);
        json.put("type", key.getClass().getSimpleName());
        key.path().ifPresent(path -> json.put("path", path));
        return json;
    }

    static JsonNode error(Diagnostics diagnostics) {
        return diagnostics.hasErrors() ? K8sJson.NODES.objectNode().put("class", "Other") : K8sJson.NODES.missingNode();
    }
}
