// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;

/**
 * Folds the several selector texts of a policy or a rule into the one that Calico's engine evaluates: its effective selector.
 *
 * <p>The texts are joined as they are written; an empty text is one not set, one of blanks is set and means {@code all()}.
 * Namespace and service account selectors are read, their labels prefixed, and printed; one that is no selector is dropped as
 * in Calico, so texts should have been validated before. Where {@code all()} (or {@code global()}) of such a selector means
 * less than everything it is replaced by what it means.
 *
 * <p>Calico replaces with a plain text search, which also hits string literals ({@code team == "all()"}) and misses {@code all( )}.
 * {@link #standard()} replaces the function, however it is written, and nothing else; {@link #calicoExact()} does as Calico
 * does. Everything else is equal in both.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors.
 */
public final class SelectorComposer {
    private static final SelectorComposer STANDARD = new SelectorComposer(false);
    private static final SelectorComposer CALICO_EXACT = new SelectorComposer(true);
    /** Without limits, as a selector that fails to be read here would silently widen the policy. */
    private static final SelectorParser PARSER =
            SelectorParser.standard().withMaxLength(Integer.MAX_VALUE).withMaxLevels(Integer.MAX_VALUE);

    private static final String IN_A_NAMESPACE = "has(" + LabelNames.NAMESPACE + ")";
    private static final String WITH_A_SERVICE_ACCOUNT = "has(" + LabelNames.SERVICE_ACCOUNT + ")";

    private final boolean textual;

    private SelectorComposer(boolean textual) {
        this.textual = textual;
    }

    /** Returns the composer that replaces functions only where they are functions. */
    public static SelectorComposer standard() {
        return STANDARD;
    }

    /** Returns the composer that gives Calico's text to the letter. */
    public static SelectorComposer calicoExact() {
        return CALICO_EXACT;
    }

    /**
     * Returns the effective selector of a NetworkPolicy or StagedNetworkPolicy.
     *
     * @param namespace the policy's namespace; no restriction if empty
     */
    public String namespacedPolicy(String namespace, String selector, String serviceAccountSelector) {
        String current = selector;
        if (!namespace.isEmpty()) {
            current = selector.isEmpty() ? inNamespace(namespace) : "(" + selector + ") && " + inNamespace(namespace);
        }
        return narrowed(current, prefixed(serviceAccountSelector, LabelNames.SERVICE_ACCOUNT_PREFIX));
    }

    /**
     * Returns the effective selector of a GlobalNetworkPolicy or StagedGlobalNetworkPolicy; empty means everything.
     *
     * <p>With a namespace selector {@code all()} means "in some namespace" in the policy's own selector too, and likewise with a
     * service account selector.
     */
    public String globalPolicy(String selector, String namespaceSelector, String serviceAccountSelector) {
        String current = selector;
        if (!namespaceSelector.isEmpty()) {
            current = narrowed(current, prefixed(namespaceSelector, LabelNames.NAMESPACE_PREFIX));
            current = replace(current, Token.ALL, IN_A_NAMESPACE);
        }
        if (!serviceAccountSelector.isEmpty()) {
            current = narrowed(current, prefixed(serviceAccountSelector, LabelNames.SERVICE_ACCOUNT_PREFIX));
            current = replace(current, Token.ALL, WITH_A_SERVICE_ACCOUNT);
        }
        return current;
    }

    /**
     * Returns the positive effective selector of one side of a rule; empty if the rule does not restrict that side to known
     * endpoints. The negative one is {@link EntitySelectors#notSelector()} as it stands.
     *
     * @param policyNamespace the namespace of the policy; empty for global policies and profiles
     */
    public String entity(String policyNamespace, EntitySelectors side) {
        String namespaces = namespaceClause(policyNamespace, side.namespaceSelector());
        String accounts = side.serviceAccounts()
                .map(SelectorComposer::serviceAccountClause)
                .orElse("");
        String own = both(accounts, side.selector());
        boolean restricts = !own.isEmpty()
                || !side.notSelector().isEmpty()
                || !side.namespaceSelector().isEmpty();
        return restricts ? both(namespaces, own) : "";
    }

    private String namespaceClause(String policyNamespace, String namespaceSelector) {
        if (namespaceSelector.isEmpty()) {
            return policyNamespace.isEmpty() ? "" : inNamespace(policyNamespace);
        }
        String clause = prefixed(namespaceSelector, LabelNames.NAMESPACE_PREFIX);
        return replace(replace(clause, Token.ALL, IN_A_NAMESPACE), Token.GLOBAL, "!" + IN_A_NAMESPACE);
    }

    private static String serviceAccountClause(EntitySelectors.ServiceAccounts accounts) {
        String byLabels = prefixed(accounts.selector(), LabelNames.SERVICE_ACCOUNT_PREFIX);
        if (accounts.names().isEmpty()) {
            return byLabels;
        }
        String byNames = accountNames(accounts.names());
        return byNames.isEmpty() ? "" : both(byLabels, byNames);
    }

    /** Returns the canonical text, or nothing if a name holds a quote. */
    private static String accountNames(List<String> names) {
        String text = LabelNames.SERVICE_ACCOUNT + " in { '" + String.join("', '", names) + "' }";
        return PARSER.tryParse(text).map(Selector::canonical).orElse("");
    }

    private static String inNamespace(String namespace) {
        return LabelNames.NAMESPACE + " == '" + namespace + "'";
    }

    /** Returns {@code (left) && (right)}; where one of them is not set, the other. */
    private static String both(String left, String right) {
        return left.isEmpty() ? right : right.isEmpty() ? left : "(" + left + ") && (" + right + ")";
    }

    /** Returns {@code (current) && more}; where one of them is not set, the other. */
    private static String narrowed(String current, String more) {
        return more.isEmpty() ? current : current.isEmpty() ? more : "(" + current + ") && " + more;
    }

    private static String prefixed(String selector, String prefix) {
        return selector.isEmpty()
                ? ""
                : PARSER.tryParse(selector)
                        .map(parsed -> parsed.prefixLabels(prefix).canonical())
                        .orElse("");
    }

    private String replace(String text, Token function, String replacement) {
        if (textual) {
            return text.replace(function == Token.ALL ? "all()" : "global()", replacement);
        }
        StringBuilder result = new StringBuilder(text.length());
        Tokenizer tokens = new Tokenizer(text);
        int copied = 0;
        try {
            for (Token token = tokens.next(); token != Token.END; token = tokens.next()) {
                if (token == function) {
                    result.append(text, copied, tokens.start()).append(replacement);
                    copied = tokens.end();
                }
            }
        } catch (Rejection noSelectorAnyway) {
            return text;
        }
        return result.append(text, copied, text.length()).toString();
    }
}
