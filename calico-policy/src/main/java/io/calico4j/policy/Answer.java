// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

/** What policy says about a flow at one of its ends, or about the flow as a whole. */
public enum Answer {
    /** It is let through. */
    ALLOW(0),
    /** It is dropped. */
    DENY(1),
    /** It is refused because something about it is invalid; only the checker does so. */
    REFUSED(2),
    /** No policy is asked: no endpoint has the address. */
    NOT_POLICED(3),
    /** It cannot be told, because the cluster snapshot lacks a fact. */
    UNDECIDABLE(4);

    private final int place;

    Answer(int place) {
        this.place = place;
    }

    /** Returns the place of the answer among all, from 0. */
    int place() {
        return place;
    }

    /** Tells whether the flow does not get past this end. */
    public boolean stops() {
        return this == DENY || this == REFUSED;
    }
}
