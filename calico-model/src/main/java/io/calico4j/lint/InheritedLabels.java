// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.resource.policy.Profile;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels that profiles hand down, those of namespaces and service accounts among them.
 *
 * @param byProfile by the name of the profile
 */
record InheritedLabels(Map<String, Labels> byProfile) {

    static InheritedLabels of(ClusterSnapshot cluster) {
        Map<String, Labels> labels = new TreeMap<>();
        for (Namespace namespace : cluster.all(Namespace.class)) {
            String name = namespace.metadata().name();
            labels.put(
                    EndpointLabels.namespaceProfile(name),
                    EndpointLabels.handedDownByNamespace(
                            name, Labels.copyOf(namespace.metadata().labels())));
        }
        for (ServiceAccount account : cluster.all(ServiceAccount.class)) {
            String name = account.metadata().name();
            labels.put(
                    EndpointLabels.serviceAccountProfile(Inhabitant.namespace(account), name),
                    EndpointLabels.handedDownByServiceAccount(
                            name, Labels.copyOf(account.metadata().labels())));
        }
        for (Profile profile : cluster.all(Profile.class)) {
            labels.put(profile.metadata().name(), Labels.copyOf(profile.spec().labelsToApply()));
        }
        return new InheritedLabels(labels);
    }

    /** Returns an endpoint's labels together with those handed down to it; the nearer counts. */
    Labels seenBy(EndpointLabels endpoint) {
        Labels inherited = Labels.empty();
        for (int i = endpoint.profiles().size() - 1; i >= 0; i--) {
            inherited = byProfile
                    .getOrDefault(endpoint.profiles().get(i), Labels.empty())
                    .over(inherited);
        }
        return endpoint.labels().over(inherited);
    }
}
