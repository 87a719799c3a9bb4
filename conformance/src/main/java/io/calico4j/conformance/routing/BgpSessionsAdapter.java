// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.NextHop;
import io.calico4j.bgp.PrefixCommunities;
import io.calico4j.bgp.SessionSettings;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.Optional;
import java.util.Set;

/** {@code routing/bgp_sessions}: a cluster to the sessions and settings of each node's daemons. */
final class BgpSessionsAdapter implements VectorAdapter {
    /** Members that are configuration text, compared by meaning where the file holds them. */
    private static final Set<String> TEXTS = Set.of(
            "debug",
            "directInterfaces",
            "kernelFilterForPools",
            "exportRejectForPools",
            "exportAcceptForPools",
            "importFilter",
            "exportFilter");

    @Override
    public String file() {
        return "routing/bgp_sessions";
    }

    @Override
    public Outcome run(JsonNode line) {
        BgpPlan plan = BgpPlan.of(BgpJson.snapshot(line), BgpJson.options(line));
        Checks checks = new Checks();
        for (String name : BgpJson.evaluatedNodes(line)) {
            JsonNode expected = line.path("expect").path("nodes").path(name);
            Optional<BgpNode> node = plan.node(name);
            checks.equal(name + ": has an answer", !expected.has("error"), node.isPresent());
            if (!expected.has("error") && node.isPresent()) {
                checks.same(name, withoutTexts(expected), answer(node.get()), JsonComparison.emptyAsAbsent());
                SessionTexts.check(plan, name, expected, checks);
            }
        }
        return checks.outcome();
    }

    private static JsonNode withoutTexts(JsonNode expected) {
        JsonNode copy = expected.deepCopy();
        for (String family : Set.of("v4", "v6")) {
            if (copy.path(family) instanceof ObjectNode daemon) {
                daemon.remove(TEXTS);
                for (JsonNode peer : daemon.path("peers")) {
                    ((ObjectNode) peer).remove(TEXTS);
                }
            }
        }
        return copy;
    }

    private static ObjectNode answer(BgpNode node) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (IpFamily family : IpFamily.values()) {
            json.set("v" + family.version(), daemon(node.daemon(family)));
        }
        json.set("service", ServiceAdvertisementAdapter.service(node));
        return json;
    }

    private static ObjectNode daemon(BgpDaemon daemon) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("routerID", daemon.routerId());
        json.put("asNumber", Long.toString(daemon.asNumber()));
        json.put("nodeIP", text(daemon.nodeAddress()));
        json.put("listenAddress", text(daemon.listenAddress()));
        daemon.listenPort().ifPresent(p -> json.put("listenPort", Integer.toString(p)));
        json.put("normalRoutePriority", daemon.normalPriority());
        ArrayNode communities = json.putArray("communities");
        daemon.communities().forEach(c -> communities.add(communities(c)));
        ArrayNode peers = json.putArray("peers");
        daemon.sessions().forEach(s -> peers.add(session(s)));
        return json;
    }

    private static ObjectNode communities(PrefixCommunities prefix) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("cidr", prefix.cidr());
        ArrayNode add = json.putArray("add");
        for (String value : prefix.values()) {
            String[] parts = value.split(":", -1);
            add.add((parts.length == 2 ? "bgp_community" : "bgp_large_community") + ".add((" + String.join(", ", parts)
                    + "));");
        }
        return json;
    }

    private static ObjectNode session(BgpSession session) {
        SessionSettings settings = session.settings();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", session.name());
        json.put("type", session.type().text());
        json.put("ip", session.peerAddress().toString());
        session.port().ifPresent(p -> json.put("port", p));
        json.put("asNumber", Long.toString(session.peerAsNumber()));
        session.localAsNumber().ifPresent(a -> json.put("localASNumber", Long.toString(a)));
        json.put("sourceAddress", text(session.sourceAddress()));
        RoutingJson.flag(json, "passive", session.passive());
        if (settings.multihop()) {
            json.put(
                    "ttlSecurity",
                    settings.ttlSecurityHops().isPresent()
                            ? Integer.toString(settings.ttlSecurityHops().getAsInt())
                            : "off");
        }
        settings.password().ifPresent(p -> json.put("password", p.value()));
        settings.gracefulRestartSeconds().ifPresent(s -> json.put("gracefulRestartTime", Long.toString(s)));
        settings.keepaliveSeconds().ifPresent(s -> json.put("keepaliveTime", Long.toString(s)));
        session.reflectorClusterId().ifPresent(id -> json.put("rrClientClusterID", id));
        if (session.nextHop() != NextHop.AUTO) {
            json.put("nextHop", session.nextHop() == NextHop.SELF ? "self" : "keep");
        }
        if (settings.allowedLocalAs() > 0) {
            json.put("allowLocalAS", Integer.toString(settings.allowedLocalAs()));
        }
        return json;
    }

    private static String text(Optional<IpAddress> address) {
        return address.map(IpAddress::toString).orElse("");
    }
}
