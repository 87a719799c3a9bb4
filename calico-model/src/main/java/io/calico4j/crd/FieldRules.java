// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import io.calico4j.resource.Content;
import io.calico4j.resource.bgp.BGPFilterRuleV4;
import io.calico4j.resource.bgp.BGPFilterRuleV6;
import io.calico4j.resource.bgp.BGPPeerSpec;
import io.calico4j.resource.node.HostEndpointSpec;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicySpec;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicySpec;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules between the fields of an object, in the Common Expression Language of Kubernetes.
 *
 * <p>They say what Calico's validation demands (Calico v3.32, libcalico-go/lib/validator/v3); those on the block size and on ports
 * are in no schema of Calico's. The API server bounds the cost that it estimates for the rules of a schema, and counts the elements of a
 * list without a bound by the million, so a rule in a list asks for what people write, not for all that Calico refuses.
 */
final class FieldRules {
    private static final Map<Class<?>, List<Content>> RULES = rules();

    private FieldRules() {}

    /** The rules of a type; none for most. */
    static List<Content> of(Class<?> type) {
        return RULES.getOrDefault(type, List.of());
    }

    private static Map<Class<?>, List<Content>> rules() {
        Map<Class<?>, List<Content>> rules = new LinkedHashMap<>();
        pool(rules);
        policy(rules);
        bgp(rules);
        add(
                rules,
                HostEndpointSpec.class,
                "has(self.interfaceName) || (has(self.expectedIPs) && self.expectedIPs.size() > 0)",
                "a host endpoint needs an interface name or expected addresses");
        add(rules, HostEndpointSpec.class, "has(self.node) && self.node != ''", "a host endpoint needs a node");
        return rules;
    }

    private static void pool(Map<Class<?>, List<Content>> rules) {
        add(
                rules,
                IPPoolSpec.class,
                "!has(self.blockSize) || self.blockSize == 0 || (self.cidr.contains(':') ? self.blockSize >= 116"
                        + " && self.blockSize <= 128 : self.blockSize >= 20 && self.blockSize <= 32)",
                "the block size must be 20 to 32 for IPv4 and 116 to 128 for IPv6");
        add(
                rules,
                IPPoolSpec.class,
                "[has(self.ipipMode) && self.ipipMode in ['Always', 'CrossSubnet'], has(self.vxlanMode)"
                        + " && self.vxlanMode in ['Always', 'CrossSubnet']].filter(on, on).size() < 2",
                "a pool has one encapsulation at most");
        add(
                rules,
                IPPoolSpec.class,
                "!(self.cidr.contains(':') && has(self.ipipMode) && self.ipipMode in ['Always', 'CrossSubnet'])",
                "there is no IPIP for IPv6");
        add(rules, IPPoolSpec.class, "self.cidr == oldSelf.cidr", "the block of a pool stays as it is");
        add(
                rules,
                IPPoolSpec.class,
                "!has(oldSelf.blockSize) || oldSelf.blockSize == 0 || (has(self.blockSize) && self.blockSize == oldSelf.blockSize)",
                "the block size of a pool stays as it is");
    }

    private static void policy(Map<Class<?>, List<Content>> rules) {
        String withPorts = "(type(self.protocol) == string ? self.protocol in ['TCP', 'UDP', 'SCTP', '6', '17', '132']"
                + " : self.protocol in [6, 17, 132])";
        add(
                rules,
                Rule.class,
                "!has(self.protocol) || " + withPorts
                        + " || !((has(self.source) && (has(self.source.ports) || has(self.source.notPorts)))"
                        + " || (has(self.destination) && (has(self.destination.ports) || has(self.destination.notPorts))))",
                "only TCP, UDP and SCTP have ports");
        add(
                rules,
                Rule.class,
                "!has(self.http) || (self.action == 'Allow' && has(self.protocol) && type(self.protocol) == string"
                        + " && self.protocol == 'TCP')",
                "HTTP conditions need an Allow rule of TCP");
        add(
                rules,
                Rule.class,
                "!has(self.icmp) || (has(self.protocol) && type(self.protocol) == string"
                        + " && self.protocol in ['ICMP', 'ICMPv6'])",
                "ICMP conditions need the protocol ICMP or ICMPv6");
        add(rules, ICMPFields.class, "has(self.type) || !has(self.code)", "an ICMP code needs a type");
        add(
                rules,
                EntityRule.class,
                "!has(self.services) || !(has(self.ports) || has(self.nets) || has(self.selector)"
                        + " || has(self.namespaceSelector))",
                "services exclude ports, networks and selectors");
        for (Class<?> spec : List.of(GlobalNetworkPolicySpec.class, StagedGlobalNetworkPolicySpec.class)) {
            add(
                    rules,
                    spec,
                    "!(has(self.doNotTrack) && self.doNotTrack && has(self.preDNAT) && self.preDNAT)",
                    "a policy cannot be enforced both before connection tracking and before translation");
            add(
                    rules,
                    spec,
                    "!((has(self.doNotTrack) && self.doNotTrack) || (has(self.preDNAT) && self.preDNAT))"
                            + " || (has(self.applyOnForward) && self.applyOnForward)",
                    "doNotTrack and preDNAT need applyOnForward");
            add(
                    rules,
                    spec,
                    "!(has(self.preDNAT) && self.preDNAT) || !((has(self.egress) && self.egress.size() > 0)"
                            + " || (has(self.types) && self.types.exists(t, t == 'Egress')))",
                    "preDNAT is for ingress only");
        }
    }

    private static void bgp(Map<Class<?>, List<Content>> rules) {
        add(
                rules,
                BGPPeerSpec.class,
                "!(has(self.node) && self.node != '' && has(self.nodeSelector) && self.nodeSelector != '')",
                "a peer names a node or selects nodes, not both");
        add(
                rules,
                BGPPeerSpec.class,
                "!(has(self.peerSelector) && self.peerSelector != '') || !((has(self.peerIP) && self.peerIP != '')"
                        + " || (has(self.asNumber) && self.asNumber != 0))",
                "a peer selector excludes an address and an AS number");
        for (Class<?> rule : List.of(BGPFilterRuleV4.class, BGPFilterRuleV6.class)) {
            add(
                    rules,
                    rule,
                    "has(self.cidr) == has(self.matchOperator)",
                    "a block and an operator to match it with go together");
            add(rules, rule, "has(self.cidr) || !has(self.prefixLength)", "a prefix length needs a block");
        }
    }

    private static void add(Map<Class<?>, List<Content>> rules, Class<?> type, String rule, String message) {
        rules.computeIfAbsent(type, t -> new ArrayList<>())
                .add(new MappingBuilder()
                        .put("rule", rule)
                        .put("message", message)
                        .build());
    }
}
