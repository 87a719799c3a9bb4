// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cluster;

import static java.util.Objects.requireNonNull;

import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodSpec;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.WorkloadController;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Profile;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The labels that profiles hand down to endpoints and network sets: those of namespaces, service accounts and profiles that are
 * written out.
 *
 * <p>Immutable. A label of an endpoint's own counts before every inherited one, and that of an earlier profile before that of a later
 * one. A profile that is written out counts before the namespace or service account of the same profile name.
 *
 * <p>Authority: Calico v3.32, felix/labelindex and libcalico-go/lib/backend/k8s/conversion.
 *
 * <pre>{@code
 * InheritedLabels inherited = InheritedLabels.of(snapshot.resources());
 * Labels labels = inherited.seenBy(InheritedLabels.endpoint(pod).orElseThrow());   // {pcns.team=blue, role=db, ...}
 * }</pre>
 */
public final class InheritedLabels {
    private static final String DEFAULT_NAMESPACE = "default";

    private final SortedMap<String, Source> sources;

    /**
     * What hands labels down.
     *
     * @param profile the name of the profile that it is, or stands for
     * @param labels the labels, as endpoints have them
     * @param resource the Profile, Namespace or ServiceAccount
     */
    public record Source(String profile, Labels labels, Resource resource) {
        /** Checks that nothing is null. */
        public Source {
            requireNonNull(profile, "profile");
            requireNonNull(labels, "labels");
            requireNonNull(resource, "resource");
        }
    }

    private InheritedLabels(SortedMap<String, Source> sources) {
        this.sources = sources;
    }

    /** Gathers what the resources of a cluster hand down. Complexity: linear in the resources and in the labels of sources. */
    public static InheritedLabels of(Iterable<? extends Resource> cluster) {
        SortedMap<String, Source> sources = new TreeMap<>();
        for (Resource resource : cluster) {
            source(resource).ifPresent(source -> {
                if (resource instanceof Profile) {
                    sources.put(source.profile(), source);
                } else {
                    sources.putIfAbsent(source.profile(), source);
                }
            });
        }
        return new InheritedLabels(Collections.unmodifiableSortedMap(sources));
    }

    /** Returns what a resource hands down; empty unless it is a Profile, Namespace or ServiceAccount. */
    public static Optional<Source> source(Resource resource) {
        String name = resource.metadata().name();
        if (resource instanceof Profile profile) {
            return Optional.of(new Source(name, Labels.copyOf(profile.spec().labelsToApply()), profile));
        }
        if (resource instanceof Namespace) {
            return Optional.of(new Source(
                    EndpointLabels.namespaceProfile(name),
                    EndpointLabels.handedDownByNamespace(name, own(resource)),
                    resource));
        }
        return resource instanceof ServiceAccount
                ? Optional.of(new Source(
                        EndpointLabels.serviceAccountProfile(namespace(resource), name),
                        EndpointLabels.handedDownByServiceAccount(name, own(resource)),
                        resource))
                : Optional.empty();
    }

    /**
     * Returns the own labels and the profiles of an endpoint or network set, as selectors see them; empty for any other resource and
     * for pods on their node's network, which are no endpoints. A controller stands for its pods. Whether a pod runs, and whether it
     * has addresses, is not asked.
     */
    public static Optional<EndpointLabels> endpoint(Resource resource) {
        if (resource instanceof Pod pod) {
            return ofPod(pod.metadata(), pod.spec(), namespace(pod));
        }
        if (resource instanceof WorkloadController controller) {
            return ofPod(
                    controller.podTemplate().metadata(),
                    controller.podTemplate().spec(),
                    namespace(resource));
        }
        if (resource instanceof WorkloadEndpoint endpoint) {
            return Optional.of(EndpointLabels.ofWorkloadEndpoint(
                    own(resource),
                    endpoint.spec().serviceAccountName().orElse(""),
                    endpoint.spec().profiles()));
        }
        if (resource instanceof HostEndpoint endpoint) {
            return Optional.of(new EndpointLabels(own(resource), endpoint.spec().profiles()));
        }
        if (resource instanceof NetworkSet) {
            return Optional.of(EndpointLabels.ofNetworkSet(own(resource), namespace(resource)));
        }
        return resource instanceof GlobalNetworkSet
                ? Optional.of(new EndpointLabels(own(resource), List.of()))
                : Optional.empty();
    }

    private static Optional<EndpointLabels> ofPod(Metadata metadata, PodSpec spec, String namespace) {
        if (spec.hostNetwork()) {
            return Optional.empty();
        }
        String account = spec.serviceAccountName().orElse("");
        EndpointLabels pod = EndpointLabels.ofPod(Labels.copyOf(metadata.labels()), namespace, account);
        return Optional.of(EndpointLabels.ofWorkloadEndpoint(pod.labels(), account, pod.profiles()));
    }

    private static Labels own(Resource resource) {
        return Labels.copyOf(resource.metadata().labels());
    }

    private static String namespace(Resource resource) {
        return resource.metadata().namespace().filter(name -> !name.isEmpty()).orElse(DEFAULT_NAMESPACE);
    }

    /** Returns everything that hands labels down, by the name of its profile. */
    public SortedMap<String, Source> sources() {
        return sources;
    }

    /** Returns what hands down the labels of a profile; empty if the cluster has no such profile. */
    public Optional<Source> source(String profile) {
        return Optional.ofNullable(sources.get(requireNonNull(profile, "profile")));
    }

    private Labels labels(String profile) {
        Source source = sources.get(profile);
        return source == null ? Labels.empty() : source.labels();
    }

    /** Returns an endpoint's labels together with those handed down to it. Complexity: linear in these labels. */
    public Labels seenBy(EndpointLabels endpoint) {
        Labels inherited = Labels.empty();
        for (int i = endpoint.profiles().size() - 1; i >= 0; i--) {
            inherited = labels(endpoint.profiles().get(i)).over(inherited);
        }
        return endpoint.labels().over(inherited);
    }

    /** Returns what hands a label down to an endpoint; empty if it has the label itself, or does not have it. */
    public Optional<Source> origin(EndpointLabels endpoint, String label) {
        if (endpoint.labels().has(label)) {
            return Optional.empty();
        }
        return endpoint.profiles().stream()
                .filter(profile -> labels(profile).has(label))
                .findFirst()
                .flatMap(this::source);
    }

    /**
     * Returns what a profile stands for, in words: {@code namespace shop}, {@code service account shop/web} or {@code profile
     * edge}.
     */
    public static String describe(String profile) {
        Optional<String> namespace = EndpointLabels.namespaceOfProfile(profile);
        if (namespace.isPresent()) {
            return "namespace " + namespace.get();
        }
        return EndpointLabels.serviceAccountOfProfile(profile)
                .map(account -> "service account " + account.namespace() + "/" + account.name())
                .orElse("profile " + profile);
    }
}
