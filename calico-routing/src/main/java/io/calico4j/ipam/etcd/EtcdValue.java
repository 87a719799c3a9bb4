// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import org.jspecify.annotations.Nullable;

/**
 * What etcd says of one key.
 *
 * @param key the key
 * @param text the value, {@code null} if there is none any more
 * @param revision the revision of etcd at which the key was last written or deleted
 */
record EtcdValue(String key, @Nullable String text, long revision) {}
