// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Doubles a number; leaves out zero; throws on text. */
    private static final class Doubling implements VectorAdapter {
        @Override
        public String file() {
            return "numbers/double";
        }

        @Override
        public Outcome run(JsonNode line) {
            if (line.path("in").isTextual()) {
                throw new IllegalStateException("not a number");
            }
            int in = line.path("in").intValue();
            return in == 0
                    ? Outcome.skipped("zero")
                    : Outcome.equal(line.path("out").intValue(), 2 * in);
        }
    }

    @BeforeEach
    void write_vectors() throws IOException {
        write("numbers/double.jsonl", """
                {"id":"n1","why":"one","in":1,"out":2}
                {"id":"n0","in":0,"out":7}

                {"id":"n3","why":["odd","wrong"],"in":3,"out":5}
                """);
        write("numbers/triple.jsonl", "{\"id\":\"t1\"}\n");
        write("numbers/table.json", "[]");
        write("numbers/README.md", "not a vector");
        write("routing/bgp_render.jsonl", "{\"id\":\"b1\"}\n");
    }

    @Test
    void prints_counts_failures_and_files_not_run() {
        assertThat(run(directory.toString())).isEqualTo(Conformance.FAILED);
        assertThat(out).hasToString("""
                numbers/double: 1 passed, 1 failed, 1 skipped
                  skipped 1: zero
                  FAILED n3 (["odd","wrong"])
                    expected: 5
                    actual:   6
                numbers/table: not run (not cases)
                numbers/triple: not run (no adapter)
                routing/bgp_render: not run (reference only)
                1 passed, 1 failed, 1 skipped
                """);
    }

    @Test
    void runs_only_the_areas_and_files_asked_for() {
        assertThat(run("--area", "numbers/triple", "--area=routing", directory.toString()))
                .isEqualTo(Conformance.OK);
        assertThat(out).hasToString("""
                numbers/triple: not run (no adapter)
                routing/bgp_render: not run (reference only)
                0 passed, 0 failed, 0 skipped
                """);
    }

    @Test
    void reads_packed_files() throws IOException {
        Files.delete(directory.resolve("numbers/double.jsonl"));
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(directory.resolve("numbers/double.jsonl.gz")))) {
            packed.write("{\"id\":\"n4\",\"in\":4,\"out\":8}\n".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(run("--area", "numbers/double", directory.toString())).isEqualTo(Conformance.OK);
        assertThat(out).hasToString("numbers/double: 1 passed, 0 failed, 0 skipped\n1 passed, 0 failed, 0 skipped\n");
    }

    @Test
    void whatever_an_adapter_throws_fails_its_line_only() throws IOException {
        write("numbers/double.jsonl", "{\"id\":\"n5\",\"in\":\"five\"}\n{\"id\":\"n6\",\"in\":6,\"out\":12}\n{bad}\n");
        assertThat(run("--area", "numbers/double", directory.toString())).isEqualTo(Conformance.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("numbers/double: 1 passed, 2 failed, 0 skipped\n  FAILED n5\n")
                .contains("IllegalStateException: not a number", "  FAILED line 3\n    expected: a JSON object\n");
    }

    @Test
    void shows_ten_failures_of_a_file_or_all_of_them() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 13; i++) {
            lines.add("{\"id\":\"n" + i + "\",\"in\":" + i + ",\"out\":1}");
        }
        write("numbers/double.jsonl", String.join("\n", lines));
        assertThat(run("--area", "numbers/double", directory.toString())).isEqualTo(Conformance.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("FAILED n10\n", "  and 3 more (--all shows them)\n")
                .doesNotContain("FAILED n11\n");
        out.reset();
        assertThat(run("--all", "--area", "numbers/double", directory.toString()))
                .isEqualTo(Conformance.FAILED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("FAILED n13\n")
                .doesNotContain("more");
    }

    @Test
    void wrong_calls_are_told_apart_from_failures() {
        assertThat(run()).isEqualTo(Conformance.USAGE);
        assertThat(run("--area")).isEqualTo(Conformance.USAGE);
        assertThat(run("--fast", directory.toString())).isEqualTo(Conformance.USAGE);
        assertThat(run(directory.resolve("nowhere").toString())).isEqualTo(Conformance.USAGE);
        assertThat(run("--area", "shapes", directory.toString())).isEqualTo(Conformance.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("unknown option --fast", "no area or file shapes", "no such directory");
        assertThat(out.size()).isZero();
    }

    @Test
    void explains_itself() {
        assertThat(run("--help")).isEqualTo(Conformance.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--area NAME", "--all", "exit status");
    }

    private int run(String... args) {
        return Conformance.run(
                List.of(new Doubling()),
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, text);
    }
}
