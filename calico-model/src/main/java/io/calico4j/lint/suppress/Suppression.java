// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint.suppress;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import java.util.Objects;
import java.util.Optional;

/**
 * Which findings are accepted, and why.
 *
 * @param codeId the code of the findings, such as {@code CAL2705}
 * @param subject the resource they are about, in which {@code *} stands for any text: {@code NetworkPolicy/shop/*}
 * @param path the field they are about or above; any if empty
 * @param reason why they are accepted; never blank
 * @param where where it says so, in words
 * @param position where it says so in a text; empty for an annotation
 */
public record Suppression(
        String codeId,
        String subject,
        Optional<FieldPath> path,
        String reason,
        String where,
        Optional<SourcePosition> position) {
    /**
     * Checks that there is a reason.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    public Suppression {
        Objects.requireNonNull(codeId, "codeId");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(where, "where");
        Objects.requireNonNull(position, "position");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a suppression needs a reason");
        }
    }

    /** Returns whether it accepts a finding. */
    public boolean accepts(Diagnostic finding) {
        return finding.code().id().equals(codeId)
                && matches(subject, finding.subject().orElse(""))
                && path.filter(above -> !finding.path().startsWith(above)).isEmpty();
    }

    /** Matches a text against a pattern whose {@code *} stands for any text. Complexity: the product of the lengths. */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
