// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import java.util.List;

/**
 * Something out of order.
 *
 * @param code what it is, one of {@link IpamCodes}
 * @param severity an error where addresses may be used twice or are lost, information where only room is wasted
 * @param subject what it is about: an address, a block, a handle or an owner
 * @param message what is the case, in one sentence
 * @param evidence what shows it
 * @param repair what to do about it
 */
public record IpamFinding(
        Code code, Severity severity, String subject, String message, List<String> evidence, IpamRepair repair) {
    /** Copies the list. */
    public IpamFinding {
        evidence = List.copyOf(evidence);
    }

    /** Returns it as a diagnostic, with the repair as its hint. */
    public Diagnostic diagnostic() {
        return Diagnostic.of(severity, code, FieldPath.root(), message)
                .withSubject(subject)
                .withHint(repair.describe());
    }
}
