// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.bgp.BgpCompatibility;
import io.calico4j.bgp.BgpOptions;
import io.calico4j.bgp.LocalPeer;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.Service;
import io.calico4j.resource.Resource;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPFilter;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.pool.BlockAffinity;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The inputs of the BGP vectors as a snapshot and options. */
final class BgpJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private BgpJson() {}

    static ClusterSnapshot snapshot(JsonNode line) {
        List<Resource> all = new ArrayList<>();
        JsonNode state = line.path("state");
        state.path("pools").forEach(p -> all.add(RoutingJson.resource(p, "IPPool", IPPool.class)));
        state.path("nodes").forEach(n -> all.add(node(n)));
        state.path("blocks").forEach(b -> affinity(b, all));
        line.path("bgpConfigurations")
                .forEach(c -> all.add(RoutingJson.resource(c, "BGPConfiguration", BGPConfiguration.class)));
        line.path("bgpPeers").forEach(p -> all.add(RoutingJson.resource(p, "BGPPeer", BGPPeer.class)));
        line.path("bgpFilters").forEach(f -> all.add(RoutingJson.resource(f, "BGPFilter", BGPFilter.class)));
        line.path("services").forEach(s -> all.add(service(s)));
        line.path("endpointSlices").forEach(s -> all.add(slice(s)));
        return ClusterSnapshot.of(all);
    }

    private static Node node(JsonNode json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("apiVersion", "projectcalico.org/v3").put("kind", "Node");
        ObjectNode metadata = whole.putObject("metadata");
        metadata.set("name", json.path("name"));
        if (json.has("labels")) {
            metadata.set("labels", json.path("labels"));
        }
        whole.set("spec", json.path("spec"));
        if (json.has("status")) {
            whole.set("status", json.path("status"));
        }
        return convert(whole, Node.class);
    }

    private static void affinity(JsonNode json, Collection<Resource> all) {
        String[] owner = json.path("affinity").asText().split(":", 2);
        if (owner.length < 2) {
            return;
        }
        String cidr = json.path("cidr").asText();
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("apiVersion", "projectcalico.org/v3").put("kind", "BlockAffinity");
        whole.putObject("metadata").put("name", owner[1] + "-" + cidr.replaceAll("[.:/]", "-"));
        whole.putObject("spec")
                .put("cidr", cidr)
                .put("node", owner[1])
                .put("type", owner[0])
                .put("deleted", false)
                .put("state", json.path("state").asText("confirmed"));
        all.add(convert(whole, BlockAffinity.class));
    }

    private static Service service(JsonNode json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("apiVersion", "v1").put("kind", "Service");
        metadata(whole, json);
        ObjectNode spec = whole.putObject("spec");
        for (String field : List.of(
                "type",
                "clusterIP",
                "clusterIPs",
                "externalIPs",
                "loadBalancerIP",
                "externalTrafficPolicy",
                "ipFamilies")) {
            if (json.has(field)) {
                spec.set(field, json.path(field));
            }
        }
        for (JsonNode ip : json.path("ingressIPs")) {
            whole.withArray("/status/loadBalancer/ingress").addObject().set("ip", ip);
        }
        return convert(whole, Service.class);
    }

    private static EndpointSlice slice(JsonNode json) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("apiVersion", "discovery.k8s.io/v1").put("kind", "EndpointSlice");
        ObjectNode metadata = metadata(whole, json);
        if (json.has("service")) {
            metadata.putObject("labels").set("kubernetes.io/service-name", json.path("service"));
        }
        whole.set("addressType", json.path("addressType"));
        for (JsonNode endpoint : json.path("endpoints")) {
            ObjectNode copy = whole.withArray("/endpoints").addObject();
            for (String field : List.of("addresses", "nodeName")) {
                if (endpoint.has(field)) {
                    copy.set(field, endpoint.path(field));
                }
            }
            if (endpoint.has("ready")) {
                copy.putObject("conditions").set("ready", endpoint.path("ready"));
            }
        }
        return convert(whole, EndpointSlice.class);
    }

    @CanIgnoreReturnValue
    private static ObjectNode metadata(ObjectNode whole, JsonNode json) {
        ObjectNode metadata = whole.putObject("metadata");
        metadata.set("name", json.path("name"));
        metadata.set("namespace", json.path("namespace"));
        return metadata;
    }

    private static <T> T convert(ObjectNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static BgpOptions options(JsonNode line) {
        JsonNode env = line.path("env");
        BgpOptions options = BgpOptions.standard()
                .withCompatibility(BgpCompatibility.EXACT)
                .withRouterId(env.path("CALICO_ROUTER_ID").asText())
                .withAdvertisedClusterRange(
                        env.path("CALICO_ADVERTISE_CLUSTER_IPS").asText())
                .withPodCidrs(line.path("usePodCIDR").asBoolean())
                .withLocalPeers(localPeers(line.path("localPeers")));
        for (Map.Entry<String, JsonNode> secret : line.path("secrets").properties()) {
            Map<String, String> values = new TreeMap<>();
            secret.getValue()
                    .properties()
                    .forEach(e -> values.put(e.getKey(), e.getValue().asText()));
            options = options.withSecret(secret.getKey(), values);
        }
        return options;
    }

    private static List<LocalPeer> localPeers(JsonNode json) {
        List<LocalPeer> peers = new ArrayList<>();
        for (JsonNode peer : json) {
            peers.add(new LocalPeer(
                    peer.path("node").asText(),
                    peer.path("name").asText(),
                    peer.path("bgpPeerName").asText(),
                    texts(peer.path("ipv4Nets")),
                    texts(peer.path("ipv6Nets"))));
        }
        return peers;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(n -> texts.add(n.asText()));
        return texts;
    }

    /** The nodes whose answers the line expects. */
    static List<String> evaluatedNodes(JsonNode line) {
        JsonNode named = line.path("evalNodes");
        List<String> names = new ArrayList<>();
        if (named.isArray()) {
            named.forEach(n -> names.add(n.asText()));
        } else {
            line.path("state")
                    .path("nodes")
                    .forEach(n -> names.add(n.path("name").asText()));
        }
        return names;
    }
}
