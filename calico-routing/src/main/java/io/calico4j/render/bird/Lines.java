// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

/** Indented lines of braces and statements. Confined to one thread. */
final class Lines {
    private static final String STEP = "    ";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    @CanIgnoreReturnValue
    Lines line(String text) {
        if (!text.isEmpty()) {
            out.append(STEP.repeat(depth)).append(text);
        }
        out.append('\n');
        return this;
    }

    @CanIgnoreReturnValue
    Lines open(String head) {
        line(head + " {");
        depth++;
        return this;
    }

    @CanIgnoreReturnValue
    Lines close(String tail) {
        depth--;
        return line("}" + tail);
    }

    @CanIgnoreReturnValue
    Lines close() {
        return close("");
    }

    /** Closes one block and opens its alternative. */
    @CanIgnoreReturnValue
    Lines otherwise() {
        depth--;
        line("} else {");
        depth++;
        return this;
    }

    @CanIgnoreReturnValue
    Lines space() {
        return line("");
    }

    @CanIgnoreReturnValue
    Lines remark(String text) {
        return line("# " + text);
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
