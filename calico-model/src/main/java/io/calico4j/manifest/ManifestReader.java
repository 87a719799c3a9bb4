// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.resource.Resource;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Reads manifests: YAML or JSON text to resources, with everything that is wrong located and reported at once.
 *
 * <p>There are three readers:
 *
 * <ul>
 *   <li>{@link #strict()} for people and pipelines. It reads Calico resources of both API groups, the Kubernetes kinds Calico
 *       reads, {@code List}s and typed lists, any number of documents; any other kind becomes an {@code UnknownResource}. Unknown
 *       fields, keys given twice, wrong types and null elements are errors.
 *   <li>{@link #lenient()} takes what can be understood: unknown fields, keys given twice (the last one counts) and null elements are
 *       warnings.
 *   <li>{@link #calicoctl()} accepts and refuses exactly what Calico's own file loader does (Calico v3.32,
 *       calicoctl/resourcemgr), including its oddities: one error and nothing of the file is loaded.
 * </ul>
 *
 * <p>All of them warn of what Calico's loader takes otherwise than it looks: a text that begins with an unquoted {@code !}, a number
 * or {@code yes} where a text is expected, text on a separator line or behind the end of a document.
 *
 * <p>Bad input never throws: it yields diagnostics. Time and memory are proportional to the input; what is hostile (deep nesting,
 * aliases that expand to too much, endless texts) is refused with a diagnostic. Storage-form metadata (group
 * {@code crd.projectcalico.org/v1}, annotation {@code projectcalico.org/metadata}) is turned back into the resource's own, and the
 * resource then states {@code projectcalico.org/v3}.
 *
 * <p>Readers are immutable and safe for any number of threads.
 */
public final class ManifestReader {
    private static final ManifestReader STRICT = new ManifestReader(ReaderMode.STRICT);
    private static final ManifestReader LENIENT = new ManifestReader(ReaderMode.LENIENT);
    private static final ManifestReader CALICOCTL = new ManifestReader(ReaderMode.CALICOCTL);

    private final ReaderMode mode;

    private ManifestReader(ReaderMode mode) {
        this.mode = mode;
    }

    /** The reader that takes only what is right. */
    public static ManifestReader strict() {
        return STRICT;
    }

    /** The reader that takes what can be understood. */
    public static ManifestReader lenient() {
        return LENIENT;
    }

    /** The reader that does exactly what Calico's own file loader does. */
    public static ManifestReader calicoctl() {
        return CALICOCTL;
    }

    /**
     * Reads files and folders. Of a folder all files ending in {@code .yaml}, {@code .yml} or {@code .json} are read, those of
     * its sub-folders too, sorted by path; hidden ones are left out. Symbolic links to folders are not followed.
     *
     * @return everything together, in the order of the arguments; what cannot be read is a diagnostic
     */
    public Manifest read(Path... filesOrFolders) {
        var reading = new Reading(mode);
        for (Path path : filesOrFolders) {
            reading.path(Objects.requireNonNull(path, "path"));
        }
        return reading.manifest();
    }

    /**
     * Reads a stream to its end, without closing it. The text is UTF-8, or UTF-16 with a byte order mark.
     *
     * @param sourceName what to call it in positions
     */
    public Manifest read(InputStream in, String sourceName) {
        Objects.requireNonNull(sourceName, "sourceName");
        var reading = new Reading(mode);
        reading.stream(Objects.requireNonNull(in, "in"), sourceName);
        return reading.manifest();
    }

    /**
     * Reads a text to its end, without closing the reader.
     *
     * @param sourceName what to call it in positions
     */
    public Manifest read(Reader in, String sourceName) {
        Objects.requireNonNull(sourceName, "sourceName");
        var reading = new Reading(mode);
        reading.reader(Objects.requireNonNull(in, "in"), sourceName);
        return reading.manifest();
    }

    /** Reads a text; positions name it {@code <text>}. */
    public Manifest readString(String text) {
        return readString(text, "<text>");
    }

    /** Reads a text, which positions give the name. */
    public Manifest readString(String text, String sourceName) {
        var reading = new Reading(mode);
        reading.text(Objects.requireNonNull(text, "text"), Objects.requireNonNull(sourceName, "sourceName"));
        return reading.manifest();
    }

    /**
     * Reads the one document of a text as an object of a given type, whatever kind it states, by the rules of this reader.
     *
     * @param type the type of the resource, such as {@code IPAMBlock.class}
     */
    public Manifest readStringAs(Class<? extends Resource> type, String text) {
        var reading = new Reading(mode);
        reading.textAs(Objects.requireNonNull(type, "type"), Objects.requireNonNull(text, "text"));
        return reading.manifest();
    }
}
