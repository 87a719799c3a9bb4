// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.kernel.BirdSettings;
import io.calico4j.route.kernel.Dataplane;
import io.calico4j.route.kernel.FelixSettings;
import io.calico4j.route.kernel.HostInterface;
import io.calico4j.route.kernel.KernelPlanner;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.NodeDataplane;
import io.calico4j.route.kernel.RouteCompatibility;
import io.calico4j.route.kernel.RouteManager;
import io.calico4j.route.kernel.TunnelDevice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** {@code routing/kernel_routes}: a cluster and Felix's settings to each node's kernel routes, devices and neighbours. */
public final class KernelRoutesAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public KernelRoutesAdapter() {}

    @Override
    public String file() {
        return "routing/kernel_routes";
    }

    @Override
    public Outcome run(JsonNode line) {
        RoutePlanner planner = RoutePlanner.compile(RoutingJson.facts(line.path("state")));
        KernelPlanner kernel = KernelPlanner.of(planner, dataplane(line, planner), RouteCompatibility.EXACT);
        Checks checks = new Checks();
        line.path("expect").path("nodes").properties().forEach(e -> {
            ObjectNode expected = sorted(e.getValue());
            ObjectNode actual = sorted(json(kernel.dataplaneOf(e.getKey())));
            checks.same(e.getKey(), expected, actual, JsonComparison.emptyAsAbsent());
        });
        return checks.outcome();
    }

    private static Dataplane dataplane(JsonNode line, RoutePlanner planner) {
        JsonNode json = line.path("dataplane");
        Dataplane.Builder b = Dataplane.builder().bird(BirdSettings.absent());
        b.felix(felix(json)).hostMtuBytes(json.path("hostMTU").asInt());
        for (NodeFact node : planner.nodes()) {
            b.interfaces(node.name(), interfaces(line, node));
        }
        return b.build();
    }

    private static FelixSettings felix(JsonNode json) {
        FelixSettings.Builder b = FelixSettings.builder()
                .programClusterRoutes(json.path("programClusterRoutes").asBoolean())
                .ipv6Support(json.path("ipv6Support").asBoolean())
                .wireguardEnabled(json.path("wireguardEnabled").asBoolean())
                .floatingIps(json.path("floatingIPsEnabled").asBoolean())
                .deviceRouteProtocol(json.path("deviceRouteProtocol").asInt(3))
                .vxlanVni(json.path("vxlanVNI").asInt(4096))
                .vxlanPort(json.path("vxlanPort").asInt(4789))
                .normalPriorityV4(or(json.path("normalRoutePriority"), 1024))
                .normalPriorityV6(or(json.path("normalRoutePriority"), 1024))
                .elevatedPriorityV4(or(json.path("elevatedRoutePriority"), 512))
                .elevatedPriorityV6(or(json.path("elevatedRoutePriority"), 512))
                .mtuBytes(Encapsulation.IPIP, json.path("ipipMTU").asInt())
                .mtuBytes(Encapsulation.VXLAN, json.path("vxlanMTU").asInt())
                .mtuBytes(Encapsulation.VXLAN_V6, json.path("vxlanMTUV6").asInt());
        if (json.has("ipipEnabled")) {
            b.ipipEnabled(json.path("ipipEnabled").asBoolean());
        }
        if (json.has("vxlanEnabled")) {
            b.vxlanEnabled(json.path("vxlanEnabled").asBoolean());
        }
        IpAddress.tryParse(json.path("deviceRouteSourceAddress").asText()).ifPresent(b::sourceAddress);
        IpAddress.tryParse(json.path("deviceRouteSourceAddressIPv6").asText()).ifPresent(b::sourceAddress);
        return b.build();
    }

    /** The listed interfaces, else one with the node's BGP addresses; then the tunnels, then workloads in state order. */
    private static List<HostInterface> interfaces(JsonNode line, NodeFact node) {
        List<HostInterface> all = new ArrayList<>();
        JsonNode listed = line.path("dataplane").path("interfaces").path(node.name());
        for (JsonNode json : listed) {
            List<HostAddress> addresses = new ArrayList<>();
            json.path("addrs").forEach(a -> addresses.add(HostAddress.parse(a.asText())));
            all.add(HostInterface.of(json.path("name").asText(), addresses));
        }
        if (listed.isMissingNode()) {
            List<HostAddress> addresses = new ArrayList<>();
            node.bgpAddress(IpFamily.V4).ifPresent(addresses::add);
            node.bgpAddress(IpFamily.V6).ifPresent(addresses::add);
            all.add(HostInterface.of("eth0", addresses));
        }
        for (String tunnel : List.of("vxlan.calico", "tunl0", "vxlan-v6.calico")) {
            all.add(HostInterface.of(tunnel, List.of()));
        }
        line.path("state")
                .path("workloads")
                .forEach(w -> all.add(HostInterface.of(w.path("iface").asText(), List.of())));
        return all;
    }

    /** Puts the lists that are sets into one order. */
    private static ObjectNode sorted(JsonNode node) {
        ObjectNode copy = node.deepCopy();
        sort(copy, "devices", d -> d.path("name").asText());
        sort(
                copy,
                "vxlanNeighbours",
                n -> n.path("device").asText() + " " + n.path("hostIp").asText());
        sort(copy, "lostBlackholes", JsonNode::asText);
        return copy;
    }

    private static void sort(ObjectNode node, String list, Function<JsonNode, String> key) {
        List<JsonNode> elements = new ArrayList<>();
        node.path(list).forEach(elements::add);
        elements.sort(Comparator.comparing(key));
        node.set(list, JsonNodeFactory.instance.arrayNode().addAll(elements));
    }

    /** A number that is absent or 0 leaves the default. */
    private static long or(JsonNode json, long otherwise) {
        return json.asLong() == 0 ? otherwise : json.asLong();
    }

    private static ObjectNode json(NodeDataplane node) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode managers = json.putArray("managers");
        node.managers().forEach(m -> managers.add(name(m)));
        ArrayNode routes = json.putArray("routes");
        node.routes().forEach(r -> routes.add(json(r)));
        ArrayNode neighbours = json.putArray("vxlanNeighbours");
        node.neighbours()
                .forEach(n -> neighbours
                        .addObject()
                        .put("device", n.device())
                        .put("hostIp", n.hostAddress().toString())
                        .put("mac", n.mac())
                        .put("tunnelIp", n.tunnelAddress().toString()));
        ArrayNode devices = json.putArray("devices");
        node.devices().forEach(d -> devices.add(json(d)));
        ArrayNode lost = json.putArray("lostBlackholes");
        node.lostBlackholes().forEach(c -> lost.add(c.toString()));
        return json.put("podMTU", node.mtu().podMtuBytes());
    }

    private static String name(RouteManager manager) {
        return switch (manager) {
            case NO_ENCAP_V4 -> "noencap4";
            case NO_ENCAP_V6 -> "noencap6";
            case VXLAN_V4 -> "vxlan4";
            case IPIP_V4 -> "ipip4";
            case VXLAN_V6 -> "vxlan6";
        };
    }

    private static ObjectNode json(KernelRoute route) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("dst", route.destination().toString())
                .put("type", route.kind().text())
                .put("scope", route.scope().text())
                .put("protocol", route.protocol())
                .put("metric", route.metric());
        route.gateway().ifPresent(g -> json.put("gateway", g.toString()));
        route.device().ifPresent(d -> json.put("device", d));
        route.source().ifPresent(s -> json.put("src", s.toString()));
        RoutingJson.flag(json, "onlink", route.onlink());
        if (route.mtuBytes() != 0) {
            json.put("mtu", route.mtuBytes());
        }
        if (route.selfGateway()) {
            json.put("defect", "self-gateway");
        }
        return json;
    }

    private static ObjectNode json(TunnelDevice device) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", device.name())
                .put("address", device.address().toString());
        device.mtuBytes().ifPresent(m -> json.put("mtu", m));
        device.vxlan().ifPresent(v -> {
            json.put("mac", v.mac()).put("port", v.port());
            v.vni().ifPresent(n -> json.put("vni", n));
            v.parent().ifPresent(p -> json.put("parent", p));
            v.local().ifPresent(l -> json.put("local", l.toString()));
        });
        return json;
    }
}
