// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A label selector of Kubernetes, and its translation to the text of a Calico selector.
 *
 * <p>The text holds keys and values as they are, in single quotes; a value with a quote, which Kubernetes does not allow, gives a
 * text that is no selector.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/conversion.go.
 *
 * @param matchLabels labels that must have exactly these values
 * @param matchExpressions further conditions, all of which must hold
 */
public record KubernetesLabelSelector(Labels matchLabels, List<Expression> matchExpressions) {
    private static final String PODS = LabelNames.ORCHESTRATOR + " == '" + LabelNames.KUBERNETES + "'";

    /** Copies the list. */
    public KubernetesLabelSelector {
        Objects.requireNonNull(matchLabels, "matchLabels");
        matchExpressions = List.copyOf(matchExpressions);
    }

    /**
     * One condition on a label.
     *
     * @param key the label's name
     * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}; conditions with others are left out of the
     *     translation, as in Calico
     * @param values for {@code In} and {@code NotIn}; none stands for one empty value
     */
    public record Expression(String key, String operator, List<String> values) {
        /** Copies the list. */
        public Expression {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(operator, "operator");
            values = List.copyOf(values);
        }

        private Optional<String> text() {
            return switch (operator) {
                case "In" -> Optional.of(key + " in " + set());
                case "NotIn" -> Optional.of(key + " not in " + set());
                case "Exists" -> Optional.of("has(" + key + ")");
                case "DoesNotExist" -> Optional.of("! has(" + key + ")");
                default -> Optional.empty();
            };
        }

        private String set() {
            return "{ '" + String.join("', '", values) + "' }";
        }
    }

    /** Returns the Calico selector for pods; also a selector that is absent or empty demands that they are pods. */
    public static String ofPods(Optional<KubernetesLabelSelector> selector) {
        List<String> terms = new ArrayList<>();
        terms.add(PODS);
        selector.ifPresent(given -> given.addTerms(terms));
        return String.join(" && ", terms);
    }

    /** Returns the Calico selector for namespaces: the empty text if absent, {@code all()} if empty. */
    public static String ofNamespaces(Optional<KubernetesLabelSelector> selector) {
        return selector.map(KubernetesLabelSelector::namespaces).orElse("");
    }

    private String namespaces() {
        if (matchLabels.isEmpty() && matchExpressions.isEmpty()) {
            return Selector.all().canonical();
        }
        List<String> terms = new ArrayList<>();
        addTerms(terms);
        return String.join(" && ", terms);
    }

    private void addTerms(List<String> terms) {
        matchLabels.forEach((name, value) -> terms.add(name + " == '" + value + "'"));
        for (Expression expression : matchExpressions) {
            expression.text().ifPresent(terms::add);
        }
    }
}
