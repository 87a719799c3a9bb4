// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.HolderFact;

/** A holder with what matches it. Confined to one thread. */
final class Holder {
    private final int slot;
    private HolderFact fact;
    /** The policies that apply, by their numbers. */
    private final IntBag policies = new IntBag();
    /** The sets whose selectors match, by the numbers of their queries. */
    private final IntBag sets = new IntBag();

    Holder(int slot, HolderFact fact) {
        this.slot = slot;
        this.fact = fact;
    }

    int slot() {
        return slot;
    }

    HolderFact fact() {
        return fact;
    }

    void fact(HolderFact changed) {
        this.fact = changed;
    }

    IntBag policies() {
        return policies;
    }

    IntBag sets() {
        return sets;
    }
}
