// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.IpamNames;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.net.Cidr;
import org.jspecify.annotations.Nullable;

/** Keys, names and labels of stored objects. */
final class NamesAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "ipam/names";
    }

    @Override
    public Outcome run(JsonNode line) {
        ObjectNode actual = JsonNodeFactory.instance.objectNode();
        if (line.has("cidr")) {
            String host = line.path("host").textValue();
            Cidr cidr = Cidr.parse(line.path("cidr").textValue());
            AffinityOwner owner = AffinityOwner.host(host);
            actual.put("affinityPath_host", path(new IpamKey.AffinityKey(owner, cidr)));
            actual.put("affinityPath_virtual", path(new IpamKey.AffinityKey(AffinityOwner.virtual(host), cidr)));
            actual.put("blockPath", path(new IpamKey.BlockKey(cidr)));
            actual.put("cidrName", IpamNames.ofBlock(cidr));
            ObjectNode labels = actual.putObject("labels");
            IpamNames.affinityLabels(owner, cidr).forEach(labels::put);
        } else if (line.has("handle")) {
            actual.put(
                    "handlePath", path(new IpamKey.HandleKey(line.path("handle").textValue())));
        } else {
            JsonNode vm = line.path("vm");
            var handle = IpamNames.ofVirtualMachine(
                    vm.path("network").textValue(),
                    vm.path("namespace").textValue(),
                    vm.path("name").textValue());
            actual.put("vmHandle", handle.orElse(null));
            if (handle.isEmpty()) {
                actual.put("crashes", true);
            }
        }
        return Outcome.same(line.path("expect"), actual);
    }

    private static @Nullable String path(IpamKey<?> key) {
        return key.isValid() ? key.path() : null;
    }
}
