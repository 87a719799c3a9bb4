// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import io.calico4j.conformance.vector.VectorAdapter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The program that runs golden vectors: {@code java -jar conformance.jar [--area NAME]... [--all] DIR}.
 *
 * <p>Exit status 0 if nothing failed, 1 if something did, 2 if it was called wrongly or can't read the directory.
 */
public final class Conformance {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private static final int FIRST = 10;
    private static final String HELP = """
            usage: java -jar conformance.jar [--area NAME]... [--all] DIR

            Runs the golden vectors in DIR/<area>/<file>.jsonl[.gz] and compares the answers.

              --area NAME   only this area (selectors) or file (routing/mtu); may be repeated
              --all         show every failure, not the first ten of a file
              --help        show this text

            exit status: 0 nothing failed, 1 something failed, 2 wrong call
            """;

    private final List<String> areas = new ArrayList<>();
    private final List<String> directories = new ArrayList<>();
    private int shown = FIRST;

    private Conformance() {}

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Adapters.all(), List.of(args), out, err));
    }

    /** Runs the program with the given adapters and returns its exit status. */
    static int run(List<VectorAdapter> adapters, List<String> args, PrintStream out, PrintStream err) {
        if (args.contains("--help")) {
            out.print(HELP);
            return OK;
        }
        Conformance program = new Conformance();
        try {
            program.read(args);
            return program.run(new VectorRunner(adapters), out);
        } catch (IllegalArgumentException | IOException e) {
            err.println("conformance: " + e.getMessage());
            err.println("Try --help.");
            return USAGE;
        }
    }

    private void read(List<String> args) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (arg.equals("--area")) {
                i++;
                if (i == args.size()) {
                    throw new IllegalArgumentException("--area needs a name");
                }
                areas.add(args.get(i));
            } else if (arg.startsWith("--area=")) {
                areas.add(arg.substring("--area=".length()));
            } else if (arg.equals("--all")) {
                shown = Integer.MAX_VALUE;
            } else if (arg.startsWith("-")) {
                throw new IllegalArgumentException("unknown option " + arg);
            } else {
                directories.add(arg);
            }
        }
        if (directories.size() != 1) {
            throw new IllegalArgumentException("one directory expected, got " + directories.size());
        }
    }

    private int run(VectorRunner runner, PrintStream out) throws IOException {
        Path directory = Path.of(directories.get(0));
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("no such directory: " + directory);
        }
        List<VectorFile> files = VectorFile.list(directory, areas);
        for (String area : areas) {
            if (files.stream().noneMatch(f -> f.area().equals(area) || f.id().equals(area))) {
                throw new IllegalArgumentException("no area or file " + area + " in " + directory);
            }
        }
        int passed = 0;
        int failed = 0;
        int skipped = 0;
        for (VectorFile file : files) {
            FileReport report = runner.run(file);
            out.print(report.render(shown));
            passed += report.passed();
            failed += report.failures().size();
            skipped += report.skipped();
        }
        out.println(FileReport.counts(passed, failed, skipped));
        return failed == 0 ? OK : FAILED;
    }
}
