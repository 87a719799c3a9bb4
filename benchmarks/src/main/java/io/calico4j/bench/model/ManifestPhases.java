// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.bench.run.Fnv1a;
import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Phases {@code 1}: one strict, located load of the whole text; {@code 4}: each object to JSON; {@code 5}: each of those texts back
 * by the strict reader; and {@code 6}: each object to canonical YAML.
 *
 * <p>{@code 4.all} writes all objects to one stream, {@code 5.all} reads that one text, {@code 5.mapper} is 5 by a plain mapper. 4 and 5
 * keep no text and no object, so that they measure the code and not the collector.
 */
final class ManifestPhases {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String yaml;
    private final List<Resource> resources;
    private final List<String> jsonTexts;
    private final String json;
    private final long jsonBytes;

    private ManifestPhases(String yaml, List<Resource> resources) {
        this.yaml = yaml;
        this.resources = resources;
        this.jsonTexts = resources.stream().map(ManifestWriter.json()::write).toList();
        this.json = ManifestWriter.json().write(resources);
        this.jsonBytes = jsonTexts.stream().mapToLong(ManifestPhases::bytes).sum();
        if (jsonBytes != jsonTexts.stream().mapToLong(String::length).sum()) {
            throw new IllegalArgumentException("the workload is not ASCII");
        }
    }

    static ManifestPhases of(String yaml) {
        return new ManifestPhases(yaml, load(yaml));
    }

    /** The resources of the workload. */
    List<Resource> resources() {
        return resources;
    }

    /** The JSON text of each resource. */
    List<String> jsonTexts() {
        return jsonTexts;
    }

    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    void run(Stage stage) {
        stage.scenario(phases -> phases.phase("1", resources.size(), () -> load(yaml), ManifestPhases::keys));
        stage.scenario(this::writeJson);
        stage.scenario(this::readJson);
        stage.scenario(phases -> phases.phase("6", resources.size(), this::writeYaml, ManifestPhases::digest));
    }

    private void writeJson(Phases phases) {
        phases.phase("4", jsonBytes, this::writeEach, length -> length);
        phases.phase("4.all", bytes(json), this::writeAll, length -> length - resources.size() - 1);
    }

    /* The texts are ASCII, see the constructor: a character is a byte. */
    private long writeEach() {
        long length = 0;
        for (Resource resource : resources) {
            length += ManifestWriter.json().write(resource).length();
        }
        return length;
    }

    private long writeAll() {
        var counter = new Counter();
        try {
            ManifestWriter.json().write(resources, counter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return counter.bytes;
    }

    private void readJson(Phases phases) {
        phases.phase("5", jsonBytes, this::readEach, ManifestPhases::hash);
        phases.phase("5.all", bytes(json), () -> load(json), ManifestPhases::keys);
        phases.phase("5.mapper", jsonBytes, this::mapEach, ManifestPhases::hash);
    }

    private List<ResourceKey> readEach() {
        List<ResourceKey> keys = new ArrayList<>(jsonTexts.size());
        for (String text : jsonTexts) {
            Manifest manifest = ManifestReader.strict().readString(text);
            if (!manifest.diagnostics().isEmpty()) {
                throw new IllegalStateException(manifest.renderDiagnostics());
            }
            keys.add(manifest.resources().get(0).key());
        }
        return keys;
    }

    private List<ResourceKey> mapEach() {
        List<ResourceKey> keys = new ArrayList<>(jsonTexts.size());
        try {
            for (int i = 0; i < jsonTexts.size(); i++) {
                Class<? extends Resource> type = resources.get(i).kind().type();
                keys.add(MAPPER.readValue(jsonTexts.get(i), type).key());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }

    private List<String> writeYaml() {
        List<String> texts = new ArrayList<>(resources.size());
        for (Resource resource : resources) {
            texts.add(ManifestWriter.yaml().write(resource));
        }
        return texts;
    }

    /** Reads a text and insists that there is nothing to say about it. */
    static List<Resource> load(String text) {
        Manifest manifest = ManifestReader.strict().readString(text);
        if (!manifest.diagnostics().isEmpty()) {
            throw new IllegalStateException(manifest.renderDiagnostics());
        }
        return manifest.resources();
    }

    /** The count of the resources and a hash over their keys. */
    static String keys(List<Resource> resources) {
        return hash(resources.stream().map(Resource::key).toList());
    }

    private static String hash(List<ResourceKey> keys) {
        return keys.size() + " "
                + Fnv1a.ofSorted(keys.stream().map(ResourceKey::toString).toList());
    }

    private static String digest(List<String> texts) {
        Fnv1a hash = new Fnv1a();
        texts.forEach(hash::add);
        return texts.size() + " " + hash;
    }

    /** Counts the bytes it is given. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int octet) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes += length;
        }
    }
}
