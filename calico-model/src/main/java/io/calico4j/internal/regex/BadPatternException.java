// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

/** Says that a text is no regular expression; never leaves the package. */
final class BadPatternException extends Exception {
    private static final long serialVersionUID = 1L;

    BadPatternException(String problem) {
        super(problem, null, false, false);
    }
}
