// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.conformance.bird.BirdComparison;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.render.bird.BirdConfiguration;
import io.calico4j.render.bird.BirdDialect;
import java.util.Map;

/** The members of {@code routing/bgp_sessions} that are configuration text, compared by meaning where they are present. */
final class SessionTexts {
    private static final Map<String, String> ALIASES = Map.of("calico_export_to_bgp_peers", "send_to_peer");

    private SessionTexts() {}

    static void check(BgpPlan plan, String node, JsonNode expected, Checks checks) {
        BirdConfiguration configuration = BirdConfiguration.of(plan, node, BirdDialect.CALICO);
        for (int version : new int[] {4, 6}) {
            JsonNode daemon = expected.path("v" + version);
            String own = configuration.files().get(version == 4 ? "bird.cfg" : "bird6.cfg");
            if (own == null || !daemon.has("directInterfaces")) {
                continue;
            }
            String what = node + " v" + version;
            String debug = daemon.path("debug").asText();
            String interfaces = daemon.path("directInterfaces").asText();
            String device = "protocol device { scan time 2; " + (debug.isEmpty() ? "" : "debug " + debug + ";") + " }";
            String direct = "protocol direct { interface " + interfaces + "; "
                    + (debug.isEmpty() ? "" : "debug " + debug + ";") + " }";
            checks.equal(
                    what + " device", BirdComparison.options(device, "device"), BirdComparison.options(own, "device"));
            checks.equal(
                    what + " direct", BirdComparison.options(direct, "direct"), BirdComparison.options(own, "direct"));
            kernel(what, daemon, expected.path("service"), version, own, checks);
            if (!daemon.path("nodeIP").asText().isEmpty()) {
                daemon.path("peers").forEach(p -> filters(what, p, own, checks));
            }
        }
    }

    /** The lines of pools stand at the end of the filter, behind the rejects and the step that sets the metric. */
    private static void kernel(String what, JsonNode daemon, JsonNode service, int version, String own, Checks checks) {
        long normal = daemon.path("normalRoutePriority").asLong();
        StringBuilder body = new StringBuilder();
        service.path(version == 4 ? "rejectcidrs" : "rejectcidrsv6")
                .forEach(c -> body.append("if ( net ~ " + c.asText() + " ) then reject;\n"));
        body.append("if ((source = RTS_BGP) && !defined(krt_metric)) then { krt_metric = " + normal + ";")
                .append("if (defined(bgp_local_pref)) then krt_metric = 2147483647 - bgp_local_pref;")
                .append("if (krt_metric < " + normal + ") then preference = 200; }\n");
        body.append(BgpRenderAdapter.text(daemon.path("kernelFilterForPools"))).append("accept;");
        BirdComparison.body(what + " kernel", body.toString(), Map.of(), own, "kernel export", checks);
    }

    private static void filters(String what, JsonNode peer, String own, Checks checks) {
        String name = peer.path("name").asText();
        for (String way : new String[] {"import", "export"}) {
            JsonNode lines = peer.path(way + "Filter");
            if (!lines.isMissingNode()) {
                BirdComparison.body(
                        what + " " + name + " " + way,
                        BgpRenderAdapter.text(lines),
                        ALIASES,
                        own,
                        "bgp " + name + " " + way,
                        checks);
            }
        }
    }
}
