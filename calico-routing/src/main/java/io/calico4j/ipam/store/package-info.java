/**
 * Where the state of address management is kept: typed keys and values under compare-and-swap.
 *
 * <p>{@link io.calico4j.ipam.store.IpamStore} is what an adapter implements,
 * {@link io.calico4j.ipam.store.InMemoryIpamStore} the embedded one.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
