// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.internal.yaml.ScalarResolver;
import io.calico4j.internal.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/** Reads the scalars that say what an object is, before it is decoded. Confined to one thread. */
final class StatedScalars {
    private final ScalarResolver resolver = new ScalarResolver();

    /** The text of an entry with exactly this key, or null if there is none or it is no text. */
    @Nullable
    String text(YamlTree tree, int mapping, String name) {
        String text = null;
        for (int key = mapping + 1, end = tree.after(mapping); key < end; ) {
            int value = tree.after(key);
            if (tree.kindOfTarget(key) == YamlTree.SCALAR
                    && tree.stop(key) - tree.start(key) >= name.length()
                    && tree.text(tree.target(key)).equals(name)
                    && name.equals(text(tree, key))) {
                text = text(tree, value);
            }
            key = tree.after(value);
        }
        return text;
    }

    /** Whether a node is null, by what it says or by saying nothing. */
    boolean isNull(YamlTree tree, int node) {
        return is(ScalarResolver.Kind.NULL, tree, tree.target(node));
    }

    private @Nullable String text(YamlTree tree, int node) {
        int target = tree.target(node);
        return is(ScalarResolver.Kind.TEXT, tree, target) ? resolver.text(tree, target) : null;
    }

    private boolean is(ScalarResolver.Kind kind, YamlTree tree, int target) {
        return tree.kind(target) == YamlTree.SCALAR
                && resolver.resolve(tree, target) == null
                && resolver.kind() == kind;
    }
}
