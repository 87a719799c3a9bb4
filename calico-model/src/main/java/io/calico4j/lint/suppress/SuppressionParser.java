// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint.suppress;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads suppressions from annotations and files. Confined to one thread. */
final class SuppressionParser {
    private static final Pattern CODE = Pattern.compile("CAL[1-9][0-9]{3}");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    private static final String SEPARATOR = ":";

    private final List<Suppression> found = new ArrayList<>();
    private final Diagnostics.Builder problems = Diagnostics.builder();

    /** Where an entry stands. */
    private record Place(Optional<String> subject, String where, Optional<SourcePosition> position) {}

    List<Suppression> found() {
        return found;
    }

    Diagnostics problems() {
        return problems.build();
    }

    void annotation(String subject, String text) {
        Place place = new Place(Optional.of(subject), "annotation of " + subject, Optional.empty());
        for (String entry : text.split("[;\n]", -1)) {
            if (!entry.isBlank()) {
                entry(entry.strip(), place);
            }
        }
    }

    void file(String text, String sourceName) {
        int line = 0;
        for (String entry : text.split("\r?\n", -1)) {
            line++;
            String content = entry.strip();
            if (!content.isEmpty() && !content.startsWith("#")) {
                SourcePosition position = new SourcePosition(sourceName, line, 1);
                entry(content, new Place(Optional.empty(), sourceName + ":" + line, Optional.of(position)));
            }
        }
    }

    private void entry(String entry, Place place) {
        int colon = entry.indexOf(SEPARATOR);
        String reason = colon < 0 ? "" : entry.substring(colon + 1).strip();
        String[] words =
                BLANKS.split(colon < 0 ? entry : entry.substring(0, colon).strip());
        int named = place.subject().isPresent() ? 1 : 2;
        if (!CODE.matcher(words[0]).matches()) {
            problem(place, "\"" + words[0] + "\" is no code", "a code is CAL and four digits");
        } else if (words.length < named) {
            problem(place, "it does not say which resource is meant", form(place));
        } else if (words.length > named + 1) {
            problem(
                    place,
                    "\"" + entry + "\" has more words before its colon than a code, a resource and a field",
                    form(place));
        } else if (reason.isEmpty()) {
            problem(place, "no reason is given for " + words[0], form(place));
        } else {
            add(words, named, reason, place);
        }
    }

    private void add(String[] words, int named, String reason, Place place) {
        Optional<FieldPath> path = Optional.empty();
        if (words.length > named) {
            try {
                path = Optional.of(FieldPath.parse(words[named]));
            } catch (FormatException e) {
                problem(place, "\"" + words[named] + "\" is no field path", "such as spec.ingress[0].source.selector");
                return;
            }
        }
        String subject = place.subject().orElseGet(() -> words[1]);
        found.add(new Suppression(words[0], subject, path, reason, place.where(), place.position()));
    }

    private static String form(Place place) {
        return place.subject().isPresent() ? "write CODE [FIELD]: REASON" : "write CODE RESOURCE [FIELD]: REASON";
    }

    private void problem(Place place, String what, String hint) {
        Diagnostic problem = Diagnostic.error(SuppressionCodes.BAD_SUPPRESSION, path(place.subject()), what)
                .withHint(hint);
        Diagnostic about = place.subject().map(problem::withSubject).orElse(problem);
        problems.add(place.position().map(about::withPosition).orElse(about));
    }

    /** Returns the field that holds a suppression: the annotation, or nothing in a file. */
    static FieldPath path(Suppression suppression) {
        return path(suppression.position().isPresent() ? Optional.empty() : Optional.of(suppression.subject()));
    }

    private static FieldPath path(Optional<String> subject) {
        return subject.isPresent()
                ? FieldPath.of("metadata", "annotations", Suppressions.ANNOTATION)
                : FieldPath.root();
    }

    /** Returns a finding about a suppression at its place. */
    static Diagnostic located(Diagnostic finding, Suppression suppression) {
        return suppression
                .position()
                .map(finding::withPosition)
                .orElseGet(() -> finding.withSubject(suppression.subject()));
    }
}
