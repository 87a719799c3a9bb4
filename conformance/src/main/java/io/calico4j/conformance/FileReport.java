// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import io.calico4j.conformance.vector.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the lines of one file.
 *
 * <p>Confined to one thread.
 */
final class FileReport {

    /**
     * A line whose answer was another one.
     *
     * @param id the vector's id
     * @param why the behaviour the vector exercises; may be empty
     * @param outcome expected and actual
     */
    record Failure(String id, String why, Outcome.Failed outcome) {}

    private final String file;
    private final Optional<String> notRun;
    private final List<Failure> failures = new ArrayList<>();
    private final SortedMap<String, Integer> skipped = new TreeMap<>();
    private int passed;

    private FileReport(String file, Optional<String> notRun) {
        this.file = file;
        this.notRun = notRun;
    }

    static FileReport of(String file) {
        return new FileReport(file, Optional.empty());
    }

    static FileReport notRun(String file, String reason) {
        return new FileReport(file, Optional.of(reason));
    }

    void add(String id, String why, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            failures.add(new Failure(id, why, failed));
        } else if (outcome instanceof Outcome.Skipped skip) {
            skipped.merge(skip.difference(), 1, Integer::sum);
        } else {
            passed++;
        }
    }

    String file() {
        return file;
    }

    /** Returns why the file's lines were not run; empty if they were. */
    Optional<String> notRun() {
        return notRun;
    }

    int passed() {
        return passed;
    }

    int skipped() {
        return skipped.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<Failure> failures() {
        return failures;
    }

    /** Renders the file's part of the report, with at most {@code shown} failures. */
    String render(int shown) {
        if (notRun.isPresent()) {
            return file + ": not run (" + notRun.get() + ")\n";
        }
        StringBuilder out = new StringBuilder(file)
                .append(": ")
                .append(counts(passed, failures.size(), skipped()))
                .append('\n');
        for (Map.Entry<String, Integer> entry : skipped.entrySet()) {
            out.append("  skipped ").append(entry.getValue()).append(": ").append(entry.getKey());
            out.append('\n');
        }
        for (Failure failure : failures.subList(0, Math.min(shown, failures.size()))) {
            out.append("  FAILED ").append(failure.id());
            out.append(failure.why().isEmpty() ? "" : " (" + failure.why() + ")")
                    .append('\n');
            block(out, "    expected: ", failure.outcome().expected());
            block(out, "    actual:   ", failure.outcome().actual());
        }
        if (failures.size() > shown) {
            out.append("  and ").append(failures.size() - shown).append(" more (--all shows them)\n");
        }
        return out.toString();
    }

    static String counts(int passed, int failed, int skipped) {
        return passed + " passed, " + failed + " failed, " + skipped + " skipped";
    }

    private static void block(StringBuilder out, String label, String text) {
        String indent = " ".repeat(label.length());
        String prefix = label;
        for (String line : text.split("\n", -1)) {
            out.append(prefix).append(line).append('\n');
            prefix = indent;
        }
    }
}
