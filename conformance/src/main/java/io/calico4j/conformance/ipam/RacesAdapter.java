// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;

/** Operations during which other clients act, or the store fails, before chosen calls of the store. */
final class RacesAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "ipam/races";
    }

    @Override
    public Outcome run(JsonNode line) {
        Checks checks = new Checks();
        World unused = ScenarioCheck.run(line, false, checks);
        return checks.outcome();
    }
}
