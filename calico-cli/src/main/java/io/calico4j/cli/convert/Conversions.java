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
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/** Converts resources one by one and gathers what there is to say. Confined to one thread. */
final class Conversions {
    private final KubernetesConverter converter = KubernetesConverter.standard();
    private final List<CalicoResource> results = new ArrayList<>();
    private final Diagnostics.Builder findings = Diagnostics.builder();
    private int passedOver;

    /** The results, in the order of the resources. */
    List<CalicoResource> results() {
        return results;
    }

    Diagnostics findings() {
        return findings.build();
    }

    /** How many resources have no counterpart. */
    int passedOver() {
        return passedOver;
    }

    void convert(Resource resource, Target target) {
        int before = results.size();
        if (target == Target.calico) {
            toCalico(resource);
        } else if (resource instanceof CalicoResource calico) {
            if (target == Target.storage) {
                add(StorageConverter.write(calico));
            } else {
                results.add(calico);
            }
        }
        if (results.size() == before) {
            passedOver++;
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
            add(converter.profile(namespace));
        } else if (resource instanceof ServiceAccount account) {
            add(converter.profile(account));
        } else if (resource instanceof KubernetesNode node) {
            add(converter.node(node));
        } else if (resource instanceof Pod pod && PodState.of(pod).valid()) {
            converter.workloadEndpoints(pod).forEach(this::add);
        }
    }

    private void add(Converted<? extends CalicoResource> converted) {
        findings.addAll(converted.diagnostics());
        converted.value().ifPresent(results::add);
    }
}
