// SPDX-License-Identifier: Apache-2.0
package io.calico4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of the README: it compiles against the published packages, and runs. */
class ReadmeExampleTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern EXPORTS = Pattern.compile("^ *exports (io\\.calico4j[a-z0-9.]*);", Pattern.MULTILINE);
    private static final Pattern FOLDER = Pattern.compile("Path\\.of\\(\"[^\"]*\"\\)");

    @TempDir
    Path folder;

    @Test
    void every_java_example_compiles_and_runs() throws Exception {
        Path clusters =
                ROOT.resolve("samples/clusters/two-rack-ipip-crosssubnet").toAbsolutePath();
        List<String> examples = new ArrayList<>();
        Matcher block = JAVA.matcher(Files.readString(ROOT.resolve("README.md")));
        while (block.find()) {
            examples.add(FOLDER.matcher(block.group(1))
                    .replaceAll(Matcher.quoteReplacement(
                            "Path.of(\"" + clusters.toString().replace("\\", "\\\\") + "\")")));
        }
        assertThat(examples).isNotEmpty();
        for (int i = 0; i < examples.size(); i++) {
            run("Example" + i, examples.get(i));
        }
    }

    private void run(String name, String code) throws Exception {
        Path source = folder.resolve(name + ".java");
        Files.writeString(
                source,
                imports() + "public class " + name
                        + " {\n    public static void main(String[] args) throws Exception {\n" + code + "    }\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(status).as(code).isZero();
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        }
    }

    /** All that the modules export, as a reader of the README would let an editor import it. */
    private static String imports() throws IOException {
        List<Path> modules;
        try (Stream<Path> folders = Files.list(ROOT)) {
            modules = folders.map(module -> module.resolve("src/main/java/module-info.java"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        var imports = new StringBuilder("import java.nio.file.*;\nimport java.time.*;\nimport java.util.*;\n");
        for (Path module : modules) {
            Matcher exported = EXPORTS.matcher(Files.readString(module));
            while (exported.find()) {
                imports.append("import ").append(exported.group(1)).append(".*;\n");
            }
        }
        return imports.toString();
    }
}
