// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.route.EncapsulationSummary;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.Vtep;

/** {@code routing/l3_states}: a cluster to the L3 table of each node, the VTEPs and the encapsulations. */
public final class L3StatesAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public L3StatesAdapter() {}

    @Override
    public String file() {
        return "routing/l3_states";
    }

    @Override
    public Outcome run(JsonNode line) {
        RoutePlanner planner = RoutePlanner.compile(RoutingJson.facts(line.path("state")));
        JsonNode expect = line.path("expect");
        Checks checks = new Checks();
        expect.path("nodes").properties().forEach(e -> {
            JsonNode routes = e.getValue().path("routes");
            checks.same(
                    e.getKey(),
                    routes.isArray() ? routes : JsonNodeFactory.instance.arrayNode(),
                    RoutingJson.routes(planner.routesOf(e.getKey()).routes()));
        });
        JsonNode vteps = expect.path("vteps");
        checks.same("vteps", vteps.isArray() ? vteps : JsonNodeFactory.instance.arrayNode(), vteps(planner));
        return checks.same("encapsulation", expect.path("encapsulation"), encapsulation(planner))
                .outcome();
    }

    private static ArrayNode vteps(RoutePlanner planner) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Vtep vtep : planner.vteps()) {
            ObjectNode json = array.addObject().put("node", vtep.node());
            vtep.ipv4()
                    .ifPresent(h -> json.put("ipv4Addr", h.address().toString())
                            .put("mac", h.mac())
                            .put("parentDeviceIp", h.parent().toString()));
            vtep.ipv6()
                    .ifPresent(h -> json.put("ipv6Addr", h.address().toString())
                            .put("macV6", h.mac())
                            .put("parentDeviceIpv6", h.parent().toString()));
        }
        return array;
    }

    private static ObjectNode encapsulation(RoutePlanner planner) {
        EncapsulationSummary summary = planner.encapsulation();
        return JsonNodeFactory.instance
                .objectNode()
                .put("ipip", summary.ipip())
                .put("vxlan", summary.vxlan())
                .put("vxlanV6", summary.vxlanV6());
    }
}
