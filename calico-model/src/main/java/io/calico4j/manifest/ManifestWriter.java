// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.internal.json.JsonBytes;
import io.calico4j.internal.yaml.YamlEmitter;
import io.calico4j.resource.Resource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

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
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final boolean yaml;

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
        JsonBytes json = new JsonBytes();
        append(Objects.requireNonNull(resource, "resource"), json);
        return finish(json);
    }

    /** Returns the text of an object as it was loaded, a list as a list. */
    public String write(ManifestObject object) {
        JsonBytes json = new JsonBytes();
        append(Objects.requireNonNull(object, "object"), json);
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
     * Writes the text of several resources as UTF-8, without closing the stream.
     *
     * @throws IOException if the stream throws it
     */
    public void write(Collection<? extends Resource> resources, OutputStream out) throws IOException {
        if (yaml) {
            out.write(write(resources).getBytes(StandardCharsets.UTF_8));
        } else {
            JsonBytes json = new JsonBytes();
            appendAll(resources, json);
            json.writeTo(out);
        }
    }

    private String finish(JsonBytes json) {
        String text = json.text();
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
        try {
            out.put(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(value + " cannot be written", e);
        }
    }
}
