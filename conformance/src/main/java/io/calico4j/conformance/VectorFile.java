// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * A file of the vector directory.
 *
 * @param area name of its folder
 * @param name file name without any ending
 * @param path where it lies
 */
record VectorFile(String area, String name, Path path) {

    /** Order of the report: by area, then by file. */
    static final Comparator<VectorFile> ORDER = Comparator.comparing(VectorFile::area)
            .thenComparing(VectorFile::name)
            .thenComparing(VectorFile::path);

    /**
     * Lists the files to be run or reported, in {@link #ORDER}.
     *
     * @param directory holds one folder for each area
     * @param wanted areas ({@code selectors}) and files ({@code routing/mtu}); empty for everything
     */
    static List<VectorFile> list(Path directory, Collection<String> wanted) throws IOException {
        List<VectorFile> found = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory, 2)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                of(directory, path)
                        .filter(f -> wanted.isEmpty() || wanted.contains(f.area) || wanted.contains(f.id()))
                        .ifPresent(found::add);
            }
        }
        found.sort(ORDER);
        return found;
    }

    private static Optional<VectorFile> of(Path directory, Path path) {
        Path relative = directory.relativize(path);
        String file = String.valueOf(path.getFileName());
        if (relative.getNameCount() != 2 || !(file.endsWith(".json") || isLines(file)) || !Files.isRegularFile(path)) {
            return Optional.empty();
        }
        String area = relative.getName(0).toString();
        return Optional.of(new VectorFile(area, file.substring(0, file.indexOf(".json")), path));
    }

    private static boolean isLines(String file) {
        return file.endsWith(".jsonl") || file.endsWith(".jsonl.gz");
    }

    /** Returns {@code area/name}. */
    String id() {
        return area + "/" + name;
    }

    /** Returns whether the file holds cases, one on each line. */
    boolean holdsCases() {
        return isLines(path.toString());
    }

    /** Opens the file, unpacked where it is packed. */
    BufferedReader open() throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            InputStream in = path.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
