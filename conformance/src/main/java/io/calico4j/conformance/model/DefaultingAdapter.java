// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Defaults;

/** {@code model/defaulting}: one resource with its defaults, those of the schema too or not. */
final class DefaultingAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "model/defaulting";
    }

    @Override
    public Outcome run(JsonNode line) {
        Kind kind =
                Kind.find("projectcalico.org/v3", line.path("kind").asText()).orElseThrow();
        Resource resource = ManifestReader.strict()
                .readStringAs(kind.type(), line.path("in").toString())
                .resources()
                .get(0);
        Resource defaulted =
                line.path("schema").asBoolean() ? Defaults.apply(resource) : Defaults.applyClient(resource);
        return Outcome.same(
                line.path("out"), JsonText.parse(ManifestWriter.json().write(defaulted)));
    }
}
