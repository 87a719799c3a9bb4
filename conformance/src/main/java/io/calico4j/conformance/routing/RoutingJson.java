// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.route.L3Route;
import io.calico4j.route.RouteType;
import io.calico4j.route.TunnelKind;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import io.calico4j.route.fact.RouteSource;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form of states and tables that the routing vectors share. */
final class RoutingJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private RoutingJson() {}

    static RouteFacts facts(JsonNode state) {
        RouteFacts.Builder b = RouteFacts.builder();
        if (state.path("routeSource").asText().equals("WorkloadIPs")) {
            b.source(RouteSource.WORKLOAD_IPS);
        }
        state.path("pools").forEach(p -> b.add(pool(p)));
        state.path("nodes").forEach(n -> b.add(node(n)));
        state.path("blocks").forEach(n -> b.add(block(n)));
        state.path("workloads").forEach(w -> b.add(workload(w)));
        return b.build();
    }

    static PoolFact pool(JsonNode json) {
        return PoolFact.from(resource(json, "IPPool", IPPool.class)).orElseThrow();
    }

    static NodeFact node(JsonNode json) {
        return NodeFact.from(resource(json, "Node", Node.class));
    }

    static <T> T resource(JsonNode json, String kind, Class<T> type) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("apiVersion", "projectcalico.org/v3").put("kind", kind);
        whole.putObject("metadata").set("name", json.path("name"));
        whole.set("spec", json.path("spec"));
        try {
            return MAPPER.treeToValue(whole, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static BlockFact block(JsonNode json) {
        List<BlockFact.Allocation> allocations = new ArrayList<>();
        json.path("allocations")
                .forEach(a -> allocations.add(new BlockFact.Allocation(
                        IpAddress.parse(a.path("ip").asText()), a.path("node").asText())));
        Optional<String> affinity = Optional.ofNullable(json.get("affinity")).map(JsonNode::asText);
        return BlockFact.of(Cidr.parse(json.path("cidr").asText()), affinity, allocations);
    }

    static WorkloadFact workload(JsonNode json) {
        List<Cidr> nets = new ArrayList<>();
        json.path("ipv4Nets").forEach(n -> nets.add(Cidr.parseOrAddress(n.asText())));
        json.path("ipv6Nets").forEach(n -> nets.add(Cidr.parseOrAddress(n.asText())));
        List<IpAddress> floating = new ArrayList<>();
        json.path("floatingIPs").forEach(n -> floating.add(IpAddress.parse(n.asText())));
        MigrationState migration = switch (json.path("liveMigration").asText()) {
            case "Target" -> MigrationState.TARGET;
            case "Live" -> MigrationState.LIVE;
            case "TimeWait" -> MigrationState.TIME_WAIT;
            default -> MigrationState.BASE;
        };
        return new WorkloadFact(
                json.path("node").asText(),
                json.path("name").asText(),
                json.path("iface").asText(),
                json.path("mac").asText(),
                nets,
                floating,
                migration);
    }

    static ArrayNode routes(List<L3Route> routes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        routes.forEach(r -> array.add(route(r)));
        return array;
    }

    private static ObjectNode route(L3Route route) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("dst", route.destination().toString());
        if (!route.types().isEmpty()) {
            ArrayNode types = json.putArray("types");
            for (RouteType type : route.types()) {
                types.add(type.name());
            }
        }
        json.put("ipPoolType", route.poolType().name());
        route.node().ifPresent(n -> json.put("dstNodeName", n));
        route.nodeAddress().ifPresent(a -> json.put("dstNodeIp", a.toString()));
        flag(json, "sameSubnet", route.sameSubnet());
        flag(json, "natOutgoing", route.natOutgoing());
        flag(json, "localWorkload", route.localWorkload());
        flag(json, "borrowed", route.borrowed());
        if (!route.tunnels().isEmpty()) {
            ArrayNode kinds = json.putArray("tunnelType");
            for (TunnelKind kind : route.tunnels()) {
                kinds.add(
                        switch (kind) {
                            case IPIP -> "ipip";
                            case VXLAN -> "vxlan";
                            case WIREGUARD -> "wireguard";
                        });
            }
        }
        return json;
    }

    static void flag(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    static ArrayNode texts(List<?> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(v -> array.add(v.toString()));
        return array;
    }

    /** Sorts the texts of an array, which the vectors leave in an order of their own. */
    static JsonNode sorted(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(n -> texts.add(n.asText()));
        return texts(texts.stream().sorted().toList());
    }
}
