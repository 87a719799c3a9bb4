// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One run of the program in this process.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
public record CliRun(int status, String out, String err) {

    /** Runs the program. */
    public static CliRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = CalicoCli.run(new PrintWriter(out), new PrintWriter(err), args);
        return new CliRun(status, out.toString(), err.toString());
    }

    /** Writes a manifest and returns its path. */
    public static String manifest(Path folder, String yaml) throws IOException {
        Path file = folder.resolve("manifest.yaml");
        Files.writeString(file, yaml);
        return file.toString();
    }
}
