// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.terminal;

/** What a piece of text is to the reader; on a terminal with colours each has its look. */
public enum Style {
    /** Ordinary text. */
    PLAIN(""),
    /** A heading. */
    HEADING("1"),
    /** The name of a thing. */
    NAME("36"),
    /** A value that matters. */
    STRONG("1"),
    /** Something on the side. */
    FAINT("2"),
    /** Something good. */
    GOOD("32"),
    /** Something to look at. */
    WARNING("33"),
    /** Something wrong. */
    BAD("31;1");

    private final String codes;

    Style(String codes) {
        this.codes = codes;
    }

    /** Returns the text between the escape sequences that switch the look on and off. */
    String paint(String text) {
        return codes.isEmpty() || text.isEmpty() ? text : "\u001b[" + codes + "m" + text + "\u001b[0m";
    }
}
