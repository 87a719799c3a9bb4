// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Labels;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer with its proof.
 *
 * @param answer the answer
 * @param counterexample labels that show that it is not so; present if the answer is {@link Answer#NO}
 */
public record Verdict(Answer answer, Optional<Labels> counterexample) {
    static final Verdict YES = new Verdict(Answer.YES, Optional.empty());
    static final Verdict UNKNOWN = new Verdict(Answer.UNKNOWN, Optional.empty());

    /** Checks that there is a counterexample exactly for {@link Answer#NO}. */
    public Verdict {
        Objects.requireNonNull(answer, "answer");
        if ((answer == Answer.NO) != counterexample.isPresent()) {
            throw new IllegalArgumentException("a counterexample belongs to NO and to nothing else: " + answer);
        }
    }

    static Verdict no(Labels counterexample) {
        return new Verdict(Answer.NO, Optional.of(counterexample));
    }

    /** Returns whether it is certainly so. */
    public boolean isYes() {
        return answer == Answer.YES;
    }

    /** Returns whether it is certainly not so. */
    public boolean isNo() {
        return answer == Answer.NO;
    }
}
