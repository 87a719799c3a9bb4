// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import java.util.List;

/** Where policy is asked; all but the first exist on hosts only. */
public enum Stage {
    /** For the endpoint's own traffic, with profiles behind the tiers. */
    NORMAL(0),
    /** Before connection tracking. */
    UNTRACKED(1),
    /** Before destination translation. */
    PRE_DNAT(2),
    /** For traffic forwarded through the host. */
    FORWARD(3);

    private final int place;

    Stage(int place) {
        this.place = place;
    }

    /** Returns the place of the stage's programs among those of a plan, from 0. */
    int place() {
        return place;
    }

    /** Tells whether a tier decides at its end here. */
    boolean hasTierEnds() {
        return this == NORMAL || this == FORWARD;
    }

    /** Returns the list of an endpoint that is asked here. */
    List<TierEntry> of(PolicyLists lists) {
        return switch (this) {
            case NORMAL -> lists.tiers();
            case UNTRACKED -> lists.untracked();
            case PRE_DNAT -> lists.preDnat();
            case FORWARD -> lists.forward();
        };
    }
}
