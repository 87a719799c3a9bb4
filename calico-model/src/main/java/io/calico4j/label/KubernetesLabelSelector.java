// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
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
    }

    /**
     * Writes texts of selectors term by term, one after the other, for callers that hold the conditions in a form of their own.
     * Confined to one thread.
     */
    public static final class Terms {
        private final StringBuilder text = new StringBuilder(256);

        /** Creates a writer that has written nothing. */
        public Terms() {}

        /** Begins a selector for pods, with the demand that they are pods. */
        @CanIgnoreReturnValue
        public Terms beginPods() {
            text.setLength(0);
            text.append(PODS);
            return this;
        }

        /** Begins a selector for namespaces that is not empty. */
        @CanIgnoreReturnValue
        public Terms beginNamespaces() {
            text.setLength(0);
            return this;
        }

        /** Adds that a label has a value. Labels come before other conditions, by ascending name. */
        @CanIgnoreReturnValue
        public Terms label(String key, String value) {
            next().append(key).append(" == '").append(value).append('\'');
            return this;
        }

        /** Adds a condition, or nothing if its operator is unknown. */
        @CanIgnoreReturnValue
        public Terms expression(String key, String operator, List<String> values) {
            switch (operator) {
                case "In" -> set(next().append(key).append(" in "), values);
                case "NotIn" -> set(next().append(key).append(" not in "), values);
                case "Exists" -> next().append("has(").append(key).append(')');
                case "DoesNotExist" -> next().append("! has(").append(key).append(')');
                default -> {}
            }
            return this;
        }

        private StringBuilder next() {
            return text.isEmpty() ? text : text.append(" && ");
        }

        private static void set(StringBuilder text, List<String> values) {
            text.append("{ '");
            for (int i = 0; i < values.size(); i++) {
                text.append(i == 0 ? "" : "', '").append(values.get(i));
            }
            text.append("' }");
        }

        /** Returns the text so far. */
        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Returns the Calico selector for pods; also a selector that is absent or empty demands that they are pods. */
    public static String ofPods(Optional<KubernetesLabelSelector> selector) {
        return selector.map(given -> given.addTo(new Terms().beginPods())).orElse(PODS);
    }

    /** Returns the Calico selector for namespaces: the empty text if absent, {@code all()} if empty. */
    public static String ofNamespaces(Optional<KubernetesLabelSelector> selector) {
        return selector.map(KubernetesLabelSelector::namespaces).orElse("");
    }

    private String namespaces() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty()
                ? Selector.all().canonical()
                : addTo(new Terms().beginNamespaces());
    }

    private String addTo(Terms terms) {
        matchLabels.forEach(terms::label);
        for (Expression expression : matchExpressions) {
            terms.expression(expression.key(), expression.operator(), expression.values());
        }
        return terms.toString();
    }
}
