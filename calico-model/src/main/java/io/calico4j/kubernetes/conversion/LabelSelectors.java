// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.label.KubernetesLabelSelector;
import io.calico4j.label.Selector;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.LabelSelectorRequirement;
import java.util.Map;
import java.util.Optional;

/** Writes the texts that label selectors of Kubernetes become. Confined to one thread, as it uses one buffer for all. */
final class LabelSelectors {
    /** The text for any pod. */
    static final String ANY_POD = KubernetesLabelSelector.ofPods(Optional.empty());

    /** The text for any namespace. */
    private static final String ANY_NAMESPACE = Selector.all().canonical();

    private final KubernetesLabelSelector.Terms terms = new KubernetesLabelSelector.Terms();

    String pods(Optional<LabelSelector> selector) {
        return selector.isPresent() ? pods(selector.get()) : ANY_POD;
    }

    String pods(LabelSelector selector) {
        return isEmpty(selector) ? ANY_POD : text(selector, terms.beginPods());
    }

    String namespaces(Optional<LabelSelector> selector) {
        return selector.isPresent() ? namespaces(selector.get()) : "";
    }

    String namespaces(LabelSelector selector) {
        return isEmpty(selector) ? ANY_NAMESPACE : text(selector, terms.beginNamespaces());
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
