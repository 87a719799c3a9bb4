// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.bench.larger.Copies;
import io.calico4j.bench.run.Lines;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an index is loaded with and what then happens to it, decoded.
 *
 * @param parents parents with their labels
 * @param endpoints endpoints with their labels, parents and one address each
 * @param selectors ids and texts
 * @param churn changes in order
 */
record IndexInput(List<Parent> parents, List<Endpoint> endpoints, List<Selection> selectors, List<Change> churn) {

    /** A change to an index. */
    sealed interface Change {}

    /** A parent to be created or replaced. */
    record Parent(String id, Labels labels) implements Change {}

    /** An endpoint to be created or replaced. */
    record Endpoint(String id, List<String> parents, Labels labels, List<Cidr> nets) implements Change {}

    /** An endpoint to be deleted. */
    record EndpointGone(String id) implements Change {}

    /** A selector to be added. */
    record Selection(String id, String text) implements Change {}

    /** A selector to be removed. */
    record SelectorGone(String id) implements Change {}

    /** Reads the published files. */
    static IndexInput read(Path directory) throws IOException {
        return of(
                Lines.of(directory.resolve("index-parents.tsv.gz")),
                Lines.of(directory.resolve("index-endpoints.tsv.gz")),
                Lines.of(directory.resolve("index-selectors.tsv.gz")),
                Lines.of(directory.resolve("index-churn.tsv.gz")));
    }

    /** Decodes lines of the published form; equal strings become one, as in a process that has read them from a store. */
    static IndexInput of(List<String> parents, List<String> endpoints, List<String> selectors, List<String> churn) {
        Decoder decoder = new Decoder();
        return new IndexInput(
                parents.stream().map(line -> decoder.parent(fields(line), 0)).toList(),
                endpoints.stream()
                        .map(line -> decoder.endpoint(fields(line), 0))
                        .toList(),
                selectors.stream()
                        .map(line -> new Selection(fields(line)[0], fields(line)[1]))
                        .toList(),
                churn.stream().map(line -> decoder.change(fields(line))).toList());
    }

    private static String[] fields(String line) {
        return line.split("\t", -1);
    }

    private static final class Decoder {
        private final Map<String, String> strings = new HashMap<>();
        private final Map<String, List<String>> parentLists = new HashMap<>();

        private String one(String text) {
            return strings.computeIfAbsent(text, UnaryOperator.identity());
        }

        private Labels labels(String text) {
            return LanguagePhases.labels(text).interned(this::one);
        }

        Parent parent(String[] fields, int from) {
            return new Parent(fields[from], labels(fields[from + 1]));
        }

        Endpoint endpoint(String[] fields, int from) {
            List<String> parents = parentLists.computeIfAbsent(fields[from + 1], this::parentIds);
            return new Endpoint(fields[from], parents, labels(fields[from + 2]), List.of(address(fields[from])));
        }

        private List<String> parentIds(String text) {
            List<String> ids = new ArrayList<>();
            if (!text.isEmpty()) {
                for (String id : text.split(",", -1)) {
                    ids.add(one(id));
                }
            }
            return List.copyOf(ids);
        }

        Change change(String[] fields) {
            return switch (fields[0]) {
                case "E" -> endpoint(fields, 1);
                case "D" -> new EndpointGone(fields[1]);
                case "P" -> parent(fields, 1);
                case "S" -> new Selection(fields[1], fields[2]);
                case "R" -> new SelectorGone(fields[1]);
                default -> throw new IllegalArgumentException("unknown change " + fields[0]);
            };
        }
    }

    /** Returns the address of {@code ep-N}, or of {@code ep-N-C} of copy C: addresses of copies are 2^20 apart. */
    static Cidr address(String id) {
        String[] parts = id.split("-", -1);
        int number = Integer.parseInt(parts[1]);
        int copy = parts.length < 3 ? 0 : Integer.parseInt(parts[2]);
        return IpAddress.v4((10 << 24) + Copies.address(number, copy)).toCidr();
    }
}
