// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Applies the repairs that findings carry to the text they were found in; everything else of the text stays as it is, comments and
 * blank space included.
 *
 * <p>A repair is kept only if the text with it has no error that it did not have before: what cannot be replaced safely, a scalar over several
 * lines for example, is left alone.
 */
public final class ManifestRepair {
    private final String sourceName;
    private final SourceText source;

    private ManifestRepair(String text, String sourceName) {
        this.sourceName = sourceName;
        this.source = new SourceText(sourceName, text);
    }

    /**
     * What became of a text.
     *
     * @param text the text with the repairs
     * @param applied the findings that are repaired, in the order of the text
     * @param left the findings whose repair could not be applied
     */
    public record Repaired(String text, List<Diagnostic> applied, List<Diagnostic> left) {
        /** Copies the lists. */
        public Repaired {
            Objects.requireNonNull(text, "text");
            applied = List.copyOf(applied);
            left = List.copyOf(left);
        }
    }

    private record Edit(Diagnostic finding, int from, int to, String replacement) {}

    /**
     * Applies all repairs of a text's findings.
     *
     * <p>Complexity: the text is read twice; once more for each repair if some of them cannot be kept.
     *
     * @param sourceName the name of the text in the findings' positions; findings of other texts are passed over
     */
    public static Repaired apply(String text, String sourceName, Diagnostics findings) {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(sourceName, "sourceName");
        return new ManifestRepair(text, sourceName).apply(findings);
    }

    private Repaired apply(Diagnostics findings) {
        List<Edit> edits = new ArrayList<>();
        List<Diagnostic> left = new ArrayList<>();
        for (Diagnostic finding : findings) {
            if (finding.repair().isEmpty() || !isHere(finding)) {
                continue;
            }
            Optional<Edit> edit = edit(finding);
            if (edit.isPresent() && edits.stream().noneMatch(other -> overlap(other, edit.get()))) {
                edits.add(edit.get());
            } else {
                left.add(finding);
            }
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        return keepSound(edits, left);
    }

    private boolean isHere(Diagnostic finding) {
        return finding.position().filter(p -> p.source().equals(sourceName)).isPresent();
    }

    private static boolean overlap(Edit one, Edit other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    private Optional<Edit> edit(Diagnostic finding) {
        SourcePosition position = finding.position().orElseThrow();
        int from = source.offset(position);
        if (from >= 0 && finding.repair().orElseThrow().target() == Repair.Target.LINE_BREAK) {
            return Optional.of(new Edit(finding, from, from, "\n"));
        }
        return from < 0
                ? Optional.empty()
                : finding.repair()
                        .flatMap(repair -> ScalarText.at(source.text(), from, repair.target())
                                .map(old -> new Edit(finding, from, old.end(), old.replacedBy(repair))));
    }

    private Repaired keepSound(List<Edit> edits, List<Diagnostic> left) {
        String all = with(edits);
        List<Diagnostic> known = errors(source.text());
        if (known.containsAll(errors(all))) {
            return new Repaired(all, edits.stream().map(Edit::finding).toList(), left);
        }
        List<Edit> kept = new ArrayList<>();
        for (Edit edit : edits) {
            kept.add(edit);
            if (!known.containsAll(errors(with(kept)))) {
                kept.remove(edit);
                left.add(edit.finding());
            }
        }
        return new Repaired(with(kept), kept.stream().map(Edit::finding).toList(), left);
    }

    private String with(List<Edit> edits) {
        String text = source.text();
        StringBuilder out = new StringBuilder(text.length() + 64);
        int copied = 0;
        for (Edit edit : edits) {
            out.append(text, copied, edit.from()).append(edit.replacement());
            copied = edit.to();
        }
        return out.append(text, copied, text.length()).toString();
    }

    /** The errors of a text, without their places, which repairs move. */
    private List<Diagnostic> errors(String text) {
        return ManifestReader.strict().readString(text, sourceName).diagnostics().errors().stream()
                .map(error -> Diagnostic.of(error.severity(), error.code(), error.path(), error.message()))
                .toList();
    }
}
