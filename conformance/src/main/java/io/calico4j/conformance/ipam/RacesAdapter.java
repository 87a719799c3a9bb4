// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;

/** Operations during which other clients act, or the store fails, before chosen calls of the store. */
final class RacesAdapter implements VectorAdapter {
    private final String file;

    RacesAdapter(String file) {
        this.file = file;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Outcome run(JsonNode line) {
        Checks checks = new Checks();
        World unused = ScenarioCheck.run(line, false, checks);
        return checks.outcome();
    }
}
