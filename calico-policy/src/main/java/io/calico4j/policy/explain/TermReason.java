// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.label.LabelNames;
import io.calico4j.label.LabelTerm;
import java.util.Optional;

/**
 * What one term of a selector finds at an endpoint or network set.
 *
 * @param term the term
 * @param holds whether it holds there, by itself
 * @param value the value of its label there; empty if the label is absent
 * @param origin where the label is from, such as {@code namespace shop}; empty text if it is the endpoint's own or absent
 */
public record TermReason(LabelTerm term, boolean holds, Optional<String> value, String origin) {
    /** Checks that nothing is null. */
    public TermReason {
        requireNonNull(term, "term");
        requireNonNull(value, "value");
        requireNonNull(origin, "origin");
    }

    /** Returns whether every pod satisfies the term, so that it says nothing about this one. */
    boolean trivial() {
        return holds && term.label().equals(LabelNames.ORCHESTRATOR);
    }

    /**
     * Returns such as {@code role is "db"}, {@code label team of namespace shop is "blue"}, {@code its namespace is "shop"} or {@code
     * role is absent}.
     */
    @Override
    public String toString() {
        return subject() + value.map(text -> " is \"" + text + "\"").orElse(" is absent");
    }

    private String subject() {
        String label = term.label();
        if (label.equals(LabelNames.NAMESPACE)) {
            return "its namespace";
        }
        if (label.equals(LabelNames.SERVICE_ACCOUNT)) {
            return "its service account";
        }
        if (label.startsWith(LabelNames.NAMESPACE_PREFIX)) {
            return inherited(label.substring(LabelNames.NAMESPACE_PREFIX.length()), "its namespace");
        }
        if (label.startsWith(LabelNames.SERVICE_ACCOUNT_PREFIX)) {
            return inherited(label.substring(LabelNames.SERVICE_ACCOUNT_PREFIX.length()), "its service account");
        }
        return origin.isEmpty() ? label : inherited(label, origin);
    }

    private String inherited(String label, String whose) {
        return "label " + label + " of " + (origin.isEmpty() ? whose : origin);
    }
}
