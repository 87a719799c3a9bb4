// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Objects;

/**
 * A change of the text at a finding's position that repairs it without changing what the author meant.
 *
 * @param target what is changed
 * @param text what it becomes; empty for {@link Target#QUOTES} and {@link Target#LINE_BREAK}
 */
public record Repair(Target target, String text) {
    /** What a repair changes. */
    public enum Target {
        /** The key at the position. */
        KEY,
        /** The value at the position. */
        VALUE,
        /** The value at the position keeps its text and gets quotes around all of it. */
        QUOTES,
        /** A line break is put in before the position. */
        LINE_BREAK
    }

    /** Checks that nothing is null. */
    public Repair {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(text, "text");
    }

    /** Returns the repair that gives a key another name. */
    public static Repair key(String name) {
        return new Repair(Target.KEY, name);
    }

    /** Returns the repair that replaces a value by a text. */
    public static Repair value(String text) {
        return new Repair(Target.VALUE, text);
    }

    /** Returns the repair that begins a new line at the position. */
    public static Repair lineBreak() {
        return new Repair(Target.LINE_BREAK, "");
    }

    /** Returns the repair that puts a value as it is written in quotes. */
    public static Repair quotes() {
        return new Repair(Target.QUOTES, "");
    }
}
