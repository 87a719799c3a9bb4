// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.index.MemberChanges;
import io.calico4j.index.MemberIndex;

/** {@code selectors/ipset_index}: changes to a member index, and the members that each of them adds and removes. */
public final class MemberIndexAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public MemberIndexAdapter() {}

    @Override
    public String file() {
        return "selectors/ipset_index";
    }

    @Override
    public Outcome run(JsonNode line) {
        MemberIndex<String, String> index = MemberIndex.create();
        Checks checks = new Checks();
        int number = 0;
        for (JsonNode step : line.path("steps")) {
            MemberChanges<String> changes = MemberSteps.apply(index, step);
            String what = "steps[" + number++ + "].";
            checks.equal(what + "added", SelectorJson.pairs(step.path("added")), MemberSteps.pairs(changes.added()));
            checks.equal(
                    what + "removed", SelectorJson.pairs(step.path("removed")), MemberSteps.pairs(changes.removed()));
        }
        return checks.equal("final", MemberSteps.pairs(line.path("final")), MemberSteps.pairs(index.view()))
                .outcome();
    }
}
