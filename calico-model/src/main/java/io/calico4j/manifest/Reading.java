// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.Severity;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One call of a reader: takes in sources and gives the manifest. Confined to one thread. */
final class Reading {
    /** The most characters of one source. */
    private static final int LONGEST_SOURCE = 1 << 30;

    private final ReaderMode mode;
    private final Findings findings = new Findings();
    private final Collected loaded = new Collected();
    private @Nullable Loader loader;
    private final JsonLoader jsonLoader;
    private final List<SourceText> sources = new ArrayList<>();

    Reading(ReaderMode mode) {
        this.mode = mode;
        this.jsonLoader = new JsonLoader(loaded);
    }

    Manifest manifest() {
        return new Manifest(loaded.objects(), findings.toDiagnostics(), loaded.places(), sources);
    }

    private Loader loader() {
        Loader made = loader;
        if (made == null) {
            made = new Loader(mode, findings, loaded);
            loader = made;
        }
        return made;
    }

    // ---- sources ----

    void path(Path path) {
        if (!Files.isDirectory(path)) {
            file(path);
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.filter(file -> isManifest(path.relativize(file)) && Files.isRegularFile(file))
                    .sorted()
                    .forEach(this::file);
        } catch (IOException | RuntimeException e) {
            unreadable(path.toString(), e);
        }
    }

