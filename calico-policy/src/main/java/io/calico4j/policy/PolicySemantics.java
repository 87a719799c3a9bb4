// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

/** Whose evaluation an engine reproduces. */
public enum PolicySemantics {
    /** That of the data plane, which is what is enforced. HTTP criteria are not looked at there. */
    DATA_PLANE,
    /**
     * That of Calico's user-space checker, with all of its deviations: HTTP criteria count, and namespaces and service accounts are
     * also put to the certificates of a flow's ends; ICMP types, IP versions and named ports do not count; hosts are not evaluated. {@code docs/differences.md} lists them.
     */
    CHECKER
}
