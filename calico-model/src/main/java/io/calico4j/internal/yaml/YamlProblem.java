// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/**
 * The reason why a text is not a YAML document that we read.
 *
 * @param kind what is wrong
 * @param offset where, in UTF-16 code units from the start of the text parsed
 * @param message a sentence for people, without a full stop
 */
public record YamlProblem(Kind kind, int offset, String message) {
    /** What is wrong. */
    public enum Kind {
        /** The text does not follow the grammar. */
        SYNTAX,
        /** A character that YAML does not allow. */
        CHARACTER,
        /** An alias without its anchor, or inside it. */
        ALIAS,
        /** More nesting, aliases or text than we take. */
        LIMIT
    }
}
