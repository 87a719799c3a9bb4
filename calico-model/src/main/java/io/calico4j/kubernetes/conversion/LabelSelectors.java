// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.label.KubernetesLabelSelector;
import io.calico4j.label.Selector;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.LabelSelectorRequirement;
import java.util.Map;
import java.util.Optional;

/** The texts that label selectors of Kubernetes become. */
final class LabelSelectors {
    /** The text for any pod. */
    static final String ANY_POD = KubernetesLabelSelector.ofPods(Optional.empty());

    /** The text for any namespace. */
    private static final String ANY_NAMESPACE = Selector.all().canonical();

    private LabelSelectors() {}

    static String pods(Optional<LabelSelector> selector) {
        return selector.isPresent() ? pods(selector.get()) : ANY_POD;
    }

    static String pods(LabelSelector selector) {
        return isEmpty(selector) ? ANY_POD : text(selector, KubernetesLabelSelector.Terms.ofPods());
    }

    static String namespaces(Optional<LabelSelector> selector) {
        return selector.isPresent() ? namespaces(selector.get()) : "";
    }

    static String namespaces(LabelSelector selector) {
        return isEmpty(selector) ? ANY_NAMESPACE : text(selector, KubernetesLabelSelector.Terms.ofNamespaces());
    }

    private static boolean isEmpty(LabelSelector selector) {
        return selector.matchLabels().isEmpty() && selector.matchExpressions().isEmpty();
    }

    private static String text(LabelSelector selector, KubernetesLabelSelector.Terms terms) {
        for (Map.Entry<String, String> label : selector.matchLabels().entrySet()) {
            terms.label(label.getKey(), label.getValue());
        }
        for (LabelSelectorRequirement term : selector.matchExpressions()) {
            terms.expression(term.key(), term.operator(), term.values());
        }
        return terms.toString();
    }
}
