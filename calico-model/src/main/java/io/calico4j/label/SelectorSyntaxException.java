// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import io.calico4j.diagnostic.FormatException;

/** A text that is no selector. Its message shows the place with a caret and, for the usual slips, the corrected text. */
public final class SelectorSyntaxException extends FormatException {
    private static final long serialVersionUID = 1L;

    private final SelectorErrorKind kind;

    SelectorSyntaxException(SelectorError error) {
        super(error.text(), error.offset(), error.expectation(), message(error));
        this.kind = error.kind();
    }

    private static String message(SelectorError error) {
        return "not a selector:\n" + error.snippet()
                + error.correction().map(text -> "\ndid you mean: " + text).orElse("");
    }

    /** Returns what is wrong, where, and what the text may have been meant to be. */
    public SelectorError error() {
        return new SelectorError(kind, input(), offset());
    }
}
