// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.List;
import java.util.Optional;

/**
 * What routing needs to know of an IP pool.
 *
 * @param loadBalancerOnly whether {@code allowedUses} is exactly {@code [LoadBalancer]}
 * @param disabled whether no new addresses are taken from it; has no effect on the L3 table
 * @param disableBgpExport whether BIRD keeps its routes to itself
 */
public record PoolFact(
        String name,
        Cidr cidr,
        EncapsulationMode ipip,
        EncapsulationMode vxlan,
        boolean natOutgoing,
        boolean loadBalancerOnly,
        boolean disabled,
        boolean disableBgpExport) {

    /** Returns a pool without encapsulation and without any flag. */
    public static PoolFact of(String name, Cidr cidr) {
        return new PoolFact(name, cidr, EncapsulationMode.NEVER, EncapsulationMode.NEVER, false, false, false, false);
    }

    /** Returns the facts of a pool; empty if its CIDR cannot be read. Unknown modes mean never. */
    public static Optional<PoolFact> from(IPPool pool) {
        IPPoolSpec spec = pool.spec();
        return Cidr.tryParse(spec.cidr())
                .map(cidr -> new PoolFact(
                        pool.metadata().name(),
                        cidr,
                        mode(spec.ipipMode()),
                        mode(spec.vxlanMode()),
                        spec.natOutgoing(),
                        spec.allowedUses().equals(List.of("LoadBalancer")),
                        spec.disabled(),
                        spec.disableBGPExport()));
    }

    private static EncapsulationMode mode(Optional<String> text) {
        return text.flatMap(EncapsulationMode::find).orElse(EncapsulationMode.NEVER);
    }

    /** Returns this pool with another IP-in-IP mode. */
    public PoolFact withIpip(EncapsulationMode mode) {
        return new PoolFact(name, cidr, mode, vxlan, natOutgoing, loadBalancerOnly, disabled, disableBgpExport);
    }

    /** Returns this pool with another VXLAN mode. */
    public PoolFact withVxlan(EncapsulationMode mode) {
        return new PoolFact(name, cidr, ipip, mode, natOutgoing, loadBalancerOnly, disabled, disableBgpExport);
    }

    /** Returns this pool with or without source NAT for traffic that leaves all pools. */
    public PoolFact withNatOutgoing(boolean nat) {
        return new PoolFact(name, cidr, ipip, vxlan, nat, loadBalancerOnly, disabled, disableBgpExport);
    }

    /** Returns this pool kept for load balancers only, or not. */
    public PoolFact withLoadBalancerOnly(boolean only) {
        return new PoolFact(name, cidr, ipip, vxlan, natOutgoing, only, disabled, disableBgpExport);
    }

    /** Returns this pool disabled or enabled. */
    public PoolFact withDisabled(boolean off) {
        return new PoolFact(name, cidr, ipip, vxlan, natOutgoing, loadBalancerOnly, off, disableBgpExport);
    }

    /** Returns this pool exported by BIRD or not. */
    public PoolFact withDisableBgpExport(boolean disable) {
        return new PoolFact(name, cidr, ipip, vxlan, natOutgoing, loadBalancerOnly, disabled, disable);
    }

    /** Returns whether one of the modes is {@link EncapsulationMode#CROSS_SUBNET}. */
    public boolean crossSubnet() {
        return ipip == EncapsulationMode.CROSS_SUBNET || vxlan == EncapsulationMode.CROSS_SUBNET;
    }
}
