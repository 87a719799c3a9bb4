// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestObject;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;

/** {@code model/decode}: whole files through the reader that is like Calico's own loader. */
final class DecodeAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "model/decode";
    }

    @Override
    public Outcome run(JsonNode line) {
        Manifest manifest =
                ManifestReader.calicoctl().readString(line.path("yaml").asText());
        String result = manifest.diagnostics().hasErrors() ? "error" : "ok";
        if (!result.equals(line.path("result").asText()) || result.equals("error")) {
            return Outcome.equal(line.path("result").asText(), result);
        }
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        for (ManifestObject object : manifest.objects()) {
            objects.add(JsonText.parse(ManifestWriter.json().write(object)));
        }
        return Outcome.same(line.path("objects"), objects);
    }
}
