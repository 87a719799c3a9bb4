// SPDX-License-Identifier: Apache-2.0
/**
 * Addressing ahead of time: whether pools last ({@link io.calico4j.ipam.plan.CapacityPlan}), and how they fill over months
 * of growth and churn ({@link io.calico4j.ipam.plan.GrowthSimulation}).
 *
 * <pre>{@code
 * var demand = CapacityDemand.on(List.of(IpamPool.of("default", "10.0.0.0/16"))).nodes(400).podsPerNode(110).build();
 * CapacityPlan plan = CapacityPlan.of(demand);
 * plan.mostNodes();       // 512: every node needs two blocks of 64, and there are 1,024
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.plan;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
