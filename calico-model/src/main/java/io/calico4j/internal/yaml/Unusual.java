// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/** Says that a document uses more of YAML than {@link BlockScanner} reads, without a stack trace. */
final class Unusual extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unusual() {
        super("needs the library", null, false, false);
    }
}
