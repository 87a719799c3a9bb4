// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.conformance.bird.BirdComparison;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.render.bird.BirdConfiguration;
import io.calico4j.render.bird.BirdDialect;
import java.util.List;

/** {@code routing/bgp_render}, where present: a cluster to each node's configuration, compared by meaning. */
final class BgpRenderAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "routing/bgp_render";
    }

    @Override
    public Outcome run(JsonNode line) {
        BgpPlan plan = BgpPlan.of(BgpJson.snapshot(line), BgpJson.options(line));
        Checks checks = new Checks();
        for (String node : BgpJson.evaluatedNodes(line)) {
            JsonNode files = line.path("expect").path("nodes").path(node).path("files");
            if (files.isMissingNode()) {
                continue;
            }
            BirdConfiguration configuration = BirdConfiguration.of(plan, node, BirdDialect.CALICO);
            for (String file : List.of("bird", "bird6")) {
                String reference = text(files.path(file + "_aggr.cfg"))
                        + text(files.path(file + "_ipam.cfg"))
                        + text(files.path(file + ".cfg"));
                String ours = configuration.files().getOrDefault(file + ".cfg", "");
                BirdComparison.whole(node + " " + file, reference, ours, checks);
            }
        }
        return checks.outcome();
    }

    static String text(JsonNode lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(l -> text.append(l.asText()).append('\n'));
        return text.toString();
    }
}
