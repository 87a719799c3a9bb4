// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import io.calico4j.diagnostic.Code;
import io.calico4j.internal.validation.Codes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The codes of all rules; each has a page in the documentation ({@link Code#page()}). */
public final class ValidationCodes {
    private ValidationCodes() {}

    /** All codes by id. */
    public static List<Code> all() {
        return Codes.all();
    }

    /** The code of an id such as {@code CAL2017}, or of a name such as {@code bad-selector}. */
    public static Optional<Code> find(String idOrName) {
        Objects.requireNonNull(idOrName, "idOrName");
        return all().stream()
                .filter(code -> code.id().equals(idOrName) || code.name().equals(idOrName))
                .findFirst();
    }
}
