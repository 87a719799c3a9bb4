// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/** A tree as text, to compare trees by. */
final class TreeText {
    private TreeText() {}

    static String of(YamlTree tree) {
        var out = new StringBuilder();
        write(tree, 0, out);
        return out.toString();
    }

    private static void write(YamlTree tree, int node, StringBuilder out) {
        switch (tree.kind(node)) {
            case YamlTree.SCALAR -> {
                if (tree.tag(node) != null) {
                    out.append('<').append(tree.tag(node)).append('>');
                }
                char quote = tree.isPlain(node) ? '\'' : '"';
                out.append(quote).append(tree.text(node)).append(quote);
            }
            case YamlTree.ALIAS -> out.append('*').append(tree.target(node));
            case YamlTree.MAPPING -> children(tree, node, out, '{', '}');
            default -> children(tree, node, out, '[', ']');
        }
    }

    private static void children(YamlTree tree, int node, StringBuilder out, char open, char close) {
        out.append(open);
        for (int child = node + 1; child < tree.after(node); child = tree.after(child)) {
            out.append(' ');
            write(tree, child, out);
        }
        out.append(' ').append(close);
    }
}
