// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint.suppress;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.report.Suppressed;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All suppressions of one run.
 *
 * <p>A resource accepts findings about itself in the annotation {@link #ANNOTATION}, one for each line or separated by {@code ;}:
 *
 * <pre>{@code
 * metadata:
 *   annotations:
 *     calico4j.io/suppress: "CAL2705 spec.selector: its pods come with the next release"
 * }</pre>
 *
 * <p>A file names the resources too; {@code *} stands for any text, {@code #} begins a comment line:
 *
 * <pre>{@code
 * CAL2705 NetworkPolicy/shop/* spec.selector: their pods come with the next release
 * CAL2701 IPPool/inner: being moved until March
 * }</pre>
 *
 * <p>A reason is required. What cannot be read is reported and suppresses nothing. Immutable.
 */
public final class Suppressions {
    /** The annotation by which a resource accepts findings about itself. */
    public static final String ANNOTATION = "calico4j.io/suppress";

    private static final Suppressions NONE = new Suppressions(List.of(), Diagnostics.none());

    private final List<Suppression> all;
    private final Diagnostics problems;

    private Suppressions(List<Suppression> all, Diagnostics problems) {
        this.all = List.copyOf(all);
        this.problems = problems;
    }

    /**
     * What is left of findings.
     *
     * @param findings those that are not accepted, and what is wrong with the suppressions
     * @param suppressed those that are, in reading order
     */
    public record Applied(Diagnostics findings, List<Suppressed> suppressed) {
        /** Copies the list. */
        public Applied {
            Objects.requireNonNull(findings, "findings");
            suppressed = List.copyOf(suppressed);
        }
    }

    /** Returns no suppressions. */
    public static Suppressions none() {
        return NONE;
    }

    /** Returns those in the annotations of resources. */
    public static Suppressions ofResources(Collection<? extends Resource> resources) {
        SuppressionParser parser = new SuppressionParser();
        for (Resource resource : resources) {
            String text = resource.metadata().annotations().get(ANNOTATION);
            if (text != null) {
                parser.annotation(resource.key().toString(), text);
            }
        }
        return new Suppressions(parser.found(), parser.problems());
    }

    /**
     * Reads a file's text.
     *
     * @param sourceName what to call it in positions
     */
    public static Suppressions parse(String text, String sourceName) {
        SuppressionParser parser = new SuppressionParser();
        parser.file(text, sourceName);
        return new Suppressions(parser.found(), parser.problems());
    }

    /** Returns these and the others. */
    public Suppressions and(Suppressions others) {
        return new Suppressions(
                Stream.concat(all.stream(), others.all.stream()).toList(), problems.and(others.problems));
    }

    /** Returns them in the order they were given. */
    public List<Suppression> asList() {
        return all;
    }

    /** Returns what is wrong with those that cannot be read. */
    public Diagnostics problems() {
        return problems;
    }

    /**
     * Takes the accepted findings out. The first suppression that accepts a finding counts; one that accepts none is reported. Complexity:
     * the product of the numbers of findings and suppressions.
     */
    public Applied apply(Diagnostics findings) {
        Diagnostics.Builder left = Diagnostics.builder().addAll(problems);
        List<Suppressed> suppressed = new ArrayList<>();
        List<Suppression> unused = new ArrayList<>(all);
        for (Diagnostic finding : findings) {
            Optional<Suppression> accepting =
                    all.stream().filter(s -> s.accepts(finding)).findFirst();
            if (accepting.isPresent()) {
                Suppression by = accepting.get();
                unused.remove(by);
                suppressed.add(new Suppressed(finding, by.reason(), by.where()));
            } else {
                left.add(finding);
            }
        }
        unused.forEach(suppression -> left.add(unused(suppression)));
        return new Applied(left.build(), suppressed);
    }

    private static Diagnostic unused(Suppression suppression) {
        String what = suppression.codeId() + " is suppressed for " + suppression.subject() + " but was not found there";
        return SuppressionParser.located(
                        Diagnostic.warning(
                                SuppressionCodes.UNUSED_SUPPRESSION, SuppressionParser.path(suppression), what),
                        suppression)
                .withHint("remove it");
    }
}
