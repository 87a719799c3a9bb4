// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;
import java.util.Optional;

/**
 * The labels that selectors see on an endpoint or network set, and the profiles that hand labels down to it.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion and lib/backend/syncersv1/updateprocessors.
 *
 * @param labels its own labels; those that its profiles hand down come after them
 * @param profiles names of the profiles, in the order in which they are asked for a label
 */
public record EndpointLabels(Labels labels, List<String> profiles) {
    private static final String NAMESPACE_PROFILE = "kns.";
    private static final String SERVICE_ACCOUNT_PROFILE = "ksa.";
    private static final String DEFAULT_NAMESPACE = "default";
    /** Names of this length and beyond do not become a label of a pod: 63 is Kubernetes' limit for a value. */
    private static final int TOO_LONG = 63;

    /** Copies the list. */
    public EndpointLabels {
        profiles = List.copyOf(profiles);
    }

    /**
     * The namespace and name of a service account.
     *
     * @param namespace the namespace it is in
     * @param name its name there
     */
    public record ServiceAccountName(String namespace, String name) {}

    /**
     * Returns the labels of the workload endpoint made from a pod.
     *
     * @param serviceAccount name of the pod's service account; none if empty
     */
    public static EndpointLabels ofPod(Labels podLabels, String namespace, String serviceAccount) {
        if (serviceAccount.isEmpty()) {
            return new EndpointLabels(
                    Labels.ofSorted(LabelNames.NAMESPACE, namespace, LabelNames.ORCHESTRATOR, LabelNames.KUBERNETES)
                            .over(podLabels),
                    List.of(namespaceProfile(namespace)));
        }
        Labels automatic = serviceAccount.length() < TOO_LONG
                ? Labels.ofSorted(
                        LabelNames.NAMESPACE,
                        namespace,
                        LabelNames.ORCHESTRATOR,
                        LabelNames.KUBERNETES,
                        LabelNames.SERVICE_ACCOUNT,
                        serviceAccount)
                : Labels.ofSorted(LabelNames.NAMESPACE, namespace, LabelNames.ORCHESTRATOR, LabelNames.KUBERNETES);
        return new EndpointLabels(
                automatic.over(podLabels),
                List.of(namespaceProfile(namespace), serviceAccountProfile(namespace, serviceAccount)));
    }

    /**
     * Returns what the engine sees of a workload endpoint: without labels that only a profile may hand down, and with the service
     * account of its specification.
     *
     * @param serviceAccount name of the endpoint's service account; none if empty
     */
    public static EndpointLabels ofWorkloadEndpoint(Labels labels, String serviceAccount, List<String> profiles) {
        Labels seen = labels;
        for (int i = 0; i < labels.size(); i++) {
            String name = labels.nameAt(i);
            if (name.startsWith(LabelNames.NAMESPACE_PREFIX) || name.startsWith(LabelNames.SERVICE_ACCOUNT_PREFIX)) {
                seen = seen.without(name);
            }
        }
        return new EndpointLabels(
                serviceAccount.isEmpty() ? seen : seen.with(LabelNames.SERVICE_ACCOUNT, serviceAccount), profiles);
    }

    /** Returns what the engine sees of a NetworkSet in a namespace. Global sets have their labels and no profile. */
    public static EndpointLabels ofNetworkSet(Labels labels, String namespace) {
        return new EndpointLabels(labels.with(LabelNames.NAMESPACE, namespace), List.of(namespaceProfile(namespace)));
    }

    /** Returns the labels that a namespace's profile hands down. */
    public static Labels handedDownByNamespace(String namespace, Labels labels) {
        return labels.with(LabelNames.NAME, namespace).prefixed(LabelNames.NAMESPACE_PREFIX);
    }

    /** Returns the labels that a service account's profile hands down. */
    public static Labels handedDownByServiceAccount(String serviceAccount, Labels labels) {
        return labels.with(LabelNames.NAME, serviceAccount).prefixed(LabelNames.SERVICE_ACCOUNT_PREFIX);
    }

    /** Returns the name of a namespace's profile. */
    public static String namespaceProfile(String namespace) {
        return NAMESPACE_PROFILE + namespace;
    }

    /**
     * Returns the name of a service account's profile.
     *
     * @param namespace the account's namespace; {@code default} if empty
     */
    public static String serviceAccountProfile(String namespace, String serviceAccount) {
        return SERVICE_ACCOUNT_PROFILE + (namespace.isEmpty() ? DEFAULT_NAMESPACE : namespace) + "." + serviceAccount;
    }

    /** Returns the namespace whose profile has a name, or empty if it is no namespace's. */
    public static Optional<String> namespaceOfProfile(String profile) {
        return profile.startsWith(NAMESPACE_PROFILE)
                ? Optional.of(profile.substring(NAMESPACE_PROFILE.length()))
                : Optional.empty();
    }

    /** Returns the service account whose profile has a name, or empty if it is no service account's. */
    public static Optional<ServiceAccountName> serviceAccountOfProfile(String profile) {
        int dot = profile.indexOf('.', SERVICE_ACCOUNT_PROFILE.length());
        return profile.startsWith(SERVICE_ACCOUNT_PROFILE) && dot >= 0
                ? Optional.of(new ServiceAccountName(
                        profile.substring(SERVICE_ACCOUNT_PROFILE.length(), dot), profile.substring(dot + 1)))
                : Optional.empty();
    }
}
