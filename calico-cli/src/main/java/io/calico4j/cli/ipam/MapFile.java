// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.UsageException;
import io.calico4j.ipam.report.IpamMap;
import io.calico4j.ipam.report.IpamReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes maps and other texts to files. */
final class MapFile {
    private MapFile() {}

    static void write(Path file, IpamReport report, String title) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".html")) {
            throw new UsageException("a map is a .svg or a .html file: " + file);
        }
        write(file, name.endsWith(".svg") ? IpamMap.svg(report, title) : IpamMap.html(report, title));
    }

    /** Writes a text. */
    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UsageException("can't write " + file + ": " + e.getMessage());
        }
    }
}
