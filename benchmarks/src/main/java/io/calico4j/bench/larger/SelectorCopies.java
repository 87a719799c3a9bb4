// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.larger;

import io.calico4j.bench.run.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The larger selector workload: ten copies of parents and endpoints, five of selectors, as lines in the published form
 * ({@code id TAB labels}, {@code id TAB parents TAB labels}, {@code id TAB selector}).
 *
 * @param parents 60,000 lines
 * @param endpoints 1,000,000 lines, all of copy 0 first
 * @param selectors 50,000 lines, all of copy 0 first
 */
public record SelectorCopies(List<String> parents, List<String> endpoints, List<String> selectors) {
    /** Copies of parents and endpoints. */
    public static final int OF_ENDPOINTS = 10;

    /** Copies of selectors. */
    public static final int OF_SELECTORS = 5;

    /** Reads the published files of the {@code selectors} folder and copies them. */
    public static SelectorCopies read(Path directory) throws IOException {
        return new SelectorCopies(
                copies(Lines.of(directory.resolve("index-parents.tsv.gz")), OF_ENDPOINTS),
                copies(Lines.of(directory.resolve("index-endpoints.tsv.gz")), OF_ENDPOINTS),
                copies(Lines.of(directory.resolve("index-selectors.tsv.gz")), OF_SELECTORS));
    }

    /** Returns the copies of lines whose first field is an id and whose middle field, if any, is a list of ids. */
    static List<String> copies(List<String> published, int copies) {
        List<String> lines = new ArrayList<>(published.size() * copies);
        for (int copy = 0; copy < copies; copy++) {
            for (String line : published) {
                lines.add(copyOf(line, copy));
            }
        }
        return lines;
    }

    private static String copyOf(String line, int copy) {
        String[] fields = line.split("\t", -1);
        StringBuilder out = new StringBuilder(Copies.id(fields[0], copy));
        for (int i = 1; i < fields.length; i++) {
            boolean last = i == fields.length - 1;
            out.append('\t').append(last ? Copies.text(fields[i], copy) : Copies.ids(fields[i], copy));
        }
        return out.toString();
    }
}
