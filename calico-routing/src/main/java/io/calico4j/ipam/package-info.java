/**
 * Address management: which address the next workload gets, exactly as Calico decides it, and who owns which block.
 *
 * <p>{@link io.calico4j.ipam.Ipam} answers over an {@link io.calico4j.ipam.store.IpamStore}. The room depends on
 * {@code net}, {@code label}, its own rooms {@code block}, {@code store} and {@code resource}, and, for the checks of pools, on the
 * resource store of the model.
 *
 * <pre>{@code
 * var store = InMemoryIpamStore.create();
 * store.apply(new IpamKey.PoolKey("default"), IpamPool.of("default", "10.0.0.0/16"));
 * store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.empty()));
 * var result = Ipam.over(store).autoAssign(AutoAssignRequest.on("node-1").handle("pod-1").v4(1).build());
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
