// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a reader makes of an object that is not quite right.
 *
 * @param unknownField how bad a field is that the type does not have; null if it is nothing to speak of
 * @param duplicateKey how bad it is to give a key twice; if it is no error the last one counts
 * @param nullElement how bad {@code null} is as an element of a list; null if it is welcome
 * @param coercesEverywhere whether a number or truth value becomes a text even where the reference does not do that
 */
public record DecodeRules(
        @Nullable Severity unknownField,
        Severity duplicateKey,
        @Nullable Severity nullElement,
        boolean coercesEverywhere) {
    /** Calico's own loader. */
    public static final DecodeRules REFERENCE = new DecodeRules(Severity.ERROR, Severity.ERROR, null, false);

    /** Like the reference, but without null elements in lists. */
    public static final DecodeRules STRICT = new DecodeRules(Severity.ERROR, Severity.ERROR, Severity.ERROR, false);

    /** Takes whatever can be understood. */
    public static final DecodeRules LENIENT =
            new DecodeRules(Severity.WARNING, Severity.WARNING, Severity.WARNING, true);

    /** The same for objects of which only some fields are read. */
    public DecodeRules forPartialTypes() {
        return new DecodeRules(null, duplicateKey, nullElement, coercesEverywhere);
    }
}
