// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.ipam;

import io.calico4j.cli.command.UsageException;
import io.calico4j.ipam.report.GrowthChart;
import io.calico4j.ipam.report.IpamMap;
import io.calico4j.ipam.report.IpamReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes maps and other texts to files. */
final class MapFile {
    private MapFile() {}

    static void map(Path file, IpamReport report, String title) {
        write(file, isSvg(file) ? IpamMap.svg(report, title) : IpamMap.html(report, title));
    }

    static void chart(Path file, GrowthChart chart, String title) {
        write(file, isSvg(file) ? chart.svg(title) : chart.html(title));
    }

    private static boolean isSvg(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && !name.endsWith(".html")) {
            throw new UsageException("a picture is a .svg or a .html file: " + file);
        }
        return name.endsWith(".svg");
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
