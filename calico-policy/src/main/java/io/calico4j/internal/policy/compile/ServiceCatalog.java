// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.internal.policy.fact.SliceFact;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.rule.PortMember;
import io.calico4j.resource.ResourceKey;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What stands behind each service, over all of its slices. Confined to one thread. */
final class ServiceCatalog {
    private static final int SCTP = 132;

    private final Map<String, SortedMap<ResourceKey, SliceFact>> slices = new HashMap<>();
    private final boolean checker;

    ServiceCatalog(boolean checker) {
        this.checker = checker;
    }

    void put(SliceFact slice) {
        slices.computeIfAbsent(slice.service(), service -> new TreeMap<>()).put(slice.key(), slice);
    }

    void remove(SliceFact slice) {
        SortedMap<ResourceKey, SliceFact> ofService = slices.get(slice.service());
        if (ofService != null) {
            ofService.remove(slice.key());
        }
    }

    /** Returns a catalog of the present slices that does not follow later changes. */
    ServiceCatalog copy() {
        ServiceCatalog copy = new ServiceCatalog(checker);
        slices.forEach((service, ofService) -> copy.slices.put(service, new TreeMap<>(ofService)));
        return copy;
    }

    /** Returns the addresses behind a service, ascending. */
    SortedSet<Cidr> sources(String service) {
        SortedSet<Cidr> nets = new TreeSet<>();
        for (SliceFact slice : slices.getOrDefault(service, new TreeMap<>()).values()) {
            nets.addAll(slice.nets());
        }
        return nets;
    }

    /** Returns the ports behind a service, ascending; the checker knows none of SCTP. */
    SortedSet<PortMember> ports(String service) {
        SortedSet<PortMember> members = new TreeSet<>();
        for (SliceFact slice : slices.getOrDefault(service, new TreeMap<>()).values()) {
            for (SliceFact.Port port : slice.ports()) {
                for (IpAddress address : slice.addresses()) {
                    if (!checker || port.protocol() != SCTP) {
                        members.add(new PortMember(address, port.protocol(), port.number()));
                    }
                }
            }
        }
        return members;
    }
}
