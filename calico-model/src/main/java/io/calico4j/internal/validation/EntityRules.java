// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.resource.policy.EntityRule;
import java.util.List;
import java.util.Optional;

/** What the conditions on one end of traffic must be to each other. */
final class EntityRules {
    static final List<TypeRule<EntityRule>> ENTITY =
            List.of(EntityRules::globalInSelector, EntityRules::globalAmongOthers, EntityRules::services);

    private static final String SERVICES_FIELD = "Services field";

    private EntityRules() {}

    private static void globalInSelector(EntityRule entity, Findings out) {
        if (entity.selector().orElse("").contains("global()")) {
            out.report(
                    Codes.GLOBAL_MISPLACED,
                    "Selector field",
                    "selector",
                    "global() cannot be used here",
                    "set namespaceSelector: global()");
        }
    }

    private static void globalAmongOthers(EntityRule entity, Findings out) {
        String selector = entity.namespaceSelector().orElse("");
        if (selector.contains("global(") && !isGlobalOnly(selector)) {
            out.report(
                    Codes.GLOBAL_AMONG_OTHERS,
                    "NamespaceSelector field",
                    "namespaceSelector",
                    "global() cannot be combined with anything else",
                    "make a rule of its own for what has no namespace");
        }
    }

    /** Whether the text is {@code global()} with nothing but blanks around and in it. */
    private static boolean isGlobalOnly(String selector) {
        StringBuilder text = new StringBuilder();
        selector.chars().filter(c -> c != ' ' && c != '\t').forEach(c -> text.append((char) c));
        return text.toString().equals("global()") && selector.contains("global(");
    }

    private static void services(EntityRule entity, Findings out) {
        if (entity.services().isEmpty()) {
            return;
        }
        if (entity.services().get().name().orElse("").isEmpty()) {
            out.report(
                    Codes.SERVICE_NAME_NEEDED, SERVICES_FIELD, "services", "the service has no name", "add the name");
        }
        if (given(entity.namespaceSelector())) {
            conflict("namespaceSelector", out);
        }
        if (given(entity.selector()) || given(entity.notSelector())) {
            conflict("selector and notSelector", out);
        }
        if (entity.serviceAccounts().isPresent()) {
            conflict("serviceAccounts", out);
        }
        if (!entity.nets().isEmpty() || !entity.notNets().isEmpty()) {
            conflict("nets and notNets", out);
        }
    }

    private static boolean given(Optional<String> text) {
        return !text.orElse("").isEmpty();
    }

    private static void conflict(String others, Findings out) {
        out.report(
                Codes.SERVICES_WITH_OTHERS,
                SERVICES_FIELD,
                "services",
                "services cannot be given beside " + others,
                "make two rules of it");
    }
}
