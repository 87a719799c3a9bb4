// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint.suppress;

import io.calico4j.diagnostic.Code;
import java.util.List;

/** The codes of what is wrong with suppressions themselves; each has a page in the documentation. */
public final class SuppressionCodes {
    /** A suppression that cannot be read or has no reason. */
    public static final Code BAD_SUPPRESSION = Code.of("CAL2721", "bad-suppression");

    /** A suppression that suppresses nothing. */
    public static final Code UNUSED_SUPPRESSION = Code.of("CAL2722", "unused-suppression");

    private SuppressionCodes() {}

    /** All codes, by id. */
    public static List<Code> all() {
        return List.of(BAD_SUPPRESSION, UNUSED_SUPPRESSION);
    }
}
