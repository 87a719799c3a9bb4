// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.Rule;
import java.util.List;
import java.util.Optional;

/** What the conditions of one rule must be to each other, but for its networks. */
final class TrafficRules {
    static final List<TypeRule<Rule>> RULE = List.of(
            TrafficRules::ports,
            TrafficRules::httpProtocol,
            TrafficRules::httpAction,
            TrafficRules::icmpProtocol,
            TrafficRules::icmpVersion,
            NetRules::nets,
            TrafficRules::servicesWithPorts);

    static final List<TypeRule<ICMPFields>> ICMP_FIELDS = List.of(TrafficRules::icmpCode);

    private static final String SET_PROTOCOL = "set the protocol to TCP, UDP or SCTP";

    private TrafficRules() {}

    private static void ports(Rule rule, Findings out) {
        EntityRule source = rule.source();
        EntityRule destination = rule.destination();
        ports(rule, source.ports(), "Source.Ports", "source.ports", out);
        ports(rule, source.notPorts(), "Source.NotPorts", "source.notPorts", out);
        ports(rule, destination.ports(), "Destination.Ports", "destination.ports", out);
        ports(rule, destination.notPorts(), "Destination.NotPorts", "destination.notPorts", out);
    }

    private static void ports(Rule rule, List<Port> ports, String calicoField, String field, Findings out) {
        if (ports.isEmpty()) {
            return;
        }
        Optional<Protocol> protocol = rule.protocol();
        if (protocol.isPresent() && !protocol.get().supportsPorts()) {
            out.report(
                    Codes.PROTOCOL_WITHOUT_PORTS,
                    calicoField,
                    field,
                    "the protocol " + protocol.get() + " has no ports",
                    SET_PROTOCOL + ", or remove the ports");
        } else if (protocol.isEmpty() && !areNamed(ports)) {
            out.report(
                    Codes.PORTS_NEED_PROTOCOL,
                    calicoField,
                    field,
                    "port numbers mean nothing without a protocol",
                    SET_PROTOCOL);
        }
    }

    private static boolean areNamed(List<Port> ports) {
        for (Port port : ports) {
            if (port.kind() != Port.Kind.NAME) {
                return false;
            }
        }
        return true;
    }

    private static void httpProtocol(Rule rule, Findings out) {
        if (rule.http().isPresent()
                && rule.protocol().isPresent()
                && !rule.protocol().get().equals(Protocol.TCP)) {
            out.report(
                    Codes.HTTP_NEEDS_TCP,
                    "Protocol",
                    "protocol",
                    "http conditions are for TCP, not for " + rule.protocol().get(),
                    "set protocol: TCP");
        }
    }

    private static void httpAction(Rule rule, Findings out) {
        if (rule.http().isPresent() && !rule.action().equals("Allow")) {
            out.report(
                    Codes.HTTP_NEEDS_ALLOW,
                    "HTTP",
                    "http",
                    "http conditions are for rules that allow, not for the action " + rule.action(),
                    "allow what is wanted instead, and deny the rest without http");
        }
    }

    private static void icmpProtocol(Rule rule, Findings out) {
        if (rule.icmp().isPresent()
                && !uses(rule.protocol(), Protocol.ICMP)
                && !uses(rule.protocol(), Protocol.ICMPV6)) {
            out.report(
                    Codes.ICMP_NEEDS_PROTOCOL,
                    "ICMP",
                    "icmp",
                    "icmp conditions need the protocol ICMP or ICMPv6, by name",
                    "set protocol: ICMP");
        }
    }

    private static void icmpVersion(Rule rule, Findings out) {
        if (rule.ipVersion().isPresent()) {
            icmpVersion(rule, Protocol.ICMP, 4, out);
            icmpVersion(rule, Protocol.ICMPV6, 6, out);
        }
    }

    private static void icmpVersion(Rule rule, Protocol protocol, long version, Findings out) {
        boolean concerned = uses(rule.protocol(), protocol) || uses(rule.notProtocol(), protocol);
        if (concerned && rule.ipVersion().orElse(version) != version) {
            out.report(
                    Codes.ICMP_IP_VERSION,
                    "IPVersion",
                    "ipVersion",
                    "the protocol " + protocol + " is of IP version " + version,
                    "set ipVersion: " + version);
        }
    }

    private static boolean uses(Optional<Protocol> given, Protocol protocol) {
        return given.isPresent() && given.get().equals(protocol);
    }

    private static void servicesWithPorts(Rule rule, Findings out) {
        EntityRule destination = rule.destination();
        if (destination.services().isEmpty()) {
            return;
        }
        if (!destination.ports().isEmpty()) {
            portsWithServices("Destination.Ports", "destination.ports", out);
        }
        if (!destination.notPorts().isEmpty()) {
            portsWithServices("Destination.NotPorts", "destination.notPorts", out);
        }
    }

    private static void portsWithServices(String calicoField, String field, Findings out) {
        out.report(
                Codes.SERVICES_WITH_PORTS,
                calicoField,
                field,
                "ports cannot be given beside a service, which has its own",
                "remove the ports");
    }

    private static void icmpCode(ICMPFields icmp, Findings out) {
        if (icmp.code().isPresent() && icmp.type().isEmpty()) {
            out.report(
                    Codes.ICMP_CODE_WITHOUT_TYPE,
                    "Code",
                    "code",
                    "the ICMP code " + icmp.code().get() + " means nothing without a type",
                    "add the type");
        }
    }
}
