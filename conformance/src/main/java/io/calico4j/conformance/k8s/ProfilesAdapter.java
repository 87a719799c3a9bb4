// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.ProfileRevision;
import io.calico4j.label.EndpointLabels;
import io.calico4j.resource.policy.Profile;
import java.util.Optional;

/** {@code k8s/profiles}: profiles of namespaces and service accounts, their names and revisions. */
final class ProfilesAdapter implements VectorAdapter {
    @Override
    public String file() {
        return "k8s/profiles";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode input = line.path("input");
        KubernetesConverter converter = KubernetesConverter.calicoExact();
        return switch (line.path("kind").asText()) {
            case "namespace" -> converted(line, converter.profile(K8sJson.read(input, Namespace.class)));
            case "serviceaccount" -> converted(line, converter.profile(K8sJson.read(input, ServiceAccount.class)));
            case "profile-name" -> name(line, input.asText());
            case "profile-revision" -> revision(line, input.asText());
            default -> Outcome.failed("a known kind", line.path("kind").asText());
        };
    }

    private static Outcome converted(JsonNode line, Converted<Profile> profile) {
        return K8sJson.compare(
                line, K8sJson.record(profile), K8sJson.error(line.path("input"), "", profile.diagnostics()));
    }

    private static Outcome name(JsonNode line, String profile) {
        ObjectNode output = K8sJson.NODES.objectNode();
        Optional<String> namespace = EndpointLabels.namespaceOfProfile(profile);
        namespace.ifPresent(found -> output.put("namespace", found));
        output.put("has namespace", namespace.isPresent());
        Optional<EndpointLabels.ServiceAccountName> account = EndpointLabels.serviceAccountOfProfile(profile);
        account.ifPresent(found -> output.putObject("serviceAccount")
                .put("namespace", found.namespace())
                .put("name", found.name()));
        output.put("has account", account.isPresent());
        ObjectNode expected = line.path("output").deepCopy();
        expected.put("has namespace", expected.remove("namespaceError") == null);
        expected.put("has account", expected.remove("serviceAccountError") == null);
        ObjectNode judged = line.deepCopy();
        judged.set("output", expected);
        return K8sJson.compare(judged, output, K8sJson.NODES.missingNode());
    }

    private static Outcome revision(JsonNode line, String text) {
        Optional<ProfileRevision> revision = ProfileRevision.tryParse(text);
        JsonNode output = revision.<JsonNode>map(read -> K8sJson.NODES
                        .objectNode()
                        .put("namespace", read.namespace())
                        .put("serviceAccount", read.serviceAccount())
                        .put("joined", read.toString()))
                .orElse(K8sJson.NODES.missingNode());
        JsonNode error = revision.isPresent()
                ? K8sJson.NODES.missingNode()
                : K8sJson.NODES.objectNode().put("class", "Other");
        return K8sJson.compare(line, output, error);
    }
}
