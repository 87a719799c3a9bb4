// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.bgp.RouterId;
import io.calico4j.bgp.filter.FilterSymbol;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;

/** {@code routing/hashed_names}: a name to the router ID and the part of a function's name made of it. */
final class HashedNamesAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "routing/hashed_names";
    }

    @Override
    public Outcome run(JsonNode line) {
        String name = line.path("node").asText();
        return Outcome.same(
                line.path("expect"),
                JsonNodeFactory.instance
                        .objectNode()
                        .put("routerID", RouterId.hashOf(name))
                        .put("filterSymbol", FilterSymbol.shortName(name)));
    }
}
