// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.FieldPath;
import java.util.Arrays;

/** Where a decoder is, cheap to keep while nothing is wrong: names and indexes are pushed, a path is made only when asked for. */
final class PathStack {
    private Object[] steps = new Object[32];
    private int depth;

    void clear() {
        depth = 0;
    }

    void push(String name) {
        grow();
        steps[depth++] = name;
    }

    void push(int index) {
        grow();
        steps[depth++] = index;
    }

    void pop() {
        depth--;
    }

    private void grow() {
        if (depth == steps.length) {
            steps = Arrays.copyOf(steps, depth * 2);
        }
    }

    FieldPath path() {
        FieldPath path = FieldPath.root();
        for (int i = 0; i < depth; i++) {
            path = steps[i] instanceof Integer index ? path.index(index) : path.field((String) steps[i]);
        }
        return path;
    }
}
