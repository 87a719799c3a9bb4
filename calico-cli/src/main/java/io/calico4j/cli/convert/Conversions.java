// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.convert;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.kubernetes.conversion.PodState;
import io.calico4j.kubernetes.conversion.StorageConverter;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.KubernetesResource;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Converts resources one by one and gathers what there is to say. Confined to one thread. */
final class Conversions {
    private static final String ANY_UID = "00000000-0000-0000-0000-000000000000";

    private final KubernetesConverter converter = KubernetesConverter.standard();
    private final List<CalicoResource> results = new ArrayList<>();
    private final Diagnostics.Builder findings = Diagnostics.builder();
    private int failures;
    private final SortedMap<String, Integer> passedOver = new TreeMap<>();

    /** The results, in the order of the resources. */
    List<CalicoResource> results() {
        return results;
    }

    Diagnostics findings() {
        return findings.build();
    }

    /** How many resources of each kind have no counterpart. */
    SortedMap<String, Integer> passedOver() {
        return passedOver;
    }

    void convert(Resource resource, Target target) {
        int before = results.size();
        int said = failures;
        if (target == Target.calico) {
            toCalico(resource);
        } else if (resource instanceof CalicoResource calico) {
            if (target == Target.storage) {
                store(calico);
            } else {
                results.add(calico);
            }
        }
        if (results.size() == before && failures == said) {
            passedOver.merge(resource.kindName(), 1, Integer::sum);
        }
    }

    private void store(CalicoResource resource) {
        if (StorageConverter.isStored(resource.kind())) {
            Converted<CalicoResource> stored = StorageConverter.write(resource);
            stored.value().ifPresent(value -> results.add(value.withApiVersion(StorageConverter.API_VERSION)));
            note(stored);
        }
    }

    private void toCalico(Resource resource) {
        if (resource instanceof CalicoResource calico) {
            results.add(calico);
        } else if (resource instanceof KubernetesNetworkPolicy policy) {
            add(converter.networkPolicy(policy));
        } else if (resource instanceof ClusterNetworkPolicy policy) {
            add(converter.globalNetworkPolicy(policy));
        } else if (resource instanceof Namespace namespace) {
            profile(namespace, given -> converter.profile((Namespace) given));
        } else if (resource instanceof ServiceAccount account) {
            profile(account, given -> converter.profile((ServiceAccount) given));
        } else if (resource instanceof KubernetesNode node) {
            add(converter.node(node));
        } else if (resource instanceof Pod pod && PodState.of(pod).valid()) {
            converter.workloadEndpoints(pod).forEach(this::add);
        }
    }

    /** A file gives no uid, which the cluster makes and Calico demands: without one the profile has none. */
    private void profile(KubernetesResource given, Function<KubernetesResource, Converted<Profile>> conversion) {
        boolean known = given.metadata().uid().filter(uid -> !uid.isEmpty()).isPresent();
        Converted<Profile> converted = conversion.apply(
                known ? given : given.withMetadata(given.metadata().withUid(ANY_UID)));
        note(converted);
        converted
                .value()
                .map(profile -> known
                        ? profile
                        : profile.withMetadata(profile.metadata().withUid(Optional.empty())))
                .ifPresent(results::add);
    }

    private void add(Converted<? extends CalicoResource> converted) {
        note(converted);
        converted.value().ifPresent(results::add);
    }

    private void note(Converted<? extends CalicoResource> converted) {
        findings.addAll(converted.diagnostics());
        failures += converted.value().isEmpty() && converted.diagnostics().hasErrors() ? 1 : 0;
    }
}
