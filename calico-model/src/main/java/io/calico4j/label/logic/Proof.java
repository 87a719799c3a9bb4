// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Labels;
import java.util.Objects;
import java.util.Optional;

/**
 * An answer with its proof.
 *
 * @param answer the answer
 * @param counterexample labels that show that it is not so; present if the answer is {@link Truth#NO}
 */
public record Proof(Truth answer, Optional<Labels> counterexample) {
    static final Proof YES = new Proof(Truth.YES, Optional.empty());
    static final Proof UNKNOWN = new Proof(Truth.UNKNOWN, Optional.empty());

    /** Checks that there is a counterexample exactly for {@link Truth#NO}. */
    public Proof {
        Objects.requireNonNull(answer, "answer");
        if ((answer == Truth.NO) != counterexample.isPresent()) {
            throw new IllegalArgumentException("a counterexample belongs to NO and to nothing else: " + answer);
        }
    }

    static Proof no(Labels counterexample) {
        return new Proof(Truth.NO, Optional.of(counterexample));
    }

    /** Returns whether it is certainly so. */
    public boolean isYes() {
        return answer == Truth.YES;
    }

    /** Returns whether it is certainly not so. */
    public boolean isNo() {
        return answer == Truth.NO;
    }
}
