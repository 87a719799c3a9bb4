// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.Answer;
import io.calico4j.policy.Decision;
import io.calico4j.policy.Verdict;
import io.calico4j.policy.flow.Flow;

/**
 * Why a flow is allowed or denied.
 *
 * @param flow the flow
 * @param decision what the engine decides
 * @param egress the way at the source
 * @param ingress the way at the destination
 */
public record Explanation(Flow flow, Decision decision, SideWalk egress, SideWalk ingress) {
    /** Checks that nothing is null. */
    public Explanation {
        requireNonNull(flow, "flow");
        requireNonNull(decision, "decision");
        requireNonNull(egress, "egress");
        requireNonNull(ingress, "ingress");
    }

    /**
     * Returns what becomes of the flow: the engine's answer, or {@code UNDECIDABLE} where it depends on a fact that the snapshot lacks.
     */
    public Answer answer() {
        return Verdict.of(egress.answer(), ingress.answer()).overall();
    }

    /** Returns the explanation in a form; text that ends in a line feed. Complexity: linear in its length. */
    public String render(ExplanationFormat format) {
        return switch (format) {
            case TEXT -> new ExplanationText(false).render(this);
            case JSON -> ExplanationJson.render(this);
            case HTML -> ExplanationHtml.render(this);
        };
    }

    /** Returns the text with every condition that fails, and the rules that were not asked. */
    public String renderAll() {
        return new ExplanationText(true).render(this);
    }
}
