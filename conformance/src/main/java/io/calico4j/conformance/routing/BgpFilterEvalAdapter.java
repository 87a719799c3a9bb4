// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.bgp.filter.CommunityValue;
import io.calico4j.bgp.filter.FilterChain;
import io.calico4j.bgp.filter.FilterDecision;
import io.calico4j.bgp.filter.FilterDirection;
import io.calico4j.bgp.filter.FilterRoute;
import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.net.Cidr;
import io.calico4j.resource.bgp.BGPFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code routing/bgp_filter_eval}: filters, a direction and a route to the verdict and the changed route. */
final class BgpFilterEvalAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "routing/bgp_filter_eval";
    }

    @Override
    public Outcome run(JsonNode line) {
        List<RouteFilter> filters = new ArrayList<>();
        line.path("bgpFilters")
                .forEach(f -> filters.add(RouteFilter.compile(RoutingJson.resource(f, "BGPFilter", BGPFilter.class))));
        FilterDirection direction =
                FilterDirection.valueOf(line.path("direction").asText().toUpperCase(Locale.ROOT));
        FilterDecision decision = FilterChain.of(filters, direction).decide(route(line.path("route")));
        return Outcome.same(line.path("expect"), answer(decision));
    }

    private static FilterRoute route(JsonNode json) {
        List<CommunityValue> communities = new ArrayList<>();
        json.path("communities").forEach(c -> communities.add(CommunityValue.parse(c.asText())));
        List<Long> path = new ArrayList<>();
        json.path("asPath").forEach(a -> path.add(a.asLong()));
        return new FilterRoute(
                Cidr.parse(json.path("net").asText()),
                json.path("learnedFromBGP").asBoolean(),
                communities,
                path,
                json.path("peerIsIBGP").asBoolean(),
                Optional.ofNullable(json.get("interface")).map(JsonNode::asText),
                json.has("priority") ? OptionalLong.of(json.path("priority").asLong()) : OptionalLong.empty());
    }

    private static ObjectNode answer(FilterDecision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", decision.verdict().name().toLowerCase(Locale.ROOT));
        decision.filter().ifPresent(f -> json.put("filter", f));
        decision.rule().ifPresent(r -> json.put("rule", r));
        json.set("communities", RoutingJson.texts(decision.route().communities()));
        decision.route().asPath().forEach(json.withArray("/asPath")::add);
        json.withArray("/asPath");
        decision.route().priority().ifPresent(p -> json.put("priority", p));
        return json;
    }
}
