// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.label.LabelNames;
import io.calico4j.label.Labels;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Principal;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;

/** Gives the principals of a flow the labels that a cluster has for them. */
final class Principals {
    private Principals() {}

    /** Tells whether neither end has a certificate. */
    static boolean none(Flow flow) {
        return flow.fromPrincipal().isEmpty() && flow.toPrincipal().isEmpty();
    }

    static Flow known(Flow flow, ClusterSnapshot snapshot) {
        if (none(flow)) {
            return flow;
        }
        Flow known = flow;
        if (flow.fromPrincipal().isPresent()) {
            known = known.withFromPrincipal(known(flow.fromPrincipal().get(), snapshot));
        }
        if (flow.toPrincipal().isPresent()) {
            known = known.withToPrincipal(known(flow.toPrincipal().get(), snapshot));
        }
        return known;
    }

    private static Principal known(Principal principal, ClusterSnapshot snapshot) {
        String namespace = principal.namespace();
        String account = principal.serviceAccount();
        Labels ofNamespace = snapshot.find(ResourceKey.of(Kind.NAMESPACE, namespace))
                .map(Principals::labels)
                .orElse(principal.namespaceLabels());
        Labels ofAccount = snapshot.find(ResourceKey.of(Kind.SERVICE_ACCOUNT, namespace, account))
                .map(found -> labels(found).over(principal.labels()))
                .orElse(principal.labels());
        return principal.withLabels(ofAccount).withNamespaceLabels(ofNamespace);
    }

    private static Labels labels(Resource resource) {
        return Labels.copyOf(resource.metadata().labels())
                .with(LabelNames.NAME, resource.metadata().name());
    }
}
