// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.diagnostic.NearestName;
import io.calico4j.label.LabelRestriction;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Why a selector matches none of some label sets.
 *
 * @param reason what stands in its way
 * @param hint the nearest label or value that is there; empty if there is none
 */
public record WhyNothing(String reason, String hint) {
    private static final int VALUES_SHOWN = 5;

    /** Looks for one label that alone rules out everything; else says that it is the combination. */
    public static WhyNothing of(Selector selector, String noun, List<Labels> candidates) {
        if (candidates.isEmpty()) {
            return new WhyNothing("there is no " + noun, "");
        }
        for (Map.Entry<String, LabelRestriction> entry : selector.restrictions().entrySet()) {
            String label = entry.getKey();
            LabelRestriction restriction = entry.getValue();
            NavigableSet<String> values = values(label, candidates);
            if (restriction.present() && values.isEmpty()) {
                return new WhyNothing(
                        "no " + noun + " has the label \"" + label + "\"", nearestLabel(label, candidates));
            }
            Optional<List<String>> wanted = restriction.oneOf();
            if (wanted.isPresent() && wanted.get().stream().noneMatch(values::contains)) {
                return wrongValue(label, wanted.get(), values, noun);
            }
        }
        return new WhyNothing("no " + noun + " satisfies all of it at once", "");
    }

    private static WhyNothing wrongValue(String label, List<String> wanted, NavigableSet<String> values, String noun) {
        if (wanted.isEmpty()) {
            return new WhyNothing("no value of the label \"" + label + "\" satisfies it", "");
        }
        String reason = "no " + noun + " has " + label + " = " + quoted(wanted);
        String hint = wanted.size() == 1
                ? NearestName.of(wanted.get(0), values)
                        .map(v -> "did you mean '" + v + "'?")
                        .orElse("")
                : "";
        return new WhyNothing(reason, hint.isEmpty() ? "values of " + label + " here: " + some(values) : hint);
    }

    private static String quoted(List<String> values) {
        return values.stream().limit(VALUES_SHOWN).map(v -> "'" + v + "'").collect(Collectors.joining(" or "))
                + (values.size() > VALUES_SHOWN ? " or ..." : "");
    }

    private static String some(NavigableSet<String> values) {
        return values.stream().limit(VALUES_SHOWN).map(v -> "'" + v + "'").collect(Collectors.joining(", "))
                + (values.size() > VALUES_SHOWN ? ", ..." : "");
    }

    private static String nearestLabel(String label, List<Labels> candidates) {
        TreeSet<String> names = new TreeSet<>();
        candidates.forEach(labels -> labels.forEach((name, value) -> names.add(name)));
        return NearestName.of(label, names)
                .map(n -> "did you mean \"" + n + "\"?")
                .orElse("");
    }

    private static NavigableSet<String> values(String label, List<Labels> candidates) {
        TreeSet<String> values = new TreeSet<>();
        for (Labels labels : candidates) {
            labels.get(label).ifPresent(values::add);
        }
        return values;
    }
}
