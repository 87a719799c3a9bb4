// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.rule.NumberedSet;
import io.calico4j.internal.policy.rule.SetKey;
import io.calico4j.net.Cidr;
import io.calico4j.policy.rule.PortMember;
import java.util.ArrayList;
import java.util.List;

/** A block of addresses that somebody holds or some set lists, with the spot it has for ever. Confined to one thread. */
final class Block {
    private final Cidr addresses;
    private final int spot;
    private final IntBag holders = new IntBag();
    private final List<NumberedSet> listed = new ArrayList<>();
    private final List<PortUse> ports = new ArrayList<>();

    /**
     * A port of a service here.
     *
     * @param set the set of the service's ports
     * @param member the port
     */
    record PortUse(NumberedSet set, PortMember member) {}

    Block(Cidr addresses, int spot) {
        this.addresses = addresses;
        this.spot = spot;
    }

    Cidr addresses() {
        return addresses;
    }

    int spot() {
        return spot;
    }

    /** Returns the slots of the holders of exactly this block. */
    IntBag holders() {
        return holders;
    }

    /** Returns the sets that list exactly this block. */
    List<NumberedSet> listed() {
        return listed;
    }

    /** Returns the ports of services at exactly this address. */
    List<PortUse> ports() {
        return ports;
    }

    boolean isAddress() {
        return addresses.prefixLength() == addresses.family().bits();
    }

    /**
     * Tells whether Calico's checker overlooks members of this size in the sets it gets from the cluster.
     *
     * <p>Authority: Calico v3.32, app-policy/policystore/ipset.go.
     */
    boolean isOverlookedByChecker() {
        int hostBits = addresses.family().bits() - addresses.prefixLength();
        return hostBits >= 1 && hostBits <= 7;
    }

    /** Tells whether a set that lists blocks gets them from the cluster, not from the rule itself. */
    static boolean isOfCluster(NumberedSet set) {
        return !(set.key() instanceof SetKey.Listed);
    }
}
