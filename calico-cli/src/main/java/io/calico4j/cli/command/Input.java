// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.command;

import io.calico4j.cli.terminal.Progress;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The manifests a command was given.
 *
 * @param files how many files were read
 * @param resources what was in them, in the order of the arguments
 * @param diagnostics what there is to say about their text
 * @param sources each file's manifest by the name positions give it, to show lines of it
 */
public record Input(int files, List<Resource> resources, Diagnostics diagnostics, Map<String, Manifest> sources) {

    /**
     * Reads files and folders, showing how far it has come.
     *
     * @throws UsageException if a path doesn't exist or can't be listed
     */
    public static Input read(Session session, List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(expand(path));
        }
        List<Resource> resources = new ArrayList<>();
        Diagnostics.Builder diagnostics = Diagnostics.builder();
        Map<String, Manifest> sources = new TreeMap<>();
        try (Progress progress = session.progress("reading")) {
            progress.total(files.stream().mapToLong(Input::size).sum());
            for (Path file : files) {
                Manifest manifest = ManifestReader.strict().read(file);
                resources.addAll(manifest.resources());
                diagnostics.addAll(manifest.diagnostics());
                sources.put(file.toString(), manifest);
                progress.advance(size(file));
            }
        }
        return new Input(files.size(), List.copyOf(resources), diagnostics.build(), sources);
    }

    /** Returns the text of the line a position is in. */
    public Optional<String> lineOf(SourcePosition position) {
        return Optional.ofNullable(sources.get(position.source())).flatMap(m -> m.lineOf(position));
    }

    /** Returns the place of a field of a resource; that of the first resource of this key. Complexity: linear in the files. */
    public Optional<SourcePosition> positionOf(ResourceKey key, FieldPath path) {
        return sources.values().stream()
                .flatMap(manifest -> manifest.positionOf(key, path).stream())
                .findFirst();
    }

    private static List<Path> expand(Path path) {
        if (!Files.exists(path)) {
            throw new UsageException("no such file or folder: " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            return found.filter(Files::isRegularFile)
                    .filter(file -> isManifest(path.relativize(file)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("can't list " + path + ": " + e.getMessage());
        }
    }

    private static boolean isManifest(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = relative.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
