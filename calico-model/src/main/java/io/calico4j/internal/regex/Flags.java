// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import java.util.function.IntPredicate;

/**
 * The switches of a group.
 *
 * @param ignoreCase {@code i}
 * @param multiLine {@code m}: {@code ^} and {@code $} are those of lines
 * @param dotAll {@code s}: {@code .} is also a line feed
 */
record Flags(boolean ignoreCase, boolean multiLine, boolean dotAll) {
    static final Flags NONE = new Flags(false, false, false);

    /** These with one switched; {@code U}, which swaps greedy and lazy, changes nothing here. */
    Flags with(char flag, boolean on) {
        return switch (flag) {
            case 'i' -> new Flags(on, multiLine, dotAll);
            case 'm' -> new Flags(ignoreCase, on, dotAll);
            case 's' -> new Flags(ignoreCase, multiLine, on);
            default -> this;
        };
    }

    /** The characters that a set of characters stands for: also those that differ in case only, if that is to be ignored. */
    IntPredicate fold(IntPredicate set) {
        if (!ignoreCase) {
            return set;
        }
        return c -> {
            int upper = Character.toUpperCase(c);
            int lower = Character.toLowerCase(c);
            return set.test(c)
                    || set.test(upper)
                    || set.test(lower)
                    || set.test(Character.toLowerCase(upper))
                    || set.test(Character.toUpperCase(lower));
        };
    }
}
