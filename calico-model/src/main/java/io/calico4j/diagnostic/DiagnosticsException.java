// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

/** Errors that a caller asked to have thrown, by {@link Diagnostics#throwIfErrors()}. */
public final class DiagnosticsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    private final transient Diagnostics diagnostics;

    DiagnosticsException(Diagnostics diagnostics) {
        super(message(diagnostics.errors()));
        this.diagnostics = diagnostics;
    }

    private static String message(Diagnostics errors) {
        var out = new StringBuilder().append(errors.size()).append(errors.size() == 1 ? " error" : " errors");
        errors.stream().limit(SHOWN).forEach(error -> out.append("\n  ").append(error));
        if (errors.size() > SHOWN) {
            out.append("\n  and ").append(errors.size() - SHOWN).append(" more");
        }
        return out.toString();
    }

    /** Returns all findings, not only the errors. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }
}
