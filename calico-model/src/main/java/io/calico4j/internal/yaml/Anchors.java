// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import java.util.HashMap;
import java.util.Map;

/** The anchors seen so far in a document; a later one hides an earlier one of the same name. */
final class Anchors {
    private final YamlTree tree;
    private final Map<String, Integer> nodes = new HashMap<>();

    Anchors(YamlTree tree) {
        this.tree = tree;
    }

    void clear() {
        if (!nodes.isEmpty()) {
            nodes.clear();
        }
    }

    void define(String name, int node, int start) {
        nodes.put(name, node);
        if (nodes.size() > YamlLimits.ANCHORS) {
            throw new YamlException(
                    YamlProblem.Kind.LIMIT, start, "more than " + YamlLimits.ANCHORS + " anchors are in the document");
        }
    }

    /** Adds an alias; what it stands for must be known and complete. */
    void addAlias(String name, int start, int stop) {
        Integer target = nodes.get(name);
        if (target == null) {
            throw new YamlException(
                    YamlProblem.Kind.ALIAS, start, "no anchor &" + name + " stands before the alias *" + name);
        }
        if (tree.isOpen(target)) {
            throw new YamlException(
                    YamlProblem.Kind.ALIAS, start, "the alias *" + name + " stands inside its anchor &" + name);
        }
        int unused = tree.addAlias(start, stop, target);
    }

    static boolean isNamePart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
