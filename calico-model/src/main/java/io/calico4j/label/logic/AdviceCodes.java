// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.diagnostic.Code;

/** What a {@link SelectorAdvisor} says; one page each in {@code docs/diagnostics}. */
public final class AdviceCodes {
    /** No labels match the selector, or one of its alternatives. */
    public static final Code NEVER_MATCHES = Code.of("CAL1501", "never-matches");

    /** All labels match the selector, or one of its conditions. */
    public static final Code ALWAYS_MATCHES = Code.of("CAL1502", "always-matches");

    /** A comparison also matches what does not have the label. */
    public static final Code MATCHES_UNLABELLED = Code.of("CAL1503", "matches-unlabelled");

    /** A set without values. */
    public static final Code EMPTY_SET = Code.of("CAL1504", "empty-set");

    /** A condition that changes nothing. */
    public static final Code REDUNDANT_CONDITION = Code.of("CAL1505", "redundant-condition");

    /** A negation of a negation, which does not survive being written. */
    public static final Code DOUBLE_NEGATION = Code.of("CAL1506", "double-negation");

    /** A search for the empty text, which is found everywhere. */
    public static final Code EMPTY_PATTERN = Code.of("CAL1507", "empty-pattern");

    /** A value that no label in Kubernetes has. */
    public static final Code IMPOSSIBLE_VALUE = Code.of("CAL1508", "impossible-value");

    private AdviceCodes() {}
}
