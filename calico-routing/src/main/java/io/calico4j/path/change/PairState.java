// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

/** What becomes of packets from pods of one node to pods of another, the better first. */
public enum PairState {
    /** All arrive. */
    REACHABLE("reachable"),
    /** Some are lost: for a while, or those of full size. */
    LOSSY("lossy"),
    /** None arrives. */
    CUT("cut");

    private final String text;

    PairState(String text) {
        this.text = text;
    }

    /** Returns the state in one word. */
    public String text() {
        return text;
    }
}
