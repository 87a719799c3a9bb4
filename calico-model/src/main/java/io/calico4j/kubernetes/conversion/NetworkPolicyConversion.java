// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.kubernetes.KubernetesNetworkPolicySpec;
import io.calico4j.net.Cidr;
import io.calico4j.net.Port;
import io.calico4j.resource.IntOrString;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.IPBlock;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import io.calico4j.resource.policy.NetworkPolicyPeer;
import io.calico4j.resource.policy.NetworkPolicyPort;
import io.calico4j.resource.policy.NetworkPolicySpec;
import io.calico4j.resource.policy.PolicyType;
import io.calico4j.resource.policy.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The spec of one network policy of Kubernetes as that of Calico's. Used once.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/conversion.go.
 */
final class NetworkPolicyConversion {
    /** The place of every policy of Kubernetes in the default tier. */
    private static final Optional<Double> ORDER = Optional.of(1000.0);

    private static final String TIER = "default";
    private static final String TCP = "TCP";
    private static final Rule ALLOW = Rule.builder().action(Action.ALLOW).build();
    private static final FieldPath INGRESS = FieldPath.of("spec", "ingress");
    private static final FieldPath EGRESS = FieldPath.of("spec", "egress");

    private final KubernetesNetworkPolicySpec spec;
    private final Findings findings;
    private final LabelSelectors selectors = new LabelSelectors();

    NetworkPolicyConversion(KubernetesNetworkPolicySpec spec, Findings findings) {
        this.spec = spec;
        this.findings = findings;
    }

    NetworkPolicySpec spec() {
        List<Rule> ingress = new ArrayList<>();
        for (int i = 0; i < spec.ingress().size(); i++) {
            NetworkPolicyIngressRule rule = spec.ingress().get(i);
            add(rule.peers(), rule.ports(), true, i, ingress);
        }
        List<Rule> egress = new ArrayList<>();
        for (int i = 0; i < spec.egress().size(); i++) {
            NetworkPolicyEgressRule rule = spec.egress().get(i);
            add(rule.peers(), rule.ports(), false, i, egress);
        }
        List<String> types = types();
        if (!egress.isEmpty() && !types.contains(PolicyType.EGRESS.text())) {
            findings.warning(
                    ConversionCodes.EGRESS_WITHOUT_TYPE,
                    FieldPath.of("spec", "policyTypes"),
                    "the egress rules have no effect, as Egress is not among the policy types",
                    "add Egress to policyTypes");
        }
        return NetworkPolicySpec.builder()
                .tier(TIER)
                .order(ORDER)
                .selector(selectors.pods(spec.podSelector()))
                .ingress(ingress)
                .egress(egress)
                .types(types)
                .build();
    }

    private List<String> types() {
        boolean ingress = spec.policyTypes().contains(PolicyType.INGRESS.text());
        boolean egress = spec.policyTypes().contains(PolicyType.EGRESS.text());
        if (!egress) {
            return List.of(PolicyType.INGRESS.text());
        }
        return ingress
                ? List.of(PolicyType.INGRESS.text(), PolicyType.EGRESS.text())
                : List.of(PolicyType.EGRESS.text());
    }

    private void add(
            List<NetworkPolicyPeer> peers,
            List<NetworkPolicyPort> ports,
            boolean ingress,
            int index,
            List<Rule> rules) {
        List<ProtocolPorts.Group> groups = groups(ports, ingress, index);
        if (groups == null) {
            return;
        }
        List<EntityRule> others = new ArrayList<>(Math.max(1, peers.size()));
        if (peers.isEmpty()) {
            others.add(EntityRule.empty());
        }
        for (int i = 0; i < peers.size(); i++) {
            others.add(peer(peers.get(i), ingress, index, i));
        }
        for (ProtocolPorts.Group group : groups) {
            Rule rule = group.protocol().isEmpty() ? ALLOW : ALLOW.withProtocol(group.protocol());
            if (ingress) {
                Rule allowed = rule.withDestination(group.entity());
                for (EntityRule other : others) {
                    rules.add(allowed.withSource(other));
                }
            } else {
                for (EntityRule other : others) {
                    rules.add(rule.withDestination(group.entity(other)));
                }
            }
        }
    }

