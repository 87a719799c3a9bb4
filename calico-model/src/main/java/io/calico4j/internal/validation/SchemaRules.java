// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.net.Protocol;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.BGPFilterRuleV4;
import io.calico4j.resource.bgp.BGPFilterRuleV6;
import io.calico4j.resource.bgp.BGPPeerSpec;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.resource.node.HostEndpointSpec;
import io.calico4j.resource.policy.GlobalNetworkPolicySpec;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicySpec;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The rules between fields that stand in the CRD schemas, by type.
 *
 * <p>A rule that looks at a name fails where there is none. Defaults of the schema count as given.
 */
final class SchemaRules {
    private static final Map<Class<?>, List<SchemaRule<Object>>> RULES = new LinkedHashMap<>();
    private static final String LOAD_BALANCER = "LoadBalancer";

    static {
        put(Rule.class, rule());
        put(ICMPFields.class, List.of(icmp()));
        put(GlobalNetworkPolicySpec.class, globalPolicy());
        put(StagedGlobalNetworkPolicySpec.class, globalPolicy());
        put(Tier.class, List.of(tier("kube-admin", "Pass"), tier("kube-baseline", "Pass"), tier("default", "Deny")));
        put(IPPoolSpec.class, pool());
        put(BGPPeerSpec.class, peer());
        put(
                BGPFilterRuleV4.class,
                List.of(
                        filterOperator(r -> given(r.cidr()) == given(r.matchOperator())),
                        filterPrefix(r -> r.prefixLength().isEmpty() || given(r.cidr())),
                        filterOperations(
                                r -> r.operations().isEmpty() || r.action().equals("Accept"))));
        put(
                BGPFilterRuleV6.class,
                List.of(
                        filterOperator(r -> given(r.cidr()) == given(r.matchOperator())),
                        filterPrefix(r -> r.prefixLength().isEmpty() || given(r.cidr())),
                        filterOperations(
                                r -> r.operations().isEmpty() || r.action().equals("Accept"))));
        put(BGPConfigurationSpec.class, mesh());
        put(HostEndpointSpec.class, hostEndpoint());
        put(FelixConfiguration.class, List.of(felixNodeSelector()));
        put(FelixConfigurationSpec.class, List.of(routeTables()));
    }

    private SchemaRules() {}

    @SuppressWarnings("unchecked") // a rule is only given values of the type it is listed under
    private static <T> void put(Class<T> type, List<? extends SchemaRule<? super T>> rules) {
        RULES.put(type, rules.stream().map(rule -> (SchemaRule<Object>) rule).toList());
    }

    /** The rules of a type, in the order of the schema. */
    static List<SchemaRule<Object>> of(Class<?> type) {
        return RULES.getOrDefault(type, List.of());
    }

    private static boolean given(Optional<String> text) {
        return !text.orElse("").isEmpty();
    }

    private static List<SchemaRule<Rule>> rule() {
        return List.of(
                new SchemaRule<>(
                        Codes.HTTP_NEEDS_TCP,
                        rule -> rule.http().isEmpty()
                                || rule.protocol().isEmpty()
                                || isTcp(rule.protocol().get()),
                        "http conditions are for TCP",
                        "set protocol: TCP"),
                new SchemaRule<>(
                        Codes.HTTP_NEEDS_ALLOW,
                        rule -> rule.http().isEmpty() || rule.action().equals("Allow"),
                        "http conditions are for rules that allow",
                        "allow what is wanted instead, and deny the rest without http"),
                new SchemaRule<>(
                        Codes.SERVICES_WITH_PORTS,
                        rule -> rule.destination().services().isEmpty()
                                || (rule.destination().ports().isEmpty()
                                        && rule.destination().notPorts().isEmpty()),
                        "ports cannot be given beside a service, which has its own",
                        "remove the ports"));
    }

    private static boolean isTcp(Protocol protocol) {
        return protocol.equals(Protocol.TCP) || protocol.equals(Protocol.of(6));
    }

    private static SchemaRule<ICMPFields> icmp() {
        return new SchemaRule<>(
                Codes.ICMP_CODE_WITHOUT_TYPE,
                icmp -> icmp.code().isEmpty()
                        || icmp.type().filter(SchemaRules::isInteger).isPresent(),
                "an ICMP code means nothing without a type",
                "add the type");
    }

