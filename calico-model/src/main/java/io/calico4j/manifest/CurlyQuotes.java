// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Repair;
import io.calico4j.internal.yaml.YamlTree;
import java.util.Optional;

/** Finds texts that begin with a quote which a web page has made nice: to YAML it is no quote, but a part of the text. */
final class CurlyQuotes {
    private static final char CLOSING = '\u201d';

    private CurlyQuotes() {}

    /** Takes one such text. */
    interface Found {
        /** Takes the node, its text, and what to write in its place where that is certain. */
        void at(int node, String text, Optional<Repair> repair);
    }

    static void find(YamlTree tree, Found found) {
        for (int node = 0; node < tree.size(); node++) {
            if (tree.kind(node) == YamlTree.SCALAR && tree.isPlain(node)) {
                String text = tree.text(node);
                if (!text.isEmpty() && text.charAt(0) == SourceText.CURLY) {
                    found.at(node, text, repair(text));
                }
            }
        }
    }

    private static Optional<Repair> repair(String text) {
        int last = text.length() - 1;
        return last > 0 && text.charAt(last) == CLOSING
                ? Optional.of(Repair.value(text.substring(1, last)))
                : Optional.empty();
    }
}
