// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

/** How closely Calico's defects are followed; {@code docs/differences.md} lists them. */
public enum BgpCompatibility {
    /** What is meant: both ends of a mesh session agree on AS numbers, families without address have no sessions. */
    CORRECT,
    /** What Calico v3.32 does, defects too. */
    EXACT
}
