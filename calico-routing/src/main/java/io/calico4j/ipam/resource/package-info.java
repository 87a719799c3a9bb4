// SPDX-License-Identifier: Apache-2.0
/**
 * The bridge between the resources of a cluster and a store of address management, in both directions.
 *
 * <p>{@link io.calico4j.ipam.resource.IpamResources} is the entry.
 *
 * <pre>{@code
 * var store = InMemoryIpamStore.create();
 * Diagnostics unread = IpamResources.load(snapshot, store);
 * ... Ipam.over(store) ...
 * ClusterSnapshot after = IpamResources.replaceIn(snapshot, store);
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.resource;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
