// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.PoolFact;
import java.util.Collection;
import java.util.Optional;

/**
 * Which encapsulations a cluster's pools ask for: Calico v3.32, felix/calc/encapsulation_resolver.go.
 *
 * <p>Disabled pools and pools for load balancers only count too.
 *
 * @param ipip whether any pool uses IP-in-IP
 * @param vxlan whether an IPv4 pool uses VXLAN
 * @param vxlanV6 whether an IPv6 pool uses VXLAN
 */
public record EncapsulationSummary(boolean ipip, boolean vxlan, boolean vxlanV6) {

    /** Returns the summary of some pools. */
    public static EncapsulationSummary of(Collection<PoolFact> pools) {
        boolean ipip = pools.stream().anyMatch(p -> p.ipip() != EncapsulationMode.NEVER);
        boolean vxlan = pools.stream()
                .anyMatch(p -> p.vxlan() != EncapsulationMode.NEVER && p.cidr().isV4());
        boolean vxlanV6 = pools.stream()
                .anyMatch(p -> p.vxlan() != EncapsulationMode.NEVER && p.cidr().isV6());
        return new EncapsulationSummary(ipip, vxlan, vxlanV6);
    }

    /** Returns this summary under FelixConfiguration {@code ipipEnabled} and {@code vxlanEnabled}, where they are set. */
    public EncapsulationSummary withOverrides(Optional<Boolean> ipipEnabled, Optional<Boolean> vxlanEnabled) {
        return new EncapsulationSummary(ipipEnabled.orElse(ipip), vxlanEnabled.orElse(vxlan), vxlanV6);
    }
}