    private static boolean isManifest(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        String name = String.valueOf(relative.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    }

    private void file(Path file) {
        try {
            long size = Files.size(file);
            if (size > LONGEST_SOURCE) {
                tooLong(file.toString());
            } else {
                bytes(Files.readAllBytes(file), file.toString());
            }
        } catch (IOException e) {
            unreadable(file.toString(), e);
        }
    }

    void stream(InputStream in, String name) {
        try {
            byte[] bytes = in.readNBytes(LONGEST_SOURCE + 1);
            if (bytes.length > LONGEST_SOURCE) {
                tooLong(name);
            } else {
                bytes(bytes, name);
            }
        } catch (IOException e) {
            unreadable(name, e);
        }
    }

    void reader(Reader in, String name) {
        var text = new StringBuilder();
        char[] buffer = new char[1 << 13];
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                text.append(buffer, 0, n);
                if (text.length() > LONGEST_SOURCE) {
                    tooLong(name);
                    return;
                }
            }
            text(text.toString(), name);
        } catch (IOException e) {
            unreadable(name, e);
        }
    }

    private void bytes(byte[] bytes, String name) {
        try {
            text(decode(bytes), name);
        } catch (CharacterCodingException e) {
            String replaced = new String(bytes, StandardCharsets.UTF_8);
            var source = new SourceText(name, replaced);
            sources.add(source);
            findings.add(
                    source,
                    Math.max(0, replaced.indexOf('\ufffd')),
                    Severity.ERROR,
                    ManifestCodes.CHARACTER,
                    "these bytes are not UTF-8");
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe) {
            charset = StandardCharsets.UTF_16LE;
        } else if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff) {
            charset = StandardCharsets.UTF_16BE;
        } else {
            String text = new String(bytes, StandardCharsets.UTF_8);
            if (text.indexOf('\ufffd') < 0) {
                return text;
            }
        }
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void unreadable(String name, Exception e) {
        findings.addUnlocated(
                Diagnostic.error(ManifestCodes.UNREADABLE, FieldPath.root(), name + " cannot be read: " + reason(e)));
    }

    private static String reason(Exception e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof CharacterCodingException) {
            return "it is not text in UTF-8 or UTF-16";
        }
        String message = e.getMessage();
        return message == null ? "the system gives no reason" : message;
    }

    private void tooLong(String name) {
        findings.addUnlocated(Diagnostic.error(
                ManifestCodes.LIMIT, FieldPath.root(), name + " is longer than " + LONGEST_SOURCE + " characters"));
    }

    // ---- texts ----

    void text(String text, String name) {
        var source = new SourceText(name, text);
        sources.add(source);
        if (mode.isReference()) {
            loadLikeReference(source);
        } else {
            loadByYaml(source);
        }
    }

    void textAs(Class<? extends Resource> type, String text) {
        var source = new SourceText("<text>", text);
        sources.add(source);
        loader().loadAs(new Chunk(source, 0, text.length(), false), type);
    }

    private void loadByYaml(SourceText source) {
        var splitter = new Splitter.Lines(source);
        for (Chunk chunk = splitter.next(); chunk != null; chunk = splitter.next()) {
            warnOfContentOnSeparator(chunk);
            if (splitter.isBehindEnd()) {
                warnOfTextBehindEnd(chunk);
            }
            int start = jsonStart(chunk);
            if (start < 0) {
                loader().load(chunk);
            } else {
                loadJson(chunk, start);
            }
        }
    }

    /** Loads JSON values, one behind the other; what only looks like JSON goes through YAML. */
    private void loadJson(Chunk chunk, int start) {
        SourceText source = chunk.source();
        int second = jsonLoader.load(new Chunk(source, start, chunk.to(), true));
        if (second >= 0) {
            warnOfText(source, second);
        }
        int at = second == JsonLoader.NOT_PLAIN ? start : -1;
        while (at >= 0) {
            if (at != start && (second < 0 || at < second)) {
                second = at;
                warnOfText(source, at);
            }
            int end = endOfJson(source.text(), at, chunk.to());
            Chunk value = new Chunk(source, at, end, true);
            if (jsonLoader.load(value) == JsonLoader.NOT_PLAIN
                    && !loader().loadJson(value, at == start ? chunk : new Chunk(source, at, chunk.to(), false))) {
                return;
            }
            at = textFrom(source.text(), end, chunk.to());
        }
    }

    /** Where a JSON value ends that begins with a bracket; the limit, if it does not end. */
    private static int endOfJson(String text, int from, int limit) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return limit;
    }

    /** Where something stands that is not blank, or -1. */
    private static int textFrom(String text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            if (text.charAt(i) > ' ') {
                return i;
            }
        }
        return -1;
    }

    /** Calico's loader reads up to a line of three points, and not on. */
    private void warnOfTextBehindEnd(Chunk chunk) {
        String text = chunk.source().text();
        int at = textFrom(text, chunk.from(), chunk.to());
        while (at >= 0 && text.charAt(at) == '#') {
            int end = text.indexOf('\n', at);
            at = end < 0 ? -1 : textFrom(text, end, chunk.to());
        }
        if (at >= 0 && !text.startsWith("---", at)) {
            warnOfText(chunk.source(), at);
        }
    }

    private void warnOfText(SourceText source, int offset) {
        findings.add(
                source,
                offset,
                Severity.WARNING,
                ManifestCodes.TEXT_AFTER_DOCUMENT,
                FieldPath.root(),
                ManifestCodes.IGNORED_TEXT,
                Optional.of(ManifestCodes.SEPARATE_IT));
    }

    /** Calico's loader loses what stands on a separator line, except on the very first line. */
    private void warnOfContentOnSeparator(Chunk chunk) {
        String text = chunk.source().text();
        int at = chunk.from() + 3;
        if (chunk.from() == 0 || !text.startsWith("---", chunk.from())) {
            return;
        }
        while (at < chunk.to() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < chunk.to() && text.charAt(at) > ' ' && text.charAt(at) != '#') {
            new Notes(chunk.source()).contentOnSeparator(at);
        }
    }

    /** Where JSON begins in a chunk, behind blanks and a separator line; -1 if there is something else. */
    private static int jsonStart(Chunk chunk) {
        String text = chunk.source().text();
        int at = chunk.from();
        if (at == 0 && text.startsWith("\ufeff")) {
            at++;
        }
        if (text.startsWith("---", at)) {
            at += 3;
        }
        while (at < chunk.to() && text.charAt(at) <= ' ') {
            at++;
        }
        return at < chunk.to() && (text.charAt(at) == '{' || text.charAt(at) == '[') ? at : -1;
    }

    /** One error, and nothing of the source is loaded. */
    private void loadLikeReference(SourceText source) {
        int errors = findings.errors();
        int size = loaded.size();
        int placeCount = loaded.placeCount();
        var splitter = new Splitter.Reference(source, new Notes(source));
        for (Chunk chunk = splitter.next(); chunk != null; chunk = splitter.next()) {
            loader().load(chunk);
        }
        if (findings.errors() > errors) {
            loaded.cut(size, placeCount);
        }
    }

    /** What is to say about the reference's way of splitting. */
    private final class Notes implements Splitter.Listener {
        private final SourceText source;

        Notes(SourceText source) {
            this.source = source;
        }

        @Override
        public void contentOnSeparator(int offset) {
            findings.add(
                    source,
                    offset,
                    Severity.WARNING,
                    ManifestCodes.SEPARATOR_CONTENT,
                    FieldPath.root(),
                    "Calico's loader ignores what stands on a separator line",
                    Optional.of("move it to the next line"));
        }

        @Override
        public void lostDocument(int offset) {
            findings.add(
                    source,
                    offset,
                    Severity.WARNING,
                    ManifestCodes.SEPARATOR_CONTENT,
                    "Calico's loader loses this document, because the separator behind it has content and no line end");
        }

        @Override
        public void tooLong(int offset) {
            findings.add(
                    source,
                    offset,
                    Severity.ERROR,
                    ManifestCodes.LIMIT,
                    "this document does not fit into the 10 MiB that Calico's loader reads at once");
        }
    }
}
