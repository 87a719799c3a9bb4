// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.net.Cidr;
import io.calico4j.route.RouteChanges;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.RouteDelta;
import java.util.ArrayList;
import java.util.List;

/** {@code routing/l3_steps}: changes of a cluster, one by one, to the changes of each node's L3 table. */
public final class L3StepsAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public L3StepsAdapter() {}

    @Override
    public String file() {
        return "routing/l3_steps";
    }

    @Override
    public Outcome run(JsonNode line) {
        List<RoutePlanner> planners = new ArrayList<>();
        planners.add(RoutePlanner.compile(RoutingJson.facts(line.path("state"))));
        for (JsonNode step : line.path("steps")) {
            planners.add(planners.get(planners.size() - 1).apply(delta(step)));
        }
        Checks checks = new Checks();
        line.path("expect").path("nodes").properties().forEach(e -> {
            String node = e.getKey();
            checks.same(
                    node + " initial",
                    list(e.getValue().path("initial")),
                    RoutingJson.routes(planners.get(0).routesOf(node).routes()));
            for (int i = 1; i < planners.size(); i++) {
                JsonNode expected = e.getValue().path("steps").path(i - 1);
                RouteChanges changes = planners.get(i).changesSince(planners.get(i - 1), node);
                checks.same(node + " step " + i, list(expected.path("update")), RoutingJson.routes(changes.updated()));
                checks.same(
                        node + " removed by step " + i,
                        RoutingJson.sorted(expected.path("remove")),
                        RoutingJson.sorted(RoutingJson.texts(changes.removed())));
            }
        });
        return checks.outcome();
    }

    private static JsonNode list(JsonNode node) {
        return node.isArray() ? node : JsonNodeFactory.instance.arrayNode();
    }

    private static RouteDelta delta(JsonNode step) {
        RouteDelta.Builder b = RouteDelta.builder();
        JsonNode value = step.path("value");
        String key = step.path("key").asText();
        boolean set = step.path("op").asText().equals("set");
        switch (step.path("kind").asText()) {
            case "pool" ->
                b.add(set ? new RouteDelta.SetPool(RoutingJson.pool(value)) : new RouteDelta.RemovePool(key));
            case "node" ->
                b.add(set ? new RouteDelta.SetNode(RoutingJson.node(value)) : new RouteDelta.RemoveNode(key));
            case "block" ->
                b.add(
                        set
                                ? new RouteDelta.SetBlock(RoutingJson.block(value))
                                : new RouteDelta.RemoveBlock(Cidr.parse(key)));
            case "workload" -> {
                int slash = key.indexOf('/');
                b.add(
                        set
                                ? new RouteDelta.SetWorkload(RoutingJson.workload(value))
                                : new RouteDelta.RemoveWorkload(key.substring(0, slash), key.substring(slash + 1)));
            }
            default -> throw new IllegalArgumentException("unknown kind of step: " + step);
        }
        return b.build();
    }
}
