// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.resource;

import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamStore;
import java.util.Objects;

/**
 * What a resource says to address management.
 *
 * @param key where it is stored
 * @param value what is stored there
 */
public record StoredValue<V>(IpamKey<V> key, V value) {
    /** Creates the value of a key. */
    public StoredValue {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }

    /** Writes the value into a store, over what is there. */
    public void applyTo(IpamStore store) {
        Objects.requireNonNull(store, "store").apply(key, value);
    }
}
