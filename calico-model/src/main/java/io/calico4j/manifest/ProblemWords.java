// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Code;
import io.calico4j.internal.yaml.YamlProblem;
import java.util.Optional;

/** How problems of the syntax are reported. */
final class ProblemWords {
    private ProblemWords() {}

    static Code code(YamlProblem problem) {
        return switch (problem.kind()) {
            case SYNTAX -> ManifestCodes.SYNTAX;
            case CHARACTER -> ManifestCodes.CHARACTER;
            case ALIAS -> ManifestCodes.ALIAS;
            case LIMIT -> ManifestCodes.LIMIT;
        };
    }

    static Optional<String> hint(YamlProblem problem) {
        return switch (problem.kind()) {
            case CHARACTER -> Optional.of("remove it, or write it as an escape in a text in double quotes");
            case ALIAS -> Optional.of("put the anchor before it in this document; quote a text that begins with *");
            case SYNTAX, LIMIT -> Optional.empty();
        };
    }
}
