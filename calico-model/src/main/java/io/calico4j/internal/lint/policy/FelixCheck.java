// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.datastore.FelixEntity;
import io.calico4j.datastore.FelixHostEndpoint;
import io.calico4j.datastore.FelixPolicy;
import io.calico4j.datastore.FelixPort;
import io.calico4j.datastore.FelixProfileRules;
import io.calico4j.datastore.FelixRule;
import io.calico4j.datastore.FelixWorkloadEndpoint;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.label.Selector;
import io.calico4j.net.Port;
import io.calico4j.net.PortRange;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.ICMPFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * What Felix demands of the values it gets; it throws the whole value away for one slip. Paths are those of the resource the value was
 * made of.
 *
 * <p>Authority: Calico v3.32, felix/calc/validation_filter.go and libcalico-go/lib/validator/v1.
 */
final class FelixCheck {
    private static final int LONGEST_INTERFACE = 15;
    private static final int LONGEST_NAME = 128;
    private static final int LAST_ICMP_TYPE = 254;
    private static final int LAST_ICMP_CODE = 255;
    private static final String HINT = "AssumeNeededOnEveryNode";
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final List<String> PROTOCOLS = List.of("tcp", "udp", "icmp", "icmpv6", "sctp", "udplite");
    private static final List<String> ENDPOINT_PROTOCOLS = List.of("tcp", "udp", "sctp");

    private final List<Problem> problems = new ArrayList<>();

    private FelixCheck() {}

    /**
     * One reason to throw a value away.
     *
     * @param path the field
     * @param reason what is wrong with it
     */
    record Problem(FieldPath path, String reason) {}

    static List<Problem> policy(FelixPolicy policy) {
        FelixCheck check = new FelixCheck();
        check.selector(policy.selector(), SPEC.field("selector"));
        List<String> hints = policy.performanceHints();
        for (int i = 0; i < hints.size(); i++) {
            FieldPath path = SPEC.field("performanceHints").index(i);
            if (hints.indexOf(hints.get(i)) < i) {
                check.problem(path, "the hint is given twice");
            } else if (!hints.get(i).equals(HINT)) {
                check.problem(path, "\"" + hints.get(i) + "\" is no hint; the only one is " + HINT);
            }
        }
        check.rules(policy.inboundRules(), SPEC.field("ingress"));
        check.rules(policy.outboundRules(), SPEC.field("egress"));
        return check.problems;
    }

    static List<Problem> profile(FelixProfileRules profile) {
        FelixCheck check = new FelixCheck();
        check.rules(profile.inboundRules(), SPEC.field("ingress"));
        check.rules(profile.outboundRules(), SPEC.field("egress"));
        return check.problems;
    }

    static List<Problem> host(FelixHostEndpoint endpoint) {
        FelixCheck check = new FelixCheck();
        String name = endpoint.name();
        if (!name.isEmpty() && !name.equals("*") && !isName(name, LONGEST_INTERFACE)) {
            check.problem(
                    SPEC.field("interfaceName"),
                    "\"" + name + "\" is no interface: up to 15 letters, digits, \"_\", \".\" and \"-\", or *");
        }
        List<String> profiles = endpoint.profileIds();
        for (int i = 0; i < profiles.size(); i++) {
            check.name(profiles.get(i), SPEC.field("profiles").index(i));
        }
        check.endpointPorts(endpoint.ports());
        return check.problems;
    }

    static List<Problem> workload(FelixWorkloadEndpoint endpoint) {
        FelixCheck check = new FelixCheck();
        if (endpoint.name().isEmpty()) {
            check.problem(SPEC.field("interfaceName"), "an endpoint needs an interface");
        }
        check.endpointPorts(endpoint.ports());
        return check.problems;
    }

    private void rules(List<FelixRule> rules, FieldPath path) {
        for (int i = 0; i < rules.size(); i++) {
            rule(rules.get(i), path.index(i));
        }
    }

