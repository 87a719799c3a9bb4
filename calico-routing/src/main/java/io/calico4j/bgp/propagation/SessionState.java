// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

/**
 * A session that a speaker is configured for, and whether it comes up.
 *
 * @param node the speaker whose configuration it is
 * @param session the session's name there
 * @param peer the speaker at the other end
 * @param problem what keeps it from coming up
 * @param detail the values that do not fit, for a person; empty if it comes up
 */
public record SessionState(String node, String session, String peer, Problem problem, String detail) {

    /** Why a session does not come up. */
    public enum Problem {
        /** It comes up. */
        NONE,
        /** The other end is down, or the link is. */
        DOWN,
        /** The peer is a node that has no session back. */
        ONE_WAY,
        /** One end expects another AS number than the other shows. */
        AS_MISMATCH,
        /** Both ends wait for the other. */
        BOTH_PASSIVE,
        /** No end calls a port at which the other listens. */
        PORT_MISMATCH,
        /** The ends have different passwords. */
        PASSWORD_MISMATCH,
        /** One end has TTL security on, the other not. */
        TTL_MISMATCH,
        /** The ends have one router ID. */
        SAME_ROUTER_ID,
        /** An external peer without multihop is not on the node's subnet. */
        NOT_DIRECT
    }

    /** Returns whether it comes up. */
    public boolean isEstablished() {
        return problem == Problem.NONE;
    }
}
