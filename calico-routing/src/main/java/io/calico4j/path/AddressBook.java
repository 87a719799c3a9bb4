// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PrefixMap;
import io.calico4j.route.Chain;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.WorkloadFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who has which address; immutable once built.
 *
 * <p>Open addressing over IPv4 addresses, which are almost all; a map for the rest, and a prefix map for the few workloads
 * that own whole networks.
 */
final class AddressBook {
    private @Nullable Owner[] values = new Owner[1 << 10];
    private int size;
    private final Map<IpAddress, Owner> v6 = new HashMap<>();
    private PrefixMap<Owner> wide = PrefixMap.empty();
    private final Function<IpAddress, Chain> chains;

    private AddressBook(Function<IpAddress, Chain> chains) {
        this.chains = chains;
    }

    static AddressBook of(RoutePlanner planner, Function<String, TraceNode> nodes) {
        AddressBook book = new AddressBook(planner.chains());
        List<String> workloadNodes = planner.workloadNodes();
        for (NodeFact fact : planner.nodes()) {
            TraceNode node = nodes.apply(fact.name());
            fact.hostAddresses().forEach(a -> book.put(a, node, null, false));
            fact.ipipAddress().ifPresent(a -> book.put(a, node, null, true));
            for (IpFamily family : IpFamily.values()) {
                fact.vxlanAddress(family).ifPresent(a -> book.put(a, node, null, true));
                fact.wireguardAddress(family).ifPresent(a -> book.put(a, node, null, true));
            }
        }
        for (String name : workloadNodes) {
            TraceNode node = nodes.apply(name);
            for (WorkloadFact workload : planner.workloadsOf(name)) {
                if (workload.migration() != MigrationState.TARGET) {
                    workload.nets().forEach(net -> book.put(net, node, workload));
                }
            }
        }
        return book;
    }

    private void put(Cidr net, TraceNode node, WorkloadFact workload) {
        if (net.isSingleAddress()) {
            put(net.network(), node, workload, false);
        } else {
            wide = wide.with(
                    net,
                    new Owner(
                            0,
                            node,
                            workload,
                            false,
                            chains.apply(net.network()),
                            wide.get(net).orElse(null)));
        }
    }

    private void put(IpAddress address, TraceNode node, @Nullable WorkloadFact workload, boolean tunnel) {
        if (address.isV6()) {
            v6.put(address, new Owner(0, node, workload, tunnel, chains.apply(address), v6.get(address)));
            return;
        }
        if (size * 2 >= values.length) {
            grow();
        }
        int at = slot(address.v4Bits());
        if (values[at] == null) {
            size++;
        }
        values[at] = new Owner(address.v4Bits(), node, workload, tunnel, chains.apply(address), values[at]);
    }

    private int slot(int bits) {
        int mask = values.length - 1;
        int at = ((bits * 0x9E3779B9) >>> 7) & mask;
        Owner there = values[at];
        while (there != null && there.key() != bits) {
            at = (at + 1) & mask;
            there = values[at];
        }
        return at;
    }

    private void grow() {
        @Nullable Owner[] old = values;
        values = new Owner[old.length * 2];
        for (Owner owner : old) {
            if (owner != null) {
                values[slot(owner.key())] = owner;
            }
        }
    }

    /** Returns who has an address, a workload before a host; null if nobody in the cluster. */
    @Nullable
    Owner find(IpAddress address) {
        Owner owner = address.isV4() ? values[slot(address.v4Bits())] : v6.get(address);
        return owner != null || wide.isEmpty()
                ? owner
                : wide.longestMatch(address).map(PrefixMap.Entry::value).orElse(null);
    }

    /** Returns whether somebody has just this address, rather than a network around it. */
    boolean isExact(IpAddress address) {
        return wide.isEmpty() || wide.longestMatch(address).isEmpty();
    }

    /** Returns who has an address on a node; null if nobody there. */
    @Nullable
    Owner find(IpAddress address, TraceNode node) {
        Owner owner = find(address);
        while (owner != null && owner.node() != node) {
            owner = owner.next();
        }
        return owner;
    }
}
