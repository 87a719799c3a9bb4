/**
 * The MTU of every device that Calico makes on a node, from the MTU of the node's own network.
 *
 * <p>Start at {@link io.calico4j.mtu.MtuPlan}:
 *
 * <pre>{@code
 * MtuPlan plan = MtuPlan.of(MtuInputs.ofHostMtu(1500).withEnabled(Encapsulation.VXLAN));
 * plan.podMtuBytes();                          // 1450
 * plan.deviceMtuBytes().get(Encapsulation.IPIP); // 1480
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.mtu;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
