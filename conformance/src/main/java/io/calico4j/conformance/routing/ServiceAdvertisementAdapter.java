// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** {@code routing/service_advertisement}: services, slices and ranges to each node's routes and rejects. */
final class ServiceAdvertisementAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "routing/service_advertisement";
    }

    @Override
    public Outcome run(JsonNode line) {
        BgpPlan plan = BgpPlan.of(BgpJson.snapshot(line), BgpJson.options(line));
        Checks checks = new Checks();
        for (String name : BgpJson.evaluatedNodes(line)) {
            ObjectNode answer = service(plan.node(name).orElseThrow());
            checks.same(name, line.path("expect").path("nodes").path(name), answer, JsonComparison.emptyAsAbsent());
        }
        return checks.outcome();
    }

    static ObjectNode service(BgpNode node) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "staticroutes", node.v4().advertisedServices());
        put(json, "staticroutesv6", node.v6().advertisedServices());
        put(json, "rejectcidrs", node.v4().rejectedServices());
        put(json, "rejectcidrsv6", node.v6().rejectedServices());
        return json;
    }

    private static void put(ObjectNode json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            json.set(name, RoutingJson.texts(texts));
        }
    }
}
