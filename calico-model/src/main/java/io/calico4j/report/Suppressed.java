// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import io.calico4j.diagnostic.Diagnostic;
import java.util.Objects;

/**
 * A finding that somebody has accepted.
 *
 * @param finding what was found
 * @param reason why it is accepted; never blank
 * @param where where it says so, such as {@code annotation of NetworkPolicy/org-1/allow-web}
 */
public record Suppressed(Diagnostic finding, String reason, String where) {
    /**
     * Checks that there is a reason.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    public Suppressed {
        Objects.requireNonNull(finding, "finding");
        Objects.requireNonNull(where, "where");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a suppression needs a reason: " + finding.code());
        }
    }
}
