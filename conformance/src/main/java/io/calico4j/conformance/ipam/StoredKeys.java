// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;

/** Puts raw values under keys given as paths. */
final class StoredKeys {
    private StoredKeys() {}

    static void load(InMemoryIpamStore store, String path, JsonNode value) {
        store.load(
                IpamKey.parse(path).orElseThrow(() -> new IllegalArgumentException(path)),
                value.isTextual() ? value.textValue() : value.toString());
    }
}
