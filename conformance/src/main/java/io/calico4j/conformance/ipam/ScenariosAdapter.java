// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;

/** Sequences of operations by one client, on a store with an index and on one without. */
final class ScenariosAdapter implements VectorAdapter {
    private final String file;

    ScenariosAdapter(String file) {
        this.file = file;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public Outcome run(JsonNode line) {
        Checks checks = new Checks();
        World scanned = ScenarioCheck.run(line, false, checks);
        World indexed = ScenarioCheck.run(line, true, checks);
        return checks.same("index", scanned.state(), indexed.state()).outcome();
    }
}
