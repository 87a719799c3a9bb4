// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the aliases of a document may expand to, by the rule of the reference's parser.
 *
 * <p>Walks the document as a reader that expands aliases would, counting nodes and those reached through aliases. Once there are
 * more than 1,000 nodes and more than 100 of them come from aliases, the part of the latter may be 99 %; beyond 400,000
 * nodes less and less, down to 10 % from 4,000,000 on. So the walk ends after at most about 400,000 nodes from aliases. The depth
 * that aliases lead to is bounded like that of the text. Beyond the reference, the length of the texts that aliases repeat is bounded
 * too.
 */
final class AliasBudget {
    private static final int FREE_ALIASES = 100;
    private static final int FREE_NODES = 1_000;
    private static final int SCALING_FROM = 400_000;
    private static final int SCALING_TO = 4_000_000;
    private static final double MOST = 0.99;
    private static final double LEAST = 0.10;
    private static final long LONGEST_TEXT = 64L * 1024 * 1024;

    private final YamlTree tree;
    private int[] cursors = new int[64];
    private int[] ends = new int[64];
    private boolean[] aliased = new boolean[64];
    private int depth;

    private AliasBudget(YamlTree tree) {
        this.tree = tree;
    }

    /** What is wrong with the aliases of a document, or null. Complexity: O(nodes) plus the bound above. */
    static @Nullable YamlProblem check(YamlTree tree) {
        return tree.hasAlias() ? new AliasBudget(tree).walk() : null;
    }

    private @Nullable YamlProblem walk() {
        long nodes = 0;
        long fromAliases = 0;
        long repeated = 0;
        push(0, 1, false);
        while (depth > 0) {
            int top = depth - 1;
            if (cursors[top] >= ends[top]) {
                depth--;
                continue;
            }
            int node = cursors[top];
            boolean inAlias = aliased[top];
            cursors[top] = tree.after(node);
            nodes++;
            fromAliases += inAlias ? 1 : 0;
            int target = tree.target(node);
            if (target != node) {
                nodes++;
                fromAliases++;
            }
            if (tree.kind(target) == YamlTree.SCALAR && (inAlias || target != node)) {
                repeated += tree.stop(target) - tree.start(target);
            }
            if (repeated > LONGEST_TEXT) {
                return problem(node, "the aliases of the document repeat too much text");
            }
            if (fromAliases > FREE_ALIASES && nodes > FREE_NODES && fromAliases > nodes * allowed(nodes)) {
                return problem(node, "the aliases of the document expand to too much");
            }
            if (tree.kind(target) != YamlTree.SCALAR) {
                if (depth > YamlLimits.DEPTH) {
                    return problem(node, "aliases lead to more than " + YamlLimits.DEPTH + " nested collections");
                }
                push(target + 1, tree.after(target), inAlias || target != node);
            }
        }
        return null;
    }

    private static double allowed(long nodes) {
        if (nodes <= SCALING_FROM) {
            return MOST;
        }
        if (nodes >= SCALING_TO) {
            return LEAST;
        }
        return MOST - (MOST - LEAST) * (nodes - SCALING_FROM) / (SCALING_TO - SCALING_FROM);
    }

    private void push(int cursor, int end, boolean inAlias) {
        if (depth == cursors.length) {
            cursors = Arrays.copyOf(cursors, depth * 2);
            ends = Arrays.copyOf(ends, depth * 2);
            aliased = Arrays.copyOf(aliased, depth * 2);
        }
        cursors[depth] = cursor;
        ends[depth] = end;
        aliased[depth] = inAlias;
        depth++;
    }

    private YamlProblem problem(int node, String message) {
        return new YamlProblem(YamlProblem.Kind.LIMIT, tree.start(node), message);
    }
}
