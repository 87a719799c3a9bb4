// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;

/** {@code selectors/endpoint_labels}: the labels that selectors get to see. */
public final class EndpointLabelsAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public EndpointLabelsAdapter() {}

    @Override
    public String file() {
        return "selectors/endpoint_labels";
    }

    @Override
    public Outcome run(JsonNode line) {
        Labels labels = SelectorJson.labels(line.path("labels"));
        String namespace = line.path("namespace").asText();
        String account = line.path("serviceAccountName").asText();
        String name = line.path("name").asText();
        return switch (line.path("op").asText()) {
            case "namespaceProfile" ->
                handedDown(
                        line,
                        EndpointLabels.namespaceProfile(name),
                        EndpointLabels.handedDownByNamespace(name, labels));
            case "serviceAccountProfile" ->
                handedDown(
                        line,
                        EndpointLabels.serviceAccountProfile(namespace, name),
                        EndpointLabels.handedDownByServiceAccount(name, labels));
            case "pod" -> seen(line, EndpointLabels.ofPod(labels, namespace, account));
            case "workloadEndpoint" ->
                seen(
                        line,
                        EndpointLabels.ofWorkloadEndpoint(labels, account, SelectorJson.texts(line.path("profiles"))));
            case "networkSet" -> seen(line, EndpointLabels.ofNetworkSet(labels, namespace));
            default -> Outcome.failed("a known op", line.path("op").asText());
        };
    }

    private static Outcome handedDown(JsonNode line, String profile, Labels labels) {
        return new Checks()
                .equal("expectedProfile", line.path("expectedProfile").textValue(), profile)
                .same("expectedLabels", line.path("expectedLabels"), SelectorJson.map(labels))
                .outcome();
    }

    private static Outcome seen(JsonNode line, EndpointLabels endpoint) {
        return new Checks()
                .same("expectedLabels", line.path("expectedLabels"), SelectorJson.map(endpoint.labels()))
                .equal("expectedProfiles", SelectorJson.texts(line.path("expectedProfiles")), endpoint.profiles())
                .outcome();
    }
}
