// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.net.IpFamily;
import io.calico4j.route.Vtep;

/** {@code routing/vtep_mac}: a node's name to the MAC addresses of its VXLAN devices. */
public final class VtepMacAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public VtepMacAdapter() {}

    @Override
    public String file() {
        return "routing/vtep_mac";
    }

    @Override
    public Outcome run(JsonNode line) {
        String node = line.path("node").asText();
        return Outcome.same(
                line.path("expect"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("mac", Vtep.macOf(node, IpFamily.V4))
                        .put("macV6", Vtep.macOf(node, IpFamily.V6)));
    }
}
