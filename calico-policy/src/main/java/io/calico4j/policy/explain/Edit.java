// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing that is different in a {@link Change}.
 *
 * @param subject what is changed: {@code flow}, or the key of a resource such as {@code Pod/shop/web-0} or
 *     that of a rule such as {@code NetworkPolicy/shop/db ingress[0]}
 * @param what which part of it: {@code destination port}, {@code label role}, {@code source.ports}
 * @param before what it is now; empty if there is nothing
 * @param after what it would be; empty if it would be gone
 */
public record Edit(String subject, String what, Optional<String> before, Optional<String> after) {
    static final String FLOW = "flow";

    /** Checks that nothing is null. */
    public Edit {
        requireNonNull(subject, "subject");
        requireNonNull(what, "what");
        requireNonNull(before, "before");
        requireNonNull(after, "after");
    }

    static Edit ofFlow(String what, Object before, Object after) {
        return new Edit(FLOW, what, Optional.of(before.toString()), Optional.of(after.toString()));
    }

    /**
     * Returns such as {@code with destination port 5432 instead of 80}, {@code with label role "api" instead of "web" on
     * Pod/shop/web-0} or {@code without source.nets in NetworkPolicy/shop/db ingress[0]}.
     */
    @Override
    public String toString() {
        boolean label = what.startsWith("label ");
        boolean ofFlow = subject.equals(FLOW);
        String quote = label ? "\"" : "";
        if (after.isEmpty()) {
            return "without " + what + (label ? " on " + subject : ofFlow ? "" : " in " + subject);
        }
        return "with " + what + " " + quote + after.get() + quote
                + before.map(text -> " instead of " + quote + text + quote).orElse("")
                + (ofFlow ? "" : " on " + subject);
    }
}
