// SPDX-License-Identifier: Apache-2.0
/**
 * Stores of address management in etcd, under Calico's own keys and in its own JSON, so that a Java program and Calico may
 * allocate from the same pools.
 *
 * <p>{@link io.calico4j.ipam.etcd.EtcdIpamStore} asks etcd for everything;
 * {@link io.calico4j.ipam.etcd.MirroredEtcdIpamStore} reads from a copy that follows etcd, and is several times faster.
 * Both speak etcd's JSON gateway with what the JDK's base module has; nothing else is needed.
 *
 * <pre>{@code
 * try (var store = MirroredEtcdIpamStore.open(EtcdIpamStore.at(URI.create("http://127.0.0.1:2379")))) {
 *     Ipam.over(store).autoAssign(AutoAssignRequest.on("node-1").handle("pod-1").v4(1).build());
 * }
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.etcd;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
