// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.nio.charset.StandardCharsets;

/** What stands for a value in a store that keeps texts; its octets are never changed. */
final class StoredText {
    final byte[] octets;

    StoredText(byte[] octets) {
        this.octets = octets;
    }

    String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
