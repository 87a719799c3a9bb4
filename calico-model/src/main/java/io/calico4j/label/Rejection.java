// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

/** How the reader leaves a text that is no selector: kind and place, without a stack trace. Never leaves this package. */
final class Rejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final SelectorErrorKind kind;
    final int offset;

    Rejection(SelectorErrorKind kind, int offset) {
        super(null, null, false, false);
        this.kind = kind;
        this.offset = offset;
    }
}
