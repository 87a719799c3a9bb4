// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples.diagnostic;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.cli.CalicoCli;
import io.calico4j.diagnostic.Code;
import io.calico4j.policy.PolicyEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The codes that the classes of all modules declare. */
final class DeclaredCodes {
    private static final List<Class<?>> ONE_OF_EACH_MODULE =
            List.of(Code.class, PolicyEngine.class, BgpPlan.class, CalicoCli.class);

    private DeclaredCodes() {}

    /** Returns them by id. */
    static List<Code> all() {
        SortedSet<Code> codes = new TreeSet<>();
        for (Class<?> type : ONE_OF_EACH_MODULE) {
            for (String name : classNames(type)) {
                collect(name, codes);
            }
        }
        return List.copyOf(codes);
    }

    private static List<String> classNames(Class<?> type) {
        try {
            URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path path = Path.of(place);
            if (Files.isDirectory(path)) {
                return classNames(path);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
                return classNames(jar.getPath("/"));
            }
        } catch (IOException | URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> classNames(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".class") && mentionsCodes(file))
                    .map(file -> root.relativize(file).toString())
                    .filter(name -> name.startsWith("io/calico4j/"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    /** A class with a field of the type names it in its descriptors; the others need not be loaded. */
    private static boolean mentionsCodes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(Code.class.descriptorString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(String className, SortedSet<Code> codes) {
        try {
            Class<?> type = Class.forName(className, false, DeclaredCodes.class.getClassLoader());
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == Code.class && Modifier.isStatic(field.getModifiers())) {
                    field.setAccessible(true);
                    codes.add((Code) field.get(null));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(className, e);
        }
    }
}