    /** Whether a number is still an integer after it was a double, as which rules get it: 2^63 is none. */
    private static boolean isInteger(long number) {
        return (double) number < 0x1p63;
    }

    private static List<SchemaRule<PolicySpec>> globalPolicy() {
        return List.of(
                new SchemaRule<>(
                        Codes.PRE_DNAT_AND_UNTRACKED,
                        spec -> !(spec.doNotTrack() && spec.preDNAT()),
                        "preDNAT and doNotTrack cannot both be true",
                        "make two policies of it"),
                new SchemaRule<>(
                        Codes.PRE_DNAT_EGRESS,
                        spec -> !spec.preDNAT() || spec.egress().isEmpty(),
                        "a preDNAT policy cannot have egress rules",
                        "move them to a policy without preDNAT"),
                new SchemaRule<>(
                        Codes.PRE_DNAT_EGRESS,
                        spec -> !spec.preDNAT() || !spec.types().contains("Egress"),
                        "a preDNAT policy cannot have the type Egress",
                        "set types: [Ingress]"),
                new SchemaRule<>(
                        Codes.APPLY_ON_FORWARD_NEEDED,
                        spec -> spec.applyOnForward() || (!spec.doNotTrack() && !spec.preDNAT()),
                        "preDNAT and doNotTrack need applyOnForward",
                        "set applyOnForward: true"));
    }

    private static SchemaRule<Tier> tier(String name, String action) {
        return new SchemaRule<>(
                Codes.STATIC_TIER_ACTION,
                tier -> isNamed(tier.metadata())
                        && (!tier.metadata().name().equals(name)
                                || tier.spec().defaultAction().orElse("Deny").equals(action)),
                "the default action of the tier " + name + " is fixed",
                "set defaultAction: " + action);
    }

    private static boolean isNamed(Metadata metadata) {
        return !metadata.name().isEmpty();
    }

    private static List<SchemaRule<IPPoolSpec>> pool() {
        return List.of(
                new SchemaRule<>(
                        Codes.POOL_ENCAPSULATED_TWICE,
                        pool -> isNever(pool.ipipMode()) || isNever(pool.vxlanMode()),
                        "a pool cannot use both IPIP and VXLAN",
                        "set one of ipipMode and vxlanMode to Never"),
                new SchemaRule<>(
                        Codes.LOAD_BALANCER_ENCAPSULATED,
                        pool -> !pool.allowedUses().contains(LOAD_BALANCER)
                                || (isNever(pool.ipipMode()) && isNever(pool.vxlanMode())),
                        "a pool for load balancers cannot be encapsulated",
                        "set ipipMode and vxlanMode to Never"),
                new SchemaRule<>(
                        Codes.LOAD_BALANCER_NOT_ALONE,
                        pool -> !pool.allowedUses().contains(LOAD_BALANCER)
                                || (!pool.allowedUses().contains("Workload")
                                        && !pool.allowedUses().contains("Tunnel")),
                        "a pool for load balancers cannot have other uses as well",
                        "make a pool of its own for load balancers"),
                new SchemaRule<>(
                        Codes.IPIP_ON_IPV6,
                        pool -> pool.cidr().indexOf(':') < 0 || isNever(pool.ipipMode()),
                        "an IPv6 pool cannot use IPIP",
                        "set ipipMode: Never"));
    }

    private static boolean isNever(Optional<String> mode) {
        return mode.orElse("Never").equals("Never") || mode.orElse("").isEmpty();
    }

