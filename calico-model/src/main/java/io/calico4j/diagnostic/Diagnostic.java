// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One finding about an input: what, how bad, where, and what to do about it.
 *
 * @param code what kind of finding this is
 * @param severity how much it matters
 * @param subject the resource it is about, such as {@code NetworkPolicy/org-1/allow-web}; empty if it is about a text
 * @param path the field it is about; {@link FieldPath#root()} for the whole subject
 * @param position where in which text; empty if the subject was not read from a text
 * @param message one sentence without a full stop that names the offending value
 * @param hint what would repair it; empty if there is nothing sure to say
 * @param repair the change of the text that repairs it; empty where that takes a person
 */
public record Diagnostic(
        Code code,
        Severity severity,
        Optional<String> subject,
        FieldPath path,
        Optional<SourcePosition> position,
        String message,
        Optional<String> hint,
        Optional<Repair> repair)
        implements Comparable<Diagnostic> {

    /**
     * The order of reading: by position (those without one last), subject (those without one first), path, code,
     * severity, message, hint and repair. Only equal diagnostics compare as 0.
     */
    public static final Comparator<Diagnostic> READING_ORDER = comparing(Diagnostic::position, emptyLast())
            .thenComparing(Diagnostic::subject, emptyFirst())
            .thenComparing(Diagnostic::path)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::message)
            .thenComparing(Diagnostic::hint, emptyFirst())
            .thenComparing(d -> d.repair.map(Repair::toString), emptyFirst());

    /** Checks that nothing is null. */
    public Diagnostic {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
        Objects.requireNonNull(repair, "repair");
    }

    /** Creates a finding that has no repair. */
    public Diagnostic(
            Code code,
            Severity severity,
            Optional<String> subject,
            FieldPath path,
            Optional<SourcePosition> position,
            String message,
            Optional<String> hint) {
        this(code, severity, subject, path, position, message, hint, Optional.empty());
    }

    /** Returns a finding without subject, position and hint. */
    public static Diagnostic of(Severity severity, Code code, FieldPath path, String message) {
        return new Diagnostic(code, severity, Optional.empty(), path, Optional.empty(), message, Optional.empty());
    }

    /** Returns an {@link Severity#ERROR} without subject, position and hint. */
    public static Diagnostic error(Code code, FieldPath path, String message) {
        return of(Severity.ERROR, code, path, message);
    }

    /** Returns a {@link Severity#WARNING} without subject, position and hint. */
    public static Diagnostic warning(Code code, FieldPath path, String message) {
        return of(Severity.WARNING, code, path, message);
    }

    /** Returns an {@link Severity#INFORMATION} without subject, position and hint. */
    public static Diagnostic information(Code code, FieldPath path, String message) {
        return of(Severity.INFORMATION, code, path, message);
    }

    /** Returns this finding about the given resource. */
    public Diagnostic withSubject(String subject) {
        return new Diagnostic(code, severity, Optional.of(subject), path, position, message, hint, repair);
    }

    /** Returns this finding about the given field. */
    public Diagnostic withPath(FieldPath path) {
        return new Diagnostic(code, severity, subject, path, position, message, hint, repair);
    }

    /** Returns this finding at the given place. */
    public Diagnostic withPosition(SourcePosition position) {
        return new Diagnostic(code, severity, subject, path, Optional.of(position), message, hint, repair);
    }

    /** Returns this finding with the given advice. */
    public Diagnostic withHint(String hint) {
        return new Diagnostic(code, severity, subject, path, position, message, Optional.of(hint), repair);
    }

    /** Returns this finding with the change of the text that repairs it. */
    public Diagnostic withRepair(Repair repair) {
        return new Diagnostic(code, severity, subject, path, position, message, hint, Optional.of(repair));
    }

    /** Returns this finding with the given severity. */
    public Diagnostic withSeverity(Severity severity) {
        return new Diagnostic(code, severity, subject, path, position, message, hint, repair);
    }

    /** Returns whether this is an {@link Severity#ERROR}. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Orders by {@link #READING_ORDER}. */
    @Override
    public int compareTo(Diagnostic other) {
        return READING_ORDER.compare(this, other);
    }

    /**
     * Returns the finding on one line, in the form of a compiler's message:
     * {@code pools.yaml:12:3: error CAL1001 unknown-field: IPPool/pool-a spec.cdir: unknown field "cdir" (did you mean
     * "cidr"?)}. Line breaks and other control characters of the parts are shown as {@code \}{@code uXXXX}.
     */
    @Override
    public String toString() {
        var out = new StringBuilder();
        position.ifPresent(p -> out.append(p).append(": "));
        out.append(severity).append(' ').append(code).append(": ");
        String about = subject.orElse("") + (subject.isPresent() && !path.isRoot() ? " " : "") + path;
        out.append(about).append(about.isEmpty() ? "" : ": ").append(message);
        hint.ifPresent(h -> out.append(" (").append(h).append(')'));
        return OneLine.of(out);
    }

    private static <T extends Comparable<T>> Comparator<Optional<T>> emptyFirst() {
        return Comparator.comparing((Optional<T> value) -> value.isPresent())
                .thenComparing((a, b) -> a.isPresent() ? a.get().compareTo(b.orElseThrow()) : 0);
    }

    private static <T extends Comparable<T>> Comparator<Optional<T>> emptyLast() {
        return Comparator.comparing((Optional<T> value) -> value.isEmpty())
                .thenComparing((a, b) -> a.isPresent() ? a.get().compareTo(b.orElseThrow()) : 0);
    }
}
