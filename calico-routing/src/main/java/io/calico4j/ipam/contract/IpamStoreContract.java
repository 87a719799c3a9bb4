// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import io.calico4j.ipam.store.IpamStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What every {@link IpamStore} must do. An adapter is ready once every clause holds on an empty store of its own. */
public final class IpamStoreContract {
    /**
     * One thing a store must do.
     *
     * @param name says it in words
     */
    public record Clause(String name, Consumer<IpamStore> check) {
        /**
         * Checks the clause.
         *
         * @param store an empty store; it is not empty afterwards
         * @throws AssertionError if the store doesn't do it
         */
        public void verify(IpamStore store) {
            check.accept(Objects.requireNonNull(store, "store"));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private IpamStoreContract() {}

    /** Returns the clauses, the simple ones first. Each needs an empty store. */
    public static List<Clause> clauses() {
        List<Clause> clauses = new ArrayList<>();
        KeyClauses.addTo(clauses);
        ListClauses.addTo(clauses);
        JointClauses.addTo(clauses);
        RaceClauses.addTo(clauses);
        EngineClauses.addTo(clauses);
        return List.copyOf(clauses);
    }
}
