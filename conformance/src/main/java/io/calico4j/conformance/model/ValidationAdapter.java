// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.validation.Validator;
import io.calico4j.validation.Violation;
import java.util.ArrayList;
import java.util.List;

/** {@code model/validation}: one resource through both passes, compared by the fields that Calico names. */
final class ValidationAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "model/validation";
    }

    @Override
    public Outcome run(JsonNode line) {
        Manifest manifest = read(line);
        String decode = manifest.diagnostics().hasErrors() ? "error" : "ok";
        Checks checks = new Checks().equal("decode", line.path("decode").asText(), decode);
        if (decode.equals("error") || line.path("decode").asText().equals("error")) {
            return checks.outcome();
        }
        Resource resource = manifest.resources().get(0);
        if (line.has("crash")) {
            return checks.equal("valid", false, Validator.client().isValid(resource))
                    .outcome();
        }
        return checks.equal(
                        "errors",
                        fields(line.path("errors")),
                        fields(Validator.client().violations(resource)))
                .equal(
                        "schemaErrors",
                        fields(line.path("schemaErrors")),
                        fields(Validator.schema().violations(resource)))
                .outcome();
    }

    private static Manifest read(JsonNode line) {
        String yaml = line.path("yaml").asText();
        if (!line.path("loader").asText().equals("typed")) {
            return ManifestReader.calicoctl().readString(yaml);
        }
        Kind kind =
                Kind.find("projectcalico.org/v3", line.path("kind").asText()).orElseThrow();
        return ManifestReader.calicoctl().readStringAs(kind.type(), yaml);
    }

    private static List<String> fields(JsonNode errors) {
        List<String> fields = new ArrayList<>();
        errors.forEach(error -> fields.add(error.path("field").asText()));
        return fields.stream().sorted().toList();
    }

    private static List<String> fields(List<Violation> violations) {
        return violations.stream().map(Violation::calicoField).sorted().toList();
    }
}
