// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.label.KubernetesLabelSelector;
import io.calico4j.label.Labels;
import io.calico4j.resource.LabelSelector;
import java.util.Optional;

/** The texts that label selectors of Kubernetes become. */
final class LabelSelectors {
    /** The text for any pod. */
    static final String ANY_POD = KubernetesLabelSelector.ofPods(Optional.empty());

    private LabelSelectors() {}

    static String pods(Optional<LabelSelector> selector) {
        return selector.map(LabelSelectors::pods).orElse(ANY_POD);
    }

    static String pods(LabelSelector selector) {
        return KubernetesLabelSelector.ofPods(Optional.of(terms(selector)));
    }

    static String namespaces(Optional<LabelSelector> selector) {
        return selector.map(LabelSelectors::namespaces).orElse("");
    }

    static String namespaces(LabelSelector selector) {
        return KubernetesLabelSelector.ofNamespaces(Optional.of(terms(selector)));
    }

    private static KubernetesLabelSelector terms(LabelSelector selector) {
        return new KubernetesLabelSelector(
                Labels.copyOf(selector.matchLabels()),
                selector.matchExpressions().stream()
                        .map(term -> new KubernetesLabelSelector.Expression(term.key(), term.operator(), term.values()))
                        .toList());
    }
}
