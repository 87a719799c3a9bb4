// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

/** Which BIRD a configuration is for. */
public enum BirdDialect {
    /** The BIRD 1.6 that Calico ships: one daemon and file for each family, IP-in-IP through {@code krt_tunnel}. */
    CALICO,
    /**
     * BIRD 2.0.7 or later as distributions ship it, one daemon and file for each family. It cannot make routes into
     * IP-in-IP devices: routes of such pools that need the tunnel are left to Felix.
     */
    STOCK_2
}
