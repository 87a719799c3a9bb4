// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.explain;

import io.calico4j.policy.explain.ExplanationFormat;

/** The forms of an explanation, as they are called on the command line. */
enum ExplainChoice {
    text(ExplanationFormat.TEXT),
    json(ExplanationFormat.JSON),
    html(ExplanationFormat.HTML);

    private final ExplanationFormat format;

    ExplainChoice(ExplanationFormat format) {
        this.format = format;
    }

    ExplanationFormat format() {
        return format;
    }
}
