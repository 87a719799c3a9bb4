// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.bgp.BgpOptions;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.conformance.bird.BirdComparison;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.render.bird.BirdConfiguration;
import io.calico4j.render.bird.BirdDialect;

/** {@code routing/bgp_filter_render}, where present: filters to functions, compared by what they decide. */
final class BgpFilterRenderAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "routing/bgp_filter_render";
    }

    @Override
    public Outcome run(JsonNode line) {
        ObjectNode cluster = JsonNodeFactory.instance.objectNode();
        cluster.withArray("/state/nodes")
                .addObject()
                .put("name", "n")
                .putObject("spec")
                .putObject("bgp")
                .put("ipv4Address", "10.0.0.1/24")
                .put("ipv6Address", "fd00::1/64");
        cluster.set("bgpFilters", line.path("bgpFilters"));
        ClusterSnapshot snapshot = BgpJson.snapshot(cluster);
        BirdConfiguration configuration =
                BirdConfiguration.of(BgpPlan.of(snapshot, BgpOptions.standard()), "n", BirdDialect.CALICO);
        JsonNode expect = line.path("expect");
        Checks checks = new Checks();
        checks.equal("refused", expect.has("error"), configuration.files().isEmpty());
        if (!expect.has("error") && !configuration.files().isEmpty()) {
            String file = line.path("ipVersion").asInt() == 4 ? "bird.cfg" : "bird6.cfg";
            BirdComparison.functions(
                    "filters",
                    BgpRenderAdapter.text(expect.path("lines")),
                    configuration.files().getOrDefault(file, ""),
                    checks);
        }
        return checks.outcome();
    }
}
