// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/** Carries a {@link YamlProblem} out of the scanners; never leaves this package. */
final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient YamlProblem problem;

    YamlException(YamlProblem.Kind kind, int offset, String message) {
        super(message, null, false, false);
        this.problem = new YamlProblem(kind, offset, message);
    }

    YamlProblem problem() {
        return problem;
    }
}
