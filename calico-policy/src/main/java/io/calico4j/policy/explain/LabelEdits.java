// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.label.LabelNames;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Looks for the fewest labels that would have to be different at an endpoint for a selector to match it, or not to.
 *
 * <p>Tried are single labels, then pairs of them, out of at most {@value #MOST} values that the terms of the selector suggest: at most
 * 1,200 evaluations of the selector. Labels that nobody can set, such as the name of the namespace, stay what they are.
 */
final class LabelEdits {
    static final int MOST = 48;

    private static final String ANY_VALUE = "true";
    private static final String KUBERNETES_NAME = "kubernetes.io/metadata.name";

    private LabelEdits() {}

    /**
     * A label that would be different.
     *
     * @param label its name, as selectors see it
     * @param value its value; empty if it would be gone
     */
    record LabelEdit(String label, Optional<String> value) {
        Labels appliedTo(Labels labels) {
            return value.map(text -> labels.with(label, text)).orElse(labels.without(label));
        }
    }

    /** Returns the fewest edits after which a selector matches, or not; none if there are none, or it is so already. */
    static List<LabelEdit> find(Holder holder, Selector selector, boolean wanted) {
        return find(holder, selector, wanted, label -> isSettable(holder, label));
    }

    /** Returns the fewest edits of some labels after which a selector matches, or not; none if there are none. */
    static List<LabelEdit> find(Holder holder, Selector selector, boolean wanted, Predicate<String> settable) {
        Labels seen = holder.seen();
        if (selector.matches(seen) == wanted) {
            return List.of();
        }
        List<LabelEdit> candidates = candidates(holder, selector, settable);
        for (LabelEdit edit : candidates) {
            if (selector.matches(edit.appliedTo(seen)) == wanted) {
                return List.of(edit);
            }
        }
        for (int i = 0; i < candidates.size(); i++) {
            Labels changed = candidates.get(i).appliedTo(seen);
            for (int j = i + 1; j < candidates.size(); j++) {
                LabelEdit second = candidates.get(j);
                boolean apart = !candidates.get(i).label().equals(second.label());
                if (apart && selector.matches(second.appliedTo(changed)) == wanted) {
                    return List.of(candidates.get(i), second);
                }
            }
        }
        return List.of();
    }

    private static List<LabelEdit> candidates(Holder holder, Selector selector, Predicate<String> settable) {
        Set<LabelEdit> candidates = new LinkedHashSet<>();
        for (LabelTerm term : selector.terms()) {
            if (settable.test(term.label())) {
                List<String> values = term.values().isEmpty() ? List.of(ANY_VALUE) : term.values();
                values.stream()
                        .limit(4)
                        .forEach(value -> candidates.add(new LabelEdit(term.label(), Optional.of(value))));
                if (holder.seen().has(term.label())) {
                    candidates.add(new LabelEdit(term.label(), Optional.empty()));
                }
            }
        }
        return new ArrayList<>(candidates).subList(0, Math.min(MOST, candidates.size()));
    }

    /** A namespace's or service account's name is no matter of labels, and neither is which of them an endpoint belongs to. */
    private static boolean isSettable(Holder holder, String label) {
        for (String prefix : List.of(LabelNames.NAMESPACE_PREFIX, LabelNames.SERVICE_ACCOUNT_PREFIX)) {
            if (label.startsWith(prefix)) {
                String name = label.substring(prefix.length());
                return !name.equals(LabelNames.NAME)
                        && !name.equals(KUBERNETES_NAME)
                        && source(holder, label).isPresent();
            }
        }
        return !label.equals(LabelNames.NAMESPACE)
                && !label.equals(LabelNames.ORCHESTRATOR)
                && !label.equals(LabelNames.SERVICE_ACCOUNT);
    }

    /** Returns what hands a label down to a holder, or could; empty for a label that is, or would be, its own. */
    static Optional<InheritedLabels.Source> source(Holder holder, String label) {
        Optional<InheritedLabels.Source> origin = holder.inherited().origin(holder.labels(), label);
        if (origin.isPresent()) {
            return origin;
        }
        return holder.labels().profiles().stream()
                .map(holder.inherited()::source)
                .flatMap(Optional::stream)
                .filter(source -> label.startsWith(prefix(source)))
                .findFirst();
    }

    /** Returns the prefix of labels that a source hands down; one that no label has for profiles that are written out. */
    private static String prefix(InheritedLabels.Source source) {
        return switch (source.resource().kind()) {
            case NAMESPACE -> LabelNames.NAMESPACE_PREFIX;
            case SERVICE_ACCOUNT -> LabelNames.SERVICE_ACCOUNT_PREFIX;
            default -> "\u0000";
        };
    }
}
