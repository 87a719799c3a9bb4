// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.Severity;
import java.util.Optional;

/** Takes what a decoder finds. */
@FunctionalInterface
public interface ProblemSink {
    /**
     * Takes one problem.
     *
     * @param offset where, in the text of the tree
     * @param path which field, from the top of the object that is decoded
     */
    void report(
            Severity severity,
            Code code,
            int offset,
            FieldPath path,
            String message,
            Optional<String> hint,
            Optional<Repair> repair);
}
