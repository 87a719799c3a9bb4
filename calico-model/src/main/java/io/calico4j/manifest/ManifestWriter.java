// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.internal.json.JsonBytes;
import io.calico4j.internal.yaml.YamlEmitter;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes resources as canonical text: equal resources give equal text, and reading it gives them back.
 *
 * <p>JSON is compact, fields in the order Calico declares them, keys of maps sorted, escaped as Calico's own tools do (Go's
 * {@code encoding/json}). YAML is the same with all keys sorted, as {@code calicoctl get -o yaml} and sigs.k8s.io/yaml write it; texts
 * are quoted so that readers of YAML 1.1 and 1.2 read the same.
 *
 * <p>Of several resources YAML makes documents divided by {@code ---}, JSON an array, which Calico's loader reads too. Complexity:
 * linear in the text. Writers are immutable and safe for any number of threads.
 */
public final class ManifestWriter {
    private static final ManifestWriter YAML = new ManifestWriter(true);
    private static final ManifestWriter JSON = new ManifestWriter(false);

    private static final int LARGEST_KEPT = 1 << 20;
    private static final int CHUNK = 1 << 16;

    private final boolean yaml;

    /* A buffer between two calls; whoever takes it owns it. */
    private final AtomicReference<JsonBytes> spare = new AtomicReference<>();

    private ManifestWriter(boolean yaml) {
        this.yaml = yaml;
    }

    /** The writer of YAML. */
    public static ManifestWriter yaml() {
        return YAML;
    }

    /** The writer of JSON. */
    public static ManifestWriter json() {
        return JSON;
    }

    /** Returns the text of one resource; YAML ends with a line feed, JSON does not. */
    public String write(Resource resource) {
        Objects.requireNonNull(resource, "resource");
        JsonBytes json = take();
        append(resource, json);
        return finish(json);
    }

    /** Returns the text of an object as it was loaded, a list as a list. */
    public String write(ManifestObject object) {
        Objects.requireNonNull(object, "object");
        JsonBytes json = take();
        append(object, json);
        return finish(json);
    }

    /** Returns the text of several resources, in their order; of none it is empty, or {@code []} in JSON. */
    public String write(Collection<? extends Resource> resources) {
        if (!yaml) {
            JsonBytes json = new JsonBytes();
            appendAll(resources, json);
            return json.text();
        }
        var out = new StringBuilder();
        JsonBytes json = new JsonBytes();
        for (Resource resource : resources) {
            if (out.length() > 0) {
                out.append("---\n");
            }
            json.clear();
            append(resource, json);
            new YamlEmitter(out).append(json.text());
        }
        return out.toString();
    }

    /**
     * Writes the text of several resources as UTF-8, without closing the stream. Memory: one resource at a time.
     *
     * @throws IOException if the stream throws it
     */
    public void write(Collection<? extends Resource> resources, OutputStream out) throws IOException {
        if (yaml) {
            writeYaml(List.copyOf(resources), out);
        } else {
            writeJson(List.copyOf(resources), out);
        }
    }

    private static void writeYaml(List<? extends Resource> resources, OutputStream out) throws IOException {
        JsonBytes json = new JsonBytes();
        var text = new StringBuilder();
        for (Resource resource : resources) {
            json.clear();
            append(resource, json);
            new YamlEmitter(text).append(json.text());
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            text.setLength(0);
            text.append("---\n");
        }
    }

    private static void writeJson(List<? extends Resource> resources, OutputStream out) throws IOException {
        JsonBytes json = new JsonBytes();
        json.put('[');
        boolean first = true;
        for (Resource resource : resources) {
            if (!first) {
                json.put(',');
            }
            first = false;
            append(resource, json);
            if (json.length() >= CHUNK) {
                json.writeTo(out);
                json.clear();
            }
        }
        json.put(']');
        json.writeTo(out);
    }

    private JsonBytes take() {
        JsonBytes kept = spare.getAndSet(null);
        return kept == null ? new JsonBytes() : kept;
    }

    private String finish(JsonBytes json) {
        String text = json.text();
        if (json.length() <= LARGEST_KEPT) {
            json.clear();
            spare.set(json);
        }
        if (!yaml) {
            return text;
        }
        var out = new StringBuilder();
        new YamlEmitter(out).append(text);
        return out.toString();
    }

    private static void append(ManifestObject object, JsonBytes out) {
        if (object.list().isEmpty()) {
            append(object.resources().get(0), out);
            return;
        }
        ManifestObject.ListHeader header = object.list().get();
        out.putAscii("{\"kind\":");
        out.putText(header.kindName());
        out.putAscii(",\"apiVersion\":");
        out.putText(header.apiVersion());
        out.putAscii(",\"metadata\":");
        appendValue(header.metadata(), out);
        out.putAscii(",\"items\":");
        if (header.itemsGiven()) {
            appendAll(object.resources(), out);
        } else {
            out.putAscii("null");
        }
        out.put('}');
    }

    private static void appendAll(Collection<? extends Resource> resources, JsonBytes out) {
        out.put('[');
        boolean first = true;
        for (Resource resource : List.copyOf(resources)) {
            if (!first) {
                out.put(',');
            }
            first = false;
            append(resource, out);
        }
        out.put(']');
    }

    private static void append(Resource resource, JsonBytes out) {
        appendValue(resource, out);
    }

    private static void appendValue(Object value, JsonBytes out) {
        CanonicalJson.write(value, out);
    }
}