    /** Returns the ports by protocol, or nothing if one of them cannot be converted, which is then reported. */
    private @Nullable List<ProtocolPorts.Group> groups(List<NetworkPolicyPort> ports, boolean ingress, int index) {
        if (ports.isEmpty()) {
            return ProtocolPorts.Group.ANYTHING;
        }
        ProtocolPorts groups = new ProtocolPorts();
        for (int i = 0; i < ports.size(); i++) {
            NetworkPolicyPort entry = ports.get(i);
            String protocol = entry.protocol().orElse(TCP);
            Optional<IntOrString> port = entry.port();
            if (port.isEmpty()) {
                groups.addAll(protocol);
                continue;
            }
            try {
                groups.add(protocol, port(port.get(), entry.endPort()));
            } catch (FormatException e) {
                findings.error(
                        ConversionCodes.RULE_LEFT_OUT,
                        rule(ingress, index),
                        "the rule is left out, as entry " + i + " of its ports cannot be converted: "
                                + Findings.reason(e),
                        "correct the port: until then what the rule would allow is denied");
                return null;
            }
        }
        return groups.groups();
    }

    private static Port port(IntOrString port, Optional<Integer> end) {
        if (end.isEmpty()
                && port instanceof IntOrString.Int single
                && single.number() >= 0
                && single.number() < 1 << 16) {
            return Port.of(single.number());
        }
        return Port.parse(end.isEmpty() ? port.text() : port.text() + ':' + end.get());
    }

    private EntityRule peer(NetworkPolicyPeer peer, boolean ingress, int rule, int index) {
        Optional<IPBlock> block = peer.ipBlock();
        if (block.isPresent()) {
            return block(block.get(), ingress, rule, index);
        }
        EntityRule entity = EntityRule.empty().withSelector(selectors.pods(peer.podSelector()));
        String namespaces = selectors.namespaces(peer.namespaceSelector());
        return namespaces.isEmpty() ? entity : entity.withNamespaceSelector(namespaces);
    }

    private EntityRule block(IPBlock block, boolean ingress, int rule, int index) {
        Optional<Cidr> cidr = Cidr.tryParse(block.cidr());
        if (cidr.isEmpty()) {
            findings.warning(
                    ConversionCodes.BLOCK_MATCHES_ALL,
                    path(ingress, rule, index).field("cidr"),
                    "\"" + block.cidr() + "\" is no CIDR, so that Calico lets the rule match any address",
                    "write an address, a slash and a prefix length, such as 10.0.0.0/8");
            return EntityRule.empty();
        }
        EntityRule.Builder entity = EntityRule.builder().addNets(cidr.get().toString());
        for (int i = 0; i < block.except().size(); i++) {
            Optional<Cidr> exception = Cidr.tryParse(block.except().get(i));
            if (exception.isEmpty()) {
                findings.warning(
                        ConversionCodes.EXCEPTIONS_LOST,
                        path(ingress, rule, index).field("except").index(i),
                        "\"" + block.except().get(i)
                                + "\" is no CIDR, so that this exception and those after it are lost",
                        "write an address, a slash and a prefix length, such as 10.1.0.0/16");
                break;
            }
            entity.addNotNets(exception.get().toString());
        }
        return entity.build();
    }

    private static FieldPath rule(boolean ingress, int index) {
        return (ingress ? INGRESS : EGRESS).index(index);
    }

    private static FieldPath path(boolean ingress, int rule, int peer) {
        return rule(ingress, rule).field(ingress ? "from" : "to").index(peer).field("ipBlock");
    }
}
