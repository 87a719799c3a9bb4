// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All findings about an input, in {@link Diagnostic#READING_ORDER}.
 *
 * <p>Equal findings are kept as often as they were made. Iteration, {@link #toString()} and {@link #render()} are
 * deterministic: they depend on the findings only, not on the order in which they were made.
 */
public final class Diagnostics implements Iterable<Diagnostic> {
    private static final Diagnostics NONE = new Diagnostics(List.of());

    private final List<Diagnostic> sorted;

    private Diagnostics(List<Diagnostic> sorted) {
        this.sorted = sorted;
    }

    /** Returns no findings. */
    public static Diagnostics none() {
        return NONE;
    }

    /** Returns the given findings. */
    public static Diagnostics of(Diagnostic... diagnostics) {
        return copyOf(Arrays.asList(diagnostics));
    }

    /** Returns the given findings. Complexity: O(n log n). */
    public static Diagnostics copyOf(Collection<Diagnostic> diagnostics) {
        return diagnostics.isEmpty()
                ? NONE
                : new Diagnostics(
                        diagnostics.stream().sorted(Diagnostic.READING_ORDER).toList());
    }

    /** Returns a collector of findings; confined to one thread. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the number of findings. */
    public int size() {
        return sorted.size();
    }

    /** Returns whether there are no findings. */
    public boolean isEmpty() {
        return sorted.isEmpty();
    }

    /** Returns whether at least one finding is an {@link Severity#ERROR}. */
    public boolean hasErrors() {
        return sorted.stream().anyMatch(Diagnostic::isError);
    }

    /** Returns the number of findings with the given severity. */
    public int count(Severity severity) {
        return (int) sorted.stream().filter(d -> d.severity() == severity).count();
    }

    /** Returns the findings that are errors. */
    public Diagnostics errors() {
        return filter(Diagnostic::isError);
    }

    /** Returns the findings that satisfy the condition. */
    public Diagnostics filter(Predicate<? super Diagnostic> condition) {
        List<Diagnostic> kept = sorted.stream().filter(condition).toList();
        return kept.size() == sorted.size() ? this : kept.isEmpty() ? NONE : new Diagnostics(kept);
    }

    /** Returns these findings, each replaced by what the function makes of it. */
    public Diagnostics map(Function<? super Diagnostic, Diagnostic> change) {
        return copyOf(sorted.stream().map(change).toList());
    }

    /** Returns these findings and the others. */
    public Diagnostics and(Diagnostics other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : builder().addAll(this).addAll(other).build();
    }

    /** Returns the findings as an unmodifiable list. */
    public List<Diagnostic> asList() {
        return sorted;
    }

    /** Returns the findings as a stream. */
    public Stream<Diagnostic> stream() {
        return sorted.stream();
    }

    @Override
    public Iterator<Diagnostic> iterator() {
        return sorted.iterator();
    }

    /**
     * Does nothing if there are no errors.
     *
     * @throws DiagnosticsException if there are errors
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new DiagnosticsException(this);
        }
    }

    /** Returns one line for each finding, each ended by a line feed; the empty text if there are none. */
    public String render() {
        return render(position -> Optional.empty());
    }

    /**
     * Returns the findings as text for people: for each the line of {@link Diagnostic#toString()}, then, where the
     * function knows the line of the source, that line with a caret below the place.
     *
     * @param lines gives the text of the line a position is in, without its line break
     */
    public String render(Function<? super SourcePosition, Optional<String>> lines) {
        var out = new StringBuilder();
        for (Diagnostic diagnostic : sorted) {
            out.append(diagnostic).append('\n');
            diagnostic
                    .position()
                    .flatMap(position -> lines.apply(position).map(line -> SourceSnippet.of(line, position.column())))
                    .ifPresent(snippet -> out.append(snippet.render("    ")));
        }
        return out.toString();
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Diagnostics other && sorted.equals(other.sorted);
    }

    @Override
    public int hashCode() {
        return sorted.hashCode();
    }

    /** Returns the same as {@link #render()}. */
    @Override
    public String toString() {
        return render();
    }

    /** A growing collection of findings; confined to one thread, reusable after {@link #build()}. */
    public static final class Builder {
        private final List<Diagnostic> collected = new ArrayList<>();

        private Builder() {}

        /** Adds a finding. */
        @CanIgnoreReturnValue
        public Builder add(Diagnostic diagnostic) {
            collected.add(Objects.requireNonNull(diagnostic, "diagnostic"));
            return this;
        }

        /** Adds all findings. */
        @CanIgnoreReturnValue
        public Builder addAll(Diagnostics diagnostics) {
            collected.addAll(diagnostics.sorted);
            return this;
        }

        /** Returns the number of findings so far. */
        public int size() {
            return collected.size();
        }

        /** Returns the findings so far. */
        public Diagnostics build() {
            return copyOf(collected);
        }
    }
}
