// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.PoolFact;

/** How the pool around an address carries its traffic between nodes. */
public enum PoolType {
    /** There is no pool around it, or only one for load balancers. */
    NONE(0),
    /** As it is. */
    NO_ENCAP(1),
    /** In VXLAN. */
    VXLAN(2),
    /** In IP-in-IP. */
    IPIP(3);

    private final int code;

    PoolType(int code) {
        this.code = code;
    }

    /** Returns the number Calico gives the type, {@code 0..3}. */
    public int code() {
        return code;
    }

    /** Returns the type of a pool: Calico v3.32, felix/calc/l3_route_resolver.go. */
    public static PoolType of(PoolFact pool) {
        if (pool.loadBalancerOnly()) {
            return NONE;
        }
        return pool.vxlan() != EncapsulationMode.NEVER
                ? VXLAN
                : pool.ipip() != EncapsulationMode.NEVER ? IPIP : NO_ENCAP;
    }
}
