// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

/** One kind of mistake that is looked for. */
public interface LintRule {
    /** Reports every place where the mistake is made. */
    void check(LintFacts facts, LintFindings findings);
}
