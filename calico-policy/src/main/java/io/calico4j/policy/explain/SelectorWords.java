// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.label.Junction;
import io.calico4j.label.LabelNames;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Negation;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorType;
import io.calico4j.policy.rule.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says what an effective selector asks for, the way a person writes it: namespaces and service accounts apart from the endpoint's own
 * labels, and without the condition that every pod meets.
 */
final class SelectorWords {
    private SelectorWords() {}

    /** Returns such as {@code source.ports 80}; a selector in words. */
    static String of(Criterion criterion) {
        if (criterion instanceof Criterion.Members members) {
            return members.field() + " " + (members.negated() ? "not " : "") + of(members.selector());
        }
        return criterion.field() + " " + criterion;
    }

    /** Returns such as {@code role == "api" in namespace shop}. */
    static String of(Selector selector) {
        List<String> own = new ArrayList<>();
        List<String> where = new ArrayList<>();
        for (Selector part : parts(selector)) {
            String account = prefixed(part, LabelNames.SERVICE_ACCOUNT_PREFIX);
            String namespace = prefixed(part, LabelNames.NAMESPACE_PREFIX);
            if (part instanceof LabelTerm term && isOneOf(term) && isPlace(term)) {
                where.add(place(term));
            } else if (isClusterWide(part)) {
                where.add("of no namespace (host endpoints and global network sets)");
            } else if (!namespace.isEmpty()) {
                where.add("in namespaces with " + namespace);
            } else if (!account.isEmpty()) {
                where.add("with service accounts with " + account);
            } else {
                own.add(part.canonical());
            }
        }
        where.removeIf(String::isEmpty);
        List<String> all = new ArrayList<>();
        all.add(own.isEmpty() ? "anything" : String.join(" && ", own));
        all.addAll(where);
        return String.join(" ", all);
    }

    private static boolean isClusterWide(Selector part) {
        return part instanceof Negation none
                && none.operand() instanceof LabelTerm term
                && term.type() == SelectorType.HAS
                && term.label().equals(LabelNames.NAMESPACE);
    }

    private static boolean isOneOf(LabelTerm term) {
        return term.type() == SelectorType.EQUALS || term.type() == SelectorType.IN;
    }

    private static boolean isPlace(LabelTerm term) {
        return term.label().equals(LabelNames.ORCHESTRATOR)
                || term.label().equals(LabelNames.NAMESPACE)
                || term.label().equals(LabelNames.SERVICE_ACCOUNT);
    }

    private static String place(LabelTerm term) {
        String value = String.join(" or ", term.values());
        return term.label().equals(LabelNames.NAMESPACE)
                ? "in namespace " + value
                : term.label().equals(LabelNames.SERVICE_ACCOUNT) ? "with service account " + value : "";
    }

    /** Returns what is joined by {@code &&}, at whatever depth. */
    private static List<Selector> parts(Selector selector) {
        return selector instanceof Junction junction && junction.type() == SelectorType.AND
                ? junction.operands().stream()
                        .flatMap(operand -> parts(operand).stream())
                        .collect(Collectors.toList())
                : List.of(selector);
    }

    /** Returns a selector without the prefix of its labels; empty if they do not all have it. */
    private static String prefixed(Selector part, String prefix) {
        List<LabelTerm> terms = part.terms();
        if (terms.isEmpty() || !terms.stream().allMatch(term -> term.label().startsWith(prefix))) {
            return "";
        }
        return part.canonical().replace(prefix, "");
    }
}
