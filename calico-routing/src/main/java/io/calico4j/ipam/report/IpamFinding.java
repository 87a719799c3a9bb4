// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Something out of order.
 *
 * @param code what it is, one of {@link IpamCodes}
 * @param severity an error where addresses may be used twice, a warning where some are lost, information where only room
 *     is wasted
 * @param subject what it is about: an address, a block, a handle, a pool or an owner
 * @param message what is the case, in one sentence
 * @param evidence what shows it, the most telling first; of much that is alike the first twenty and how many there are more
 * @param repair what to do about it
 */
public record IpamFinding(
        Code code, Severity severity, String subject, String message, List<IpamEvidence> evidence, IpamRepair repair) {
    private static final int MOST_EVIDENCE = 20;

    /** Copies the list. */
    public IpamFinding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(repair, "repair");
        evidence = List.copyOf(Objects.requireNonNull(evidence, "evidence"));
    }

    /**
     * Returns it as a diagnostic about the object of the first evidence that has one, else about the subject, with the repair
     * as its hint.
     */
    public Diagnostic diagnostic() {
        return evidence.stream()
                .filter(shown -> shown.resource().isPresent())
                .findFirst()
                .map(shown -> Diagnostic.of(severity, code, shown.path(), message)
                        .withSubject(shown.resource().orElseThrow().toString()))
                .orElseGet(() ->
                        Diagnostic.of(severity, code, FieldPath.root(), message).withSubject(subject))
                .withHint(repair.describe());
    }

    /** Returns the first twenty, and how many more there are. */
    static List<IpamEvidence> capped(List<IpamEvidence> all) {
        if (all.size() <= MOST_EVIDENCE) {
            return all;
        }
        List<IpamEvidence> some = new ArrayList<>(all.subList(0, MOST_EVIDENCE));
        some.add(IpamEvidence.of("and " + (all.size() - MOST_EVIDENCE) + " more"));
        return some;
    }

    /** Returns a number and what is counted. */
    static String count(long number, String one, String plural) {
        return number + " " + one + (number == 1 ? "" : plural);
    }
}
