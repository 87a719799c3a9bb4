// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.diagnostic.Code;

/** The codes of what an engine says of the resources it is compiled from; each has a page in {@code docs/diagnostics}. */
public final class PolicyCodes {
    /** A policy that no engine can evaluate, and that is treated as absent. */
    public static final Code POLICY_LEFT_OUT = Code.of("CAL3001", "policy-left-out");

    private PolicyCodes() {}
}
