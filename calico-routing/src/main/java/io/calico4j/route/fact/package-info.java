/**
 * The facts about pools, nodes, blocks and workloads that routes are computed from.
 *
 * <p>{@link io.calico4j.route.fact.RouteFacts} holds one state of a cluster, {@link io.calico4j.route.fact.RouteDelta} a
 * change of it. The room depends on addresses and resources.
 *
 * <pre>{@code
 * RouteFacts facts = RouteFacts.builder()
 *         .add(PoolFact.of("main", Cidr.parse("10.200.0.0/16")).withVxlan(EncapsulationMode.CROSS_SUBNET))
 *         .add(NodeFact.builder("node-1").bgpAddress(HostAddress.parse("172.16.1.11/24")).build())
 *         .build();
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.route.fact;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
