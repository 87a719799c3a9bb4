// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import io.calico4j.internal.regex.Node.Choice;
import io.calico4j.internal.regex.Node.Repeat;
import io.calico4j.internal.regex.Node.Sequence;
import java.util.List;

/** How large an expression is, and what it would be compiled to. Nesting was bounded by the text's length only: recursion stops early. */
final class Sizes {
    private static final int DEEPEST = 1100;

    private Sizes() {}

    /** Whether counted repetitions in each other do not multiply beyond a limit. */
    static boolean isRepeatable(Node node, int limit) {
        return isRepeatable(node, limit, 0);
    }

    private static boolean isRepeatable(Node node, int limit, int depth) {
        int left = limit;
        if (depth > DEEPEST) {
            return true;
        }
        if (node instanceof Repeat repeat && repeat.counted()) {
            int times = repeat.max() < 0 ? repeat.min() : repeat.max();
            if (repeat.max() == 0) {
                return true;
            }
            if (times > left) {
                return false;
            }
            left = times > 0 ? left / times : left;
        }
        for (Node part : parts(node)) {
            if (!isRepeatable(part, left, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    private static List<Node> parts(Node node) {
        if (node instanceof Repeat repeat) {
            return List.of(repeat.operand());
        }
        return node instanceof Sequence sequence
                ? sequence.parts()
                : node instanceof Choice choice ? choice.options() : List.of();
    }

    /** The nesting, counted to a little above what is allowed. */
    static int height(Node node) {
        return height(node, 0);
    }

    private static int height(Node node, int depth) {
        int highest = 0;
        if (depth > DEEPEST) {
            return DEEPEST;
        }
        for (Node part : parts(node)) {
            highest = Math.max(highest, height(part, depth + 1));
        }
        return 1 + highest;
    }

    /** The number of steps of the program; call only after {@link #height} was looked at. */
    static long program(Node node) {
        long sum = 0;
        for (Node part : parts(node)) {
            sum += program(part);
        }
        if (node instanceof Choice choice) {
            return sum + choice.options().size() - 1;
        }
        if (node instanceof Repeat repeat) {
            if (repeat.max() < 0) {
                return repeat.min() == 0 ? 2 + sum : 1 + repeat.min() * sum;
            }
            return Math.max(1, repeat.max() * sum + (repeat.max() - repeat.min()));
        }
        return Math.max(1, sum);
    }
}
