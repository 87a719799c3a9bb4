// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The member index as its contract reads: all members of all sets are worked out anew after every change. */
final class NaiveMemberIndex {
    record Endpoint(Labels labels, List<String> parents, List<Cidr> nets, List<EndpointPort> ports) {}

    private final boolean suppressOverlaps;
    private final SortedMap<String, Endpoint> endpoints = new TreeMap<>();
    private final SortedMap<String, Labels> parents = new TreeMap<>();
    private final SortedMap<String, MemberSet> sets = new TreeMap<>();

    NaiveMemberIndex(boolean suppressOverlaps) {
        this.suppressOverlaps = suppressOverlaps;
    }

    SortedMap<String, Endpoint> endpoints() {
        return endpoints;
    }

    SortedMap<String, Labels> parents() {
        return parents;
    }

    SortedMap<String, MemberSet> sets() {
        return sets;
    }

    /** Returns the pairs of a set and a member. */
    SortedSet<String> pairs() {
        SortedSet<String> pairs = new TreeSet<>();
        sets.keySet().forEach(set -> members(set).forEach(member -> pairs.add(set + " " + member)));
        return pairs;
    }

    SortedSet<Member> members(String id) {
        MemberSet set = Objects.requireNonNull(sets.get(id));
        SortedSet<Member> members = new TreeSet<>();
        for (Endpoint endpoint : endpoints.values()) {
            if (set.selector().matches(effective(endpoint))) {
                for (Cidr net : endpoint.nets()) {
                    if (set.namedPort().isEmpty()) {
                        members.add(new Member.Block(net));
                    }
                    for (EndpointPort port : endpoint.ports()) {
                        if (set.namedPort()
                                .filter(wanted -> wanted.takesIn(port))
                                .isPresent()) {
                            members.add(
                                    new Member.Socket(net.network(), MemberProtocol.of(port.protocol()), port.port()));
                        }
                    }
                }
            }
        }
        if (suppressOverlaps) {
            List<Member> all = List.copyOf(members);
            members.removeIf(member -> all.stream().anyMatch(other -> isInside(member, other)));
        }
        return members;
    }

    private static boolean isInside(Member member, Member other) {
        return member instanceof Member.Block inner
                && other instanceof Member.Block outer
                && !inner.equals(outer)
                && outer.addresses().contains(inner.addresses());
    }

    private Labels effective(Endpoint endpoint) {
        Map<String, String> all = new TreeMap<>();
        List<Labels> layers = new ArrayList<>(List.of(endpoint.labels()));
        endpoint.parents().forEach(id -> layers.add(parents.getOrDefault(id, Labels.empty())));
        layers.forEach(layer -> layer.forEach(all::putIfAbsent));
        return Labels.copyOf(all);
    }
}
