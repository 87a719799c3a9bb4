// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

/** Names and patterns of network interfaces, and the host that metrics are served on. */
public final class Interfaces {
    private static final int LIMIT = 15;
    private static final Characters NAME = Characters.LETTER_OR_DIGIT.and("_.-");
    private static final Characters GLOB = NAME.and("*");
    private static final Characters FILTER = Characters.LETTER_OR_DIGIT.and(":._+-");

    private Interfaces() {}

    /** Whether the text names one interface: 1 to 15 letters, digits and {@code _ . -}. */
    public static boolean isName(String text) {
        return NAME.makeUp(text, 1, LIMIT);
    }

    /** Whether the text names one interface, or all by {@code *}. */
    public static boolean isNameOrAll(String text) {
        return text.equals("*") || isName(text);
    }

    /** Whether the text names interfaces, with {@code *} for any part. */
    public static boolean isGlob(String text) {
        return GLOB.makeUp(text, 1, LIMIT);
    }

    /** Whether the text names interfaces but is not a mere {@code *}. */
    public static boolean isIgnorable(String text) {
        return !text.equals("*") && isGlob(text);
    }

    /** Whether the text names interfaces in the language of iptables, where {@code +} is any end. */
    public static boolean isFilter(String text) {
        return FILTER.makeUp(text, 1, LIMIT);
    }

    /** Whether the text looks like a host's name or address: 1 to 64 letters, digits and {@code : . _ + -}. */
    public static boolean isHost(String text) {
        return FILTER.makeUp(text, 1, 64);
    }
}