    private static List<SchemaRule<BGPPeerSpec>> peer() {
        String remove = "remove one of them";
        return List.of(
                new SchemaRule<>(
                        Codes.PEER_NODE_TWICE,
                        peer -> !given(peer.node()) || !given(peer.nodeSelector()),
                        "node cannot be given beside nodeSelector",
                        remove),
                new SchemaRule<>(
                        Codes.PEER_GIVEN_TWICE,
                        peer -> !given(peer.peerIP()) || !given(peer.peerSelector()),
                        "peerIP cannot be given beside peerSelector",
                        remove),
                new SchemaRule<>(
                        Codes.PEER_GIVEN_TWICE,
                        peer -> !given(peer.peerSelector()) || !PeerRules.hasAsNumber(peer),
                        "asNumber cannot be given beside peerSelector",
                        remove),
                new SchemaRule<>(
                        Codes.PEER_GIVEN_TWICE,
                        peer -> !given(peer.localWorkloadSelector()) || !given(peer.peerIP()),
                        "peerIP cannot be given beside localWorkloadSelector",
                        remove),
                new SchemaRule<>(
                        Codes.PEER_GIVEN_TWICE,
                        peer -> !given(peer.localWorkloadSelector()) || !given(peer.peerSelector()),
                        "peerSelector cannot be given beside localWorkloadSelector",
                        remove),
                new SchemaRule<>(
                        Codes.PEER_AS_NUMBER_NEEDED,
                        peer -> !given(peer.localWorkloadSelector()) || PeerRules.hasAsNumber(peer),
                        "localWorkloadSelector needs an asNumber",
                        "add the AS number of the workloads"));
    }

    private static <T> SchemaRule<T> filterOperator(Predicate<T> holds) {
        return new SchemaRule<>(
                Codes.FILTER_OPERATOR,
                holds,
                "cidr and matchOperator mean nothing without each other",
                "give both or none of them");
    }

    private static <T> SchemaRule<T> filterPrefix(Predicate<T> holds) {
        return new SchemaRule<>(
                Codes.FILTER_PREFIX_LENGTH,
                holds,
                "prefixLength means nothing without cidr",
                "add the cidr, 0.0.0.0/0 or ::/0 for any");
    }

    private static <T> SchemaRule<T> filterOperations(Predicate<T> holds) {
        return new SchemaRule<>(
                Codes.FILTER_OPERATIONS_REJECT,
                holds,
                "operations are for routes that are accepted",
                "set action: Accept, or remove the operations");
    }

    private static List<SchemaRule<BGPConfigurationSpec>> mesh() {
        return List.of(
                new SchemaRule<>(
                        Codes.MESH_DISABLED,
                        spec -> spec.nodeMeshPassword().isEmpty()
                                || spec.nodeToNodeMeshEnabled().orElse(true),
                        "nodeMeshPassword is for the node-to-node mesh, which is disabled",
                        "remove it, or enable the mesh"),
                new SchemaRule<>(
                        Codes.MESH_DISABLED,
                        spec -> spec.nodeMeshMaxRestartTime().isEmpty()
                                || spec.nodeToNodeMeshEnabled().orElse(true),
                        "nodeMeshMaxRestartTime is for the node-to-node mesh, which is disabled",
                        "remove it, or enable the mesh"));
    }

    private static List<SchemaRule<HostEndpointSpec>> hostEndpoint() {
        return List.of(
                new SchemaRule<>(
                        Codes.HOST_ENDPOINT_NOWHERE,
                        endpoint -> given(endpoint.interfaceName())
                                || !endpoint.expectedIPs().isEmpty(),
                        "a host endpoint needs an interface or addresses to be found by",
                        "add interfaceName, * for all, or expectedIPs"),
                new SchemaRule<>(
                        Codes.HOST_ENDPOINT_NODE_NEEDED,
                        endpoint -> given(endpoint.node()),
                        "a host endpoint needs the node it is on",
                        "add the name of the node"));
    }

    private static SchemaRule<FelixConfiguration> felixNodeSelector() {
        return new SchemaRule<>(
                Codes.FELIX_NODE_SELECTOR,
                felix -> {
                    String name = felix.metadata().name();
                    boolean fixed = name.equals("default") || name.startsWith("node.");
                    return !name.isEmpty()
                            && (!fixed || felix.spec().nodeSelector().isEmpty());
                },
                "the configuration default and those of one node cannot have a nodeSelector",
                "remove it, or choose another name");
    }

    private static SchemaRule<FelixConfigurationSpec> routeTables() {
        return new SchemaRule<>(
                Codes.ROUTE_TABLES_TWICE,
                spec -> spec.routeTableRange().isEmpty()
                        || spec.routeTableRanges().isEmpty(),
                "routeTableRange cannot be given beside routeTableRanges",
                "remove routeTableRange, which is the older form");
    }
}
