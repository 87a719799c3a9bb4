// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestObject;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Kind;

/** {@code model/roundtrip}: one object read, written as JSON and YAML, and the YAML read again. */
final class RoundtripAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "model/roundtrip";
    }

    @Override
    public Outcome run(JsonNode line) {
        Manifest manifest = read(line, line.path("yaml").asText());
        ObjectNode expected = JsonNodeFactory.instance.objectNode();
        ObjectNode actual = JsonNodeFactory.instance.objectNode();
        expected.put("error", line.has("error"));
        actual.put("error", manifest.diagnostics().hasErrors());
        if (line.has("json")) {
            expected.set("json", line.path("json"));
        }
        for (ManifestObject object : manifest.objects()) {
            actual.set("json", JsonText.parse(ManifestWriter.json().write(object)));
            if (line.has("canonicalYaml")) {
                String yaml = ManifestWriter.yaml().write(object);
                JsonNode again = line.has("reparsedJson") ? line.path("reparsedJson") : line.path("json");
                expected.set("yaml", again);
                actual.set("yaml", reread(line, yaml));
                expected.set("canonicalYaml", again);
                actual.set(
                        "canonicalYaml", reread(line, line.path("canonicalYaml").asText()));
                expected.put("order", keys(line.path("canonicalYaml").asText()));
                actual.put("order", keys(yaml));
            }
        }
        return Outcome.same(expected, actual);
    }

    private static JsonNode reread(JsonNode line, String yaml) {
        Manifest manifest = read(line, yaml);
        return manifest.objects().isEmpty()
                ? JsonNodeFactory.instance.textNode(manifest.renderDiagnostics())
                : JsonText.parse(ManifestWriter.json().write(manifest.objects().get(0)));
    }

    /** The keys of a block-style text in their order, with their indentation. */
    private static String keys(String yaml) {
        return yaml.lines()
                .filter(text -> text.contains(":"))
                .map(text -> text.substring(0, text.indexOf(':')))
                .reduce("", (all, key) -> all + key + "\n");
    }

    private static Manifest read(JsonNode line, String yaml) {
        if (!line.has("loader")) {
            return ManifestReader.calicoctl().readString(yaml);
        }
        String version =
                line.path("model").asText().equals("crdv1") ? "crd.projectcalico.org/v1" : "projectcalico.org/v3";
        Kind kind = Kind.find(version, line.path("kind").asText()).orElseThrow();
        return ManifestReader.calicoctl().readStringAs(kind.type(), yaml);
    }
}
