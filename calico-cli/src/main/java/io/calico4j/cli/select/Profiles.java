// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.Profile;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels that profiles hand down, those of namespaces and service accounts among them.
 *
 * @param labels by the name of the profile
 */
record Profiles(Map<String, Labels> labels) {

    /** Gathers profiles; one that is written out counts before the one a namespace or service account stands for. */
    static Profiles of(Collection<? extends Resource> resources) {
        Map<String, Labels> labels = new TreeMap<>();
        for (Resource resource : resources) {
            String name = resource.metadata().name();
            if (resource instanceof Profile profile) {
                labels.put(name, Labels.copyOf(profile.spec().labelsToApply()));
            } else if (resource instanceof Namespace) {
                labels.putIfAbsent(
                        EndpointLabels.namespaceProfile(name),
                        EndpointLabels.handedDownByNamespace(name, own(resource)));
            } else if (resource instanceof ServiceAccount) {
                labels.putIfAbsent(
                        EndpointLabels.serviceAccountProfile(namespace(resource), name),
                        EndpointLabels.handedDownByServiceAccount(name, own(resource)));
            }
        }
        return new Profiles(labels);
    }

    /** Returns a resource's own labels. */
    static Labels own(Resource resource) {
        return Labels.copyOf(resource.metadata().labels());
    }

    /** Returns a resource's namespace, {@code default} if it names none. */
    static String namespace(Resource resource) {
        return resource.metadata().namespace().filter(n -> !n.isEmpty()).orElse("default");
    }

    /** Returns an endpoint's labels together with those handed down to it; the nearer counts. */
    Labels seenBy(EndpointLabels endpoint) {
        Labels inherited = Labels.empty();
        for (int i = endpoint.profiles().size() - 1; i >= 0; i--) {
            inherited = of(endpoint.profiles().get(i)).over(inherited);
        }
        return endpoint.labels().over(inherited);
    }

    /** Says where an endpoint has a label from, in words. */
    String origin(EndpointLabels endpoint, String label) {
        if (endpoint.labels().has(label)) {
            return "own label";
        }
        for (String profile : endpoint.profiles()) {
            if (of(profile).has(label)) {
                return describe(profile);
            }
        }
        return "";
    }

    private Labels of(String profile) {
        return labels.getOrDefault(profile, Labels.empty());
    }

    private static String describe(String profile) {
        Optional<String> namespace = EndpointLabels.namespaceOfProfile(profile);
        if (namespace.isPresent()) {
            return "namespace " + namespace.get();
        }
        return EndpointLabels.serviceAccountOfProfile(profile)
                .map(account -> "service account " + account.namespace() + "/" + account.name())
                .orElse("profile " + profile);
    }
}
