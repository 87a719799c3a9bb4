// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.resource.Metadata;
import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.BGPFilterOperation;
import io.calico4j.resource.bgp.BGPFilterRuleV4;
import io.calico4j.resource.bgp.BGPFilterRuleV6;
import io.calico4j.resource.bgp.BGPPeerSpec;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.resource.config.HealthTimeoutOverride;
import io.calico4j.resource.config.RouteTableIDRange;
import io.calico4j.resource.config.RouteTableRange;
import io.calico4j.resource.node.EndpointPort;
import io.calico4j.resource.node.HostEndpointSpec;
import io.calico4j.resource.node.IPNAT;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.node.WorkloadEndpointPort;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.HTTPMatch;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.RuleMetadata;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.BlockAffinitySpec;
import io.calico4j.resource.pool.IPAMConfigurationSpec;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules of the client-side pass between the fields of a type, by type. */
final class RuleTable {
    private static final Map<Class<?>, List<TypeRule<Object>>> RULES = new LinkedHashMap<>();

    static {
        put(Metadata.class, MetadataRules.EVERY_KIND);
        put(RuleMetadata.class, MetadataRules.OF_RULES);
        put(NetworkSet.class, MetadataRules.NETWORK_SET);
        put(GlobalNetworkSet.class, MetadataRules.GLOBAL_NETWORK_SET);

        put(NetworkPolicy.class, PolicyRules.NETWORK_POLICY);
        put(GlobalNetworkPolicy.class, PolicyRules.GLOBAL_NETWORK_POLICY);
        put(StagedNetworkPolicy.class, StagedRules.NETWORK_POLICY);
        put(StagedGlobalNetworkPolicy.class, StagedRules.GLOBAL_NETWORK_POLICY);
        put(StagedKubernetesNetworkPolicy.class, StagedRules.KUBERNETES_NETWORK_POLICY);
        put(Tier.class, TierRules.TIER);
        put(Rule.class, TrafficRules.RULE);
        put(EntityRule.class, EntityRules.ENTITY);
        put(ICMPFields.class, TrafficRules.ICMP_FIELDS);
        put(HTTPMatch.class, HttpRules.HTTP_MATCH);

        put(IPPoolSpec.class, PoolRules.POOL);
        put(IPAMConfigurationSpec.class, PoolRules.IPAM_CONFIGURATION);
        put(BlockAffinitySpec.class, PoolRules.BLOCK_AFFINITY);

        put(BGPPeerSpec.class, PeerRules.PEER);
        put(BGPFilterRuleV4.class, FilterRules.RULE_V4);
        put(BGPFilterRuleV6.class, FilterRules.RULE_V6);
        put(BGPFilterOperation.class, FilterRules.OPERATION);
        put(BGPConfigurationSpec.class, BgpConfigurationRules.CONFIGURATION);

        put(HostEndpointSpec.class, EndpointRules.HOST_ENDPOINT);
        put(EndpointPort.class, EndpointRules.HOST_ENDPOINT_PORT);
        put(WorkloadEndpointSpec.class, WorkloadRules.WORKLOAD_ENDPOINT);
        put(WorkloadEndpointPort.class, EndpointRules.WORKLOAD_ENDPOINT_PORT);
        put(IPNAT.class, WorkloadRules.NAT);
        put(NodeSpec.class, EndpointRules.NODE);

        put(FelixConfigurationSpec.class, FelixRules.FELIX);
        put(RouteTableRange.class, FelixRules.ROUTE_TABLE_RANGE);
        put(RouteTableIDRange.class, FelixRules.ROUTE_TABLE_ID_RANGE);
        put(HealthTimeoutOverride.class, FelixRules.HEALTH_TIMEOUT);
    }

    private RuleTable() {}

    @SuppressWarnings("unchecked") // a rule is only given values of the type it is listed under
    private static <T> void put(Class<T> type, List<TypeRule<T>> rules) {
        RULES.put(type, rules.stream().map(rule -> (TypeRule<Object>) rule).toList());
    }

    /** The rules of a type, in no order that matters; none for most types. */
    static List<TypeRule<Object>> of(Class<?> type) {
        return RULES.getOrDefault(type, List.of());
    }
}
