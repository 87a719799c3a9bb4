// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.kubernetes.ClusterNetworkPolicyEgressPeer;
import io.calico4j.kubernetes.ClusterNetworkPolicyEgressRule;
import io.calico4j.kubernetes.ClusterNetworkPolicyIngressPeer;
import io.calico4j.kubernetes.ClusterNetworkPolicyIngressRule;
import io.calico4j.kubernetes.ClusterNetworkPolicyProtocol;
import io.calico4j.kubernetes.DestinationPort;
import io.calico4j.kubernetes.DestinationPortRange;
import io.calico4j.kubernetes.DestinationPorts;
import io.calico4j.kubernetes.NamespacedPod;
import io.calico4j.net.Cidr;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.RuleMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rule of a cluster network policy, in either direction, on its way to rules of Calico. */
final class ClusterNetworkPolicyRule {
    /** The annotation that keeps the name of the rule. */
    private static final String RULE_NAME = "name";

    private static final String NO_PEER = "a peer gives nothing that Calico supports";

    private final String name;
    private final String action;
    private final boolean ingress;
    private final List<ClusterNetworkPolicyProtocol> protocols;
    private final List<ClusterNetworkPolicyEgressPeer> peers;

    private ClusterNetworkPolicyRule(
            String name,
            String action,
            boolean ingress,
            List<ClusterNetworkPolicyProtocol> protocols,
            List<ClusterNetworkPolicyEgressPeer> peers) {
        this.name = name;
        this.action = action;
        this.ingress = ingress;
        this.protocols = protocols;
        this.peers = peers;
    }

    static ClusterNetworkPolicyRule of(ClusterNetworkPolicyIngressRule rule) {
        return new ClusterNetworkPolicyRule(
                rule.name().orElse(""),
                rule.action(),
                true,
                rule.protocols(),
                rule.peers().stream().map(ClusterNetworkPolicyRule::widened).toList());
    }

    static ClusterNetworkPolicyRule of(ClusterNetworkPolicyEgressRule rule) {
        return new ClusterNetworkPolicyRule(
                rule.name().orElse(""), rule.action(), false, rule.protocols(), rule.peers());
    }

    private static ClusterNetworkPolicyEgressPeer widened(ClusterNetworkPolicyIngressPeer peer) {
        return ClusterNetworkPolicyEgressPeer.builder()
                .namespaces(peer.namespaces())
                .pods(peer.pods())
                .build();
    }

    /** Whether nothing may pass in the place of this rule if it cannot be converted. */
    boolean failsClosed() {
        return action.equals("Deny") || action.equals("Pass");
    }

    /** Adds the rules of Calico; if that is impossible adds none and returns why. */
    Optional<String> addTo(List<Rule> rules, LabelSelectors selectors) {
        Optional<String> calicoAction = calicoAction();
        if (calicoAction.isEmpty()) {
            return Optional.of("\"" + action + "\" is no action: Accept, Deny or Pass is expected");
        }
        try {
            List<ProtocolPorts.Group> groups = groups();
            List<EntityRule> entities = new ArrayList<>(peers.size());
            for (ClusterNetworkPolicyEgressPeer peer : peers) {
                Optional<EntityRule> entity = entity(peer, selectors);
                if (entity.isEmpty()) {
                    return Optional.of(NO_PEER);
                }
                entities.add(entity.get());
            }
            combine(calicoAction.get(), groups, entities, rules);
            return Optional.empty();
        } catch (FormatException e) {
            return Optional.of(Findings.reason(e));
        }
    }

    private Optional<String> calicoAction() {
        return switch (action) {
            case "Accept" -> Optional.of(Action.ALLOW.text());
            case "Deny" -> Optional.of(Action.DENY.text());
            case "Pass" -> Optional.of(Action.PASS.text());
            default -> Optional.empty();
        };
    }

    private void combine(
            String calicoAction, List<ProtocolPorts.Group> groups, List<EntityRule> entities, List<Rule> rules) {
        Optional<RuleMetadata> metadata = name.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        RuleMetadata.builder().putAnnotation(RULE_NAME, name).build());
        for (ProtocolPorts.Group group : groups) {
            EntityRule own = ingress ? group.entity() : EntityRule.empty();
            for (EntityRule entity : entities) {
                rules.add(Rule.builder()
                        .metadata(metadata)
                        .action(calicoAction)
                        .protocol(group.protocol())
                        .source(ingress ? entity : own)
                        .destination(ingress ? own : group.entity(entity))
                        .build());
            }
        }
    }

    private List<ProtocolPorts.Group> groups() {
        ProtocolPorts groups = new ProtocolPorts();
        for (ClusterNetworkPolicyProtocol entry : protocols) {
            if (entry.tcp().isPresent()) {
                add(Protocol.TCP, entry.tcp().get(), groups);
            } else if (entry.udp().isPresent()) {
                add(Protocol.UDP, entry.udp().get(), groups);
            } else if (entry.sctp().isPresent()) {
                add(Protocol.SCTP, entry.sctp().get(), groups);
            } else if (entry.destinationNamedPort().isPresent()) {
                groups.add("", named(entry.destinationNamedPort().get()));
            } else {
                return ProtocolPorts.Group.ANYTHING;
            }
        }
        return protocols.isEmpty() ? ProtocolPorts.Group.ANYTHING : groups.groups();
    }

    private static void add(Protocol protocol, DestinationPorts ports, ProtocolPorts groups) {
        Optional<Port> port = ports.destinationPort().flatMap(ClusterNetworkPolicyRule::port);
        if (port.isEmpty()) {
            groups.addAll(protocol.toString());
        } else {
            groups.add(protocol.toString(), port.get());
        }
    }

    /** Numbers are cut to 16 bits, as in Calico. */
    private static Optional<Port> port(DestinationPort port) {
        int number = port.number().orElse(0);
        if (number != 0) {
            return Optional.of(Port.of(number & 0xffff));
        }
        return port.range().map(ClusterNetworkPolicyRule::range);
    }

    private static Port range(DestinationPortRange range) {
        int first = range.start() & 0xffff;
        int last = range.end() & 0xffff;
        return first <= last ? Port.range(first, last) : Port.parse(first + ":" + last);
    }

    private static Port named(String name) {
        try {
            return Port.named(name);
        } catch (IllegalArgumentException e) {
            throw new FormatException(name, 0, "the name of a port: 1 to 128 letters, digits, '_', '.' and '-'");
        }
    }

    private static Optional<EntityRule> entity(ClusterNetworkPolicyEgressPeer peer, LabelSelectors selectors) {
        Optional<NamespacedPod> pods = peer.pods();
        Optional<LabelSelector> namespaces =
                pods.isPresent() ? pods.map(NamespacedPod::namespaceSelector) : peer.namespaces();
        if (namespaces.isEmpty() && peer.networks().isEmpty()) {
            return Optional.empty();
        }
        EntityRule.Builder entity = EntityRule.builder();
        pods.ifPresent(given -> entity.selector(selectors.pods(given.podSelector())));
        String namespaceText = selectors.namespaces(namespaces);
        if (!namespaceText.isEmpty()) {
            entity.namespaceSelector(namespaceText);
        }
        for (String network : peer.networks()) {
            entity.addNets(Cidr.parse(network).toString());
        }
        return Optional.of(entity.build());
    }
}