    private void rule(FelixRule rule, FieldPath path) {
        if (rule.ipVersion().filter(version -> version != 4 && version != 6).isPresent()) {
            problem(path.field("ipVersion"), rule.ipVersion().get() + " is no IP version; use 4 or 6");
        }
        rule.protocol().ifPresent(protocol -> protocol(protocol, path.field("protocol")));
        rule.notProtocol().ifPresent(protocol -> protocol(protocol, path.field("notProtocol")));
        icmp(rule.icmp(), path.field("icmp"));
        icmp(rule.notIcmp(), path.field("notICMP"));
        side(rule.source(), rule.protocol(), path.field("source"));
        side(rule.destination(), rule.protocol(), path.field("destination"));
    }

    private void protocol(Protocol protocol, FieldPath path) {
        boolean known = protocol.kind() == Protocol.Kind.NUMBER
                ? protocol.number().orElse(0) != 0
                : PROTOCOLS.contains(protocol.toString());
        if (!known) {
            problem(path, "\"" + protocol + "\" is no protocol Felix knows; use a number from 1 to 255 or a name");
        }
    }

    private void icmp(ICMPFields icmp, FieldPath path) {
        icmp.type()
                .filter(type -> type < 0 || type > LAST_ICMP_TYPE)
                .ifPresent(type -> problem(path.field("type"), type + " is no ICMP type; use 0 to 254"));
        icmp.code()
                .filter(code -> code < 0 || code > LAST_ICMP_CODE)
                .ifPresent(code -> problem(path.field("code"), code + " is no ICMP code; use 0 to 255"));
    }

    private void side(FelixEntity side, Optional<Protocol> protocol, FieldPath path) {
        int before = problems.size();
        selector(side.originalSelector(), path.field("selector"));
        selector(side.originalNamespaceSelector(), path.field("namespaceSelector"));
        selector(
                side.originalServiceAccountSelector(),
                path.field("serviceAccounts").field("selector"));
        if (problems.size() == before) {
            selector(side.selector(), path.field("selector"));
        }
        selector(side.notSelector(), path.field("notSelector"));
        ports(side.ports(), protocol, path.field("ports"));
        ports(side.notPorts(), protocol, path.field("notPorts"));
    }

    /** Without protocol only named ports may stand, with one that has no ports none at all. */
    private void ports(List<Port> ports, Optional<Protocol> protocol, FieldPath path) {
        boolean numbers = false;
        for (int i = 0; i < ports.size(); i++) {
            Port port = ports.get(i);
            numbers |= !port.isNamed();
            if (port.numbers().map(PortRange::first).filter(first -> first < 1).isPresent()) {
                problem(path.index(i), "port 0 is no port for Felix; use 1 to 65535");
            }
        }
        if (protocol.isEmpty() && numbers) {
            problem(path, "numbers of ports need a protocol: TCP, UDP or SCTP");
        } else if (protocol.isPresent() && !ports.isEmpty() && !protocol.get().supportsPorts()) {
            problem(path, "protocol \"" + protocol.get() + "\" has no ports; use TCP, UDP or SCTP");
        }
    }

    private void endpointPorts(List<FelixPort> ports) {
        for (int i = 0; i < ports.size(); i++) {
            FelixPort port = ports.get(i);
            FieldPath path = SPEC.field("ports").index(i);
            name(port.name(), path.field("name"));
            if (!ENDPOINT_PROTOCOLS.contains(port.protocol().toString())) {
                problem(
                        path.field("protocol"),
                        "the protocol of an endpoint's port must be TCP, UDP or SCTP by name, not \"" + port.protocol()
                                + "\"");
            }
            if (port.port() < 1) {
                problem(path.field("port"), port.port() + " is no port; use 1 to 65535");
            }
        }
    }

    private void name(String name, FieldPath path) {
        if (!isName(name, LONGEST_NAME)) {
            problem(path, "\"" + name + "\" is no name: 1 to 128 letters, digits, \"_\", \".\" and \"-\"");
        }
    }

    private void selector(String text, FieldPath path) {
        if (Selector.tryParse(text).isEmpty()) {
            problem(path, "the selector cannot be read");
        }
    }

    private void problem(FieldPath path, String reason) {
        problems.add(new Problem(path, reason));
    }

    private static boolean isName(String text, int longest) {
        IntPredicate isPart = c -> (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
        return !text.isEmpty() && text.length() <= longest && text.chars().allMatch(isPart);
    }
}
