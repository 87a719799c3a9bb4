// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.contract;

import io.calico4j.ipam.store.IpamStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What every {@link IpamStore} must do. An adapter is ready once every clause holds on an empty store of its own.
 *
 * <p>No test framework is needed: a clause throws an {@link AssertionError} that says what was expected and what was
 * found. Those of abilities that a store may have or not, {@link IpamStore#index} and {@link IpamStore#jointWrites}, hold
 * where it hasn't.
 */
public final class IpamStoreContract {
    /**
     * One thing a store must do.
     *
     * @param name says it in words, and no other clause has the same
     * @param check tries it on an empty store and throws an {@link AssertionError} if it doesn't hold
     */
    public record Clause(String name, Consumer<IpamStore> check) {
        /** Creates a clause; those that count are those of {@link #clauses}. */
        public Clause {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(check, "check");
        }

        /**
         * Checks the clause; takes up to some hundred calls of the store, some by 16 threads at once.
         *
         * @param store an empty store; it is not empty afterwards
         * @throws AssertionError if the store doesn't do it
         * @throws RuntimeException whatever else the store throws where it shouldn't
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

    /** Returns the clauses, the simple ones first, always in the same order. Each needs an empty store. */
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
