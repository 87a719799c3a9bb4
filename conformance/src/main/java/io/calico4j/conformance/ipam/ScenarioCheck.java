// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;

/** Runs all operations of a scenario and compares every result and the final state. */
final class ScenarioCheck {
    private ScenarioCheck() {}

    static World run(JsonNode line, boolean indexed, Checks checks) {
        World world = new World(line, indexed);
        JsonNode expected = line.path("expect").path("results");
        for (int i = 0; i < line.path("ops").size(); i++) {
            ObjectNode actual = world.run(line.path("ops").get(i));
            checks.same("results[" + i + "]", comparable(expected.path(i)), comparable(actual));
        }
        checks.same("state", line.path("expect").path("state"), world.state());
        return world;
    }

    /** Returns a result without what is informative only. */
    private static JsonNode comparable(JsonNode result) {
        JsonNode copy = result.deepCopy();
        strip(copy);
        for (JsonNode injection : copy.path("interleaved")) {
            injection.forEach(ScenarioCheck::strip);
        }
        return copy;
    }

    private static void strip(JsonNode result) {
        if (result instanceof ObjectNode object) {
            object.remove("calls");
        }
        if (result.path("error") instanceof ObjectNode error) {
            error.remove("message");
        }
    }
}
