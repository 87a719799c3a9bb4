// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The texts on one side of a rule that say which endpoints and network sets it concerns; an empty text is one not set.
 *
 * @param selector which of them
 * @param notSelector which not
 * @param namespaceSelector those in which namespaces
 * @param serviceAccounts those of which service accounts; absent if the rule says nothing about them
 */
public record EntitySelectors(
        String selector, String notSelector, String namespaceSelector, Optional<ServiceAccounts> serviceAccounts) {
    /** Checks that nothing is null. */
    public EntitySelectors {
        Objects.requireNonNull(selector, "selector");
        Objects.requireNonNull(notSelector, "notSelector");
        Objects.requireNonNull(namespaceSelector, "namespaceSelector");
        Objects.requireNonNull(serviceAccounts, "serviceAccounts");
    }

    /**
     * A choice of service accounts.
     *
     * @param names the accounts' names; any account if empty
     * @param selector on the accounts' labels
     */
    public record ServiceAccounts(List<String> names, String selector) {
        /** Copies the list. */
        public ServiceAccounts {
            names = List.copyOf(names);
            Objects.requireNonNull(selector, "selector");
        }
    }
}
