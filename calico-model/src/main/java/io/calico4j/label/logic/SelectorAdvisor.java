// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.label.Selector;
import java.util.Objects;

/**
 * Warns of what Calico accepts in a selector and people rarely mean.
 *
 * <p>Warnings, each with the part it is about and, where there is one, another way to write it: comparisons that also match what
 * lacks the label; sets without values; conditions that contradict each other, are always true or add nothing; double negations;
 * values that no Kubernetes label can have. The codes are in {@link AdviceCodes}.
 *
 * <p>Complexity: at most some hundred questions to a {@link SelectorReasoner} of a small budget; of what that cannot decide nothing is
 * said, and of a selector of more than 100 levels only what its single terms give reason to.
 */
public final class SelectorAdvisor {
    private static final long BUDGET = 50_000;
    private static final SelectorAdvisor STANDARD =
            new SelectorAdvisor(SelectorReasoner.standard().withBudget(BUDGET));

    private final SelectorReasoner reasoner;

    private SelectorAdvisor(SelectorReasoner reasoner) {
        this.reasoner = reasoner;
    }

    /** Returns the advisor. */
    public static SelectorAdvisor standard() {
        return STANDARD;
    }

    /** Returns the warnings about a selector. */
    public Diagnostics check(Selector selector) {
        return new Review(reasoner, Objects.requireNonNull(selector, "selector")).run();
    }
}
