// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import io.calico4j.diagnostic.FormatException;

/** A text that is no selector. Its message shows the place with a caret. */
public final class SelectorSyntaxException extends FormatException {
    private static final long serialVersionUID = 1L;

    private final SelectorErrorKind kind;

    SelectorSyntaxException(SelectorError error) {
        super(error.text(), error.offset(), error.expectation(), "not a selector:\n" + error.snippet());
        this.kind = error.kind();
    }

    /** Returns what is wrong, and where. */
    public SelectorError error() {
        return new SelectorError(kind, input(), offset());
    }
}
