// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.larger;

import java.util.regex.Pattern;

/**
 * The rule that turns a published workload into its copy number c: every id and every value like {@code ns-0042} gets
 * the suffix {@code -c}, also inside selectors, and addresses are shifted by {@code c * 2^20}.
 */
public final class Copies {
    /** Addresses between an address and the same address of the next copy. */
    public static final int ADDRESS_STEP = 1 << 20;

    private static final Pattern NAMESPACE = Pattern.compile("(?<![A-Za-z0-9])ns-\\d{4}(?![A-Za-z0-9])");

    private Copies() {}

    /** Returns a text (labels, a selector) with the copy's suffix on each namespace name in it. */
    public static String text(String published, int copy) {
        return NAMESPACE.matcher(published).replaceAll(match -> match.group() + "-" + copy);
    }

    /** Returns an id of the copy: namespace names in it and the id itself get the suffix. */
    public static String id(String published, int copy) {
        String suffix = "-" + copy;
        String inside = text(published, copy);
        return inside.endsWith(suffix) && !published.endsWith(suffix) ? inside : inside + suffix;
    }

    /** Returns a list of ids, separated by commas, as those of the copy. */
    public static String ids(String published, int copy) {
        if (published.isEmpty()) {
            return published;
        }
        StringBuilder out = new StringBuilder();
        for (String id : published.split(",", -1)) {
            out.append(out.isEmpty() ? "" : ",").append(id(id, copy));
        }
        return out.toString();
    }

    /** Returns an IPv4 address, as its 32 bits, of the copy. */
    public static int address(int published, int copy) {
        return published + copy * ADDRESS_STEP;
    }
}
