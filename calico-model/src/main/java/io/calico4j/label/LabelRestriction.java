// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;
import java.util.Optional;

/**
 * What a selector demands of one label: necessary for a match, not sufficient.
 *
 * @param present whether the label must be there
 * @param absent whether the label must not be there
 * @param oneOf the values of which it must have one, ascending by code point; the empty list means that no value will do,
 *     an empty {@code Optional} that any value may
 */
public record LabelRestriction(boolean present, boolean absent, Optional<List<String>> oneOf) {
    /** Copies the list of values. */
    public LabelRestriction {
        oneOf = oneOf.map(List::copyOf);
    }

    /** Tells whether any label map can fulfil this. */
    public boolean possible() {
        return !(present && absent) && oneOf.map(values -> !values.isEmpty()).orElse(true);
    }
}
