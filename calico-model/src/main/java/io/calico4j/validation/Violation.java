// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.Severity;
import io.calico4j.resource.ResourceKey;
import java.util.Objects;
import java.util.Optional;

/**
 * One rule that a resource breaks in one pass. What both passes check is found twice, as Calico reports it twice.
 *
 * @param pass which pass found it
 * @param code which rule it is
 * @param path the field, by its names in JSON
 * @param calicoField the field as Calico's own error names it, such as {@code Nets[0]} or {@code IPpool.CIDR}
 * @param message one sentence without a full stop that names the offending value
 * @param hint what would be right; empty if there is nothing sure to say
 * @param repair the change of the text that repairs it; empty where that takes a person
 */
public record Violation(
        ValidationPass pass,
        Code code,
        FieldPath path,
        String calicoField,
        String message,
        Optional<String> hint,
        Optional<Repair> repair) {
    /** Checks that nothing is null. */
    public Violation {
        Objects.requireNonNull(pass, "pass");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(calicoField, "calicoField");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
        Objects.requireNonNull(repair, "repair");
    }

    /** This as an error about a resource, without a position. */
    public Diagnostic toDiagnostic(ResourceKey key) {
        return new Diagnostic(
                code, Severity.ERROR, Optional.of(key.toString()), path, Optional.empty(), message, hint, repair);
    }
}
