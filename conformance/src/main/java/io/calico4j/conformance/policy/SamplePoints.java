// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Protocol;
import io.calico4j.policy.PolicyRule;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.rule.PortMember;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The points on which two rules are compared: at each end every address that begins, ends or neighbours a network, and one
 * outside; every port at a bound and its neighbours; every protocol that has a name, and 47; every ICMP type and code, and others.
 */
final class SamplePoints {
    private static final List<String> OUTSIDE = List.of("198.18.7.7", "2001:db8:ffff::7");
    private static final int LAST_PORT = 65535;

    private final Set<IpAddress> sources = new TreeSet<>();
    private final Set<IpAddress> destinations = new TreeSet<>();
    private final Set<Integer> sourcePorts = new TreeSet<>(List.of(0, LAST_PORT));
    private final Set<Integer> destinationPorts = new TreeSet<>(List.of(0, LAST_PORT));
    private final Set<Integer> protocols = new TreeSet<>(List.of(1, 6, 17, 47, 58, 132, 136));
    private final Set<Integer> icmpNumbers = new TreeSet<>(List.of(-1, 77));

    SamplePoints() {
        for (FlowEnd end : FlowEnd.values()) {
            OUTSIDE.forEach(text -> addresses(end).add(IpAddress.parse(text)));
        }
    }

    Set<IpAddress> addresses(FlowEnd end) {
        return end == FlowEnd.SOURCE ? sources : destinations;
    }

    Set<Integer> ports(FlowEnd end) {
        return end == FlowEnd.SOURCE ? sourcePorts : destinationPorts;
    }

    Set<Integer> protocols() {
        return protocols;
    }

    Set<Integer> icmpNumbers() {
        return icmpNumbers;
    }

    void addFrom(JsonNode rule) {
        addProtocol(rule.path("protocol"));
        addProtocol(rule.path("notProtocol"));
        rule.path("icmp").forEach(number -> icmpNumbers.add(number.asInt()));
        rule.path("notIcmp").forEach(number -> icmpNumbers.add(number.asInt()));
        addFrom(FlowEnd.SOURCE, rule.path("src"));
        addFrom(FlowEnd.DESTINATION, rule.path("dst"));
    }

    private void addProtocol(JsonNode protocol) {
        if (!protocol.isMissingNode()) {
            Protocol.parse(protocol.asText()).number().ifPresent(protocols::add);
        }
    }

    private void addFrom(FlowEnd end, JsonNode side) {
        for (String member : List.of("nets", "notNets")) {
            side.path(member).forEach(net -> add(end, Cidr.parseOrAddress(net.asText())));
        }
        for (String member : List.of("ports", "notPorts")) {
            for (JsonNode range : side.path(member)) {
                String[] bounds = range.asText().split("-", 2);
                addPort(end, Integer.parseInt(bounds[0]));
                addPort(end, Integer.parseInt(bounds[1]));
            }
        }
        for (String member : List.of("sets", "notSets", "namedPortSets", "notNamedPortSets", "ipPortSets")) {
            side.path(member).forEach(set -> set.forEach(text -> addMember(end, text.asText())));
        }
    }

    private void addMember(FlowEnd end, String member) {
        int comma = member.indexOf(',');
        if (comma < 0) {
            add(end, Cidr.parseOrAddress(member));
        } else {
            add(end, IpAddress.parse(member.substring(0, comma)).toCidr());
            addPort(end, Integer.parseInt(member.substring(member.lastIndexOf(':') + 1)));
        }
    }

    void addFrom(PolicyRule rule) {
        for (Criterion criterion : rule.criteria()) {
            if (criterion instanceof Criterion.Nets nets) {
                nets.nets().forEach(net -> add(nets.at(), net));
            } else if (criterion instanceof Criterion.Members members) {
                members.members().forEach(net -> add(members.at(), net));
            } else if (criterion instanceof Criterion.OfService service) {
                service.sources().forEach(net -> add(service.at(), net));
                service.members().forEach(member -> add(service.at(), member));
            } else if (criterion instanceof Criterion.Ports named) {
                named.members().forEach(member -> add(named.at(), member));
                named.numbers().forEach(range -> {
                    addPort(named.at(), range.first());
                    addPort(named.at(), range.last());
                });
            } else if (criterion instanceof Criterion.OfProtocol protocol) {
                protocol.protocol().number().ifPresent(protocols::add);
            } else if (criterion instanceof Criterion.Icmp icmp) {
                icmpNumbers.add(icmp.type());
                icmp.code().ifPresent(icmpNumbers::add);
            }
        }
    }

    private void add(FlowEnd end, PortMember member) {
        add(end, member.address().toCidr());
        addPort(end, member.port());
    }

    private void add(FlowEnd end, Cidr net) {
        Set<IpAddress> points = addresses(end);
        points.add(net.first());
        points.add(net.last());
        addNeighbour(points, net.first(), -1);
        addNeighbour(points, net.last(), 1);
    }

    private static void addNeighbour(Set<IpAddress> points, IpAddress address, int distance) {
        try {
            points.add(address.plus(distance));
        } catch (ArithmeticException beyondAllAddresses) {
            points.add(address);
        }
    }

    private void addPort(FlowEnd end, int port) {
        for (int near = Math.max(0, port - 1); near <= Math.min(LAST_PORT, port + 1); near++) {
            ports(end).add(near);
        }
    }
}
