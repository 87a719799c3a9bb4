// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.datastore.DatastoreKey;
import io.calico4j.datastore.DatastoreRecord;

/** {@code k8s/felix-config}: configurations as parameters. */
final class FelixConfigAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/felix-config";
    }

    @Override
    public Outcome run(JsonNode line) {
        ObjectNode output = K8sJson.NODES.objectNode();
        ObjectNode set = output.putObject("set");
        for (DatastoreRecord record : FelixJson.processor(line.path("options"))
                .update(FelixPolicyAdapter.resource(line, line.path("input")))
                .records()) {
            record.value().ifPresent(value -> set.set(name(record.key()), K8sJson.write(value)));
        }
        return K8sJson.compare(line, output, K8sJson.NODES.missingNode());
    }

    private static String name(DatastoreKey key) {
        if (key instanceof DatastoreKey.GlobalConfigKey global) {
            return "global/" + global.name();
        }
        if (key instanceof DatastoreKey.HostConfigKey host) {
            return "host/" + host.hostname() + "/" + host.name();
        }
        if (key instanceof DatastoreKey.ResourceKey resource) {
            return "resource/" + resource.kind() + "/" + resource.name();
        }
        return "ready";
    }
}
