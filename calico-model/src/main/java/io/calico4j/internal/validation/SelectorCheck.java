// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.label.SelectorError;
import io.calico4j.label.SelectorParser;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A check that a text is a selector. */
final class SelectorCheck extends ValueCheck {
    SelectorCheck() {
        super(Codes.BAD_SELECTOR);
    }

    @Override
    boolean accepts(Object value) {
        String text = (String) value;
        return text.isEmpty() || SelectorParser.standard().check(text).isEmpty();
    }

    @Override
    String message(Object value) {
        String text = (String) value;
        Optional<SelectorError> error = SelectorParser.standard().check(text);
        return Say.quoted(text) + " is not a selector"
                + error.map(e -> ": " + e.message()).orElse("");
    }

    @Override
    @Nullable
    String replacement(Object value) {
        return correction(value).orElse(null);
    }

    private static Optional<String> correction(Object value) {
        return SelectorParser.standard().check((String) value).flatMap(SelectorError::correction);
    }

    @Override
    @Nullable
    String hint(Object value) {
        return correction(value)
                .map(corrected -> "did you mean " + corrected + "?")
                .orElse("such as all(), has(role) or app == \"web\"");
    }
}
