// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.ipam.block.IpamNames;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.ConvertedUid;
import io.calico4j.kubernetes.conversion.StorageConverter;
import io.calico4j.net.Cidr;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import java.util.Optional;

/** {@code k8s/storage}: resources as they are stored, their uids and their names. */
final class StorageAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/storage";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        return switch (line.path("kind").asText()) {
            case "v3-to-crd" -> converted(line, StorageConverter.write(resource(line)));
            case "crd-to-v3" -> converted(line, StorageConverter.read(resource(line)));
            case "convert-uid" -> uid(line, ConvertedUid.of(input.asText()));
            case "storage-name" ->
                K8sJson.compare(line, K8sJson.NODES.textNode(name(input)), K8sJson.NODES.missingNode());
            default -> Outcome.failed("a known kind", line.path("kind").asText());
        };
    }

    private static CalicoResource resource(JsonNode line) {
        Kind kind = Kind.find("projectcalico.org/v3", line.at("/options/kind").asText())
                .orElseThrow();
        return (CalicoResource) K8sJson.read(line.path("input"), kind.type());
    }

    private static Outcome converted(JsonNode line, Converted<?> converted) {
        return K8sJson.compare(
                line,
                converted.value().map(K8sJson::write).orElse(K8sJson.NODES.missingNode()),
                K8sJson.error(line.path("input"), "", converted.diagnostics()));
    }

    private static Outcome uid(JsonNode line, Optional<String> uid) {
        return K8sJson.compare(
                line,
                uid.<JsonNode>map(K8sJson.NODES::textNode).orElse(K8sJson.NODES.missingNode()),
                uid.isPresent()
                        ? K8sJson.NODES.missingNode()
                        : K8sJson.NODES.objectNode().put("class", "Other"));
    }

    private static String name(JsonNode input) {
        return switch (input.path("what").asText()) {
            case "ipamblock" -> IpamNames.ofBlock(Cidr.parse(input.path("cidr").asText()));
            case "blockaffinity" ->
                IpamNames.ofAffinity(
                        input.path("host").asText(),
                        Cidr.parse(input.path("cidr").asText()));
            default -> IpamNames.ofHandle(input.path("handle").asText());
        };
    }
}
