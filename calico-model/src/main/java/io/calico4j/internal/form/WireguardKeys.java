// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

import java.util.Base64;

/** Public keys of WireGuard. */
public final class WireguardKeys {
    private static final int BYTES = 32;
    private static final int CHARACTERS = 44;

    private WireguardKeys() {}

    /** Whether the text is 32 bytes in base64 with its padding; line breaks in it do not count. */
    public static boolean isKey(String text) {
        String encoded = text.replace("\r", "").replace("\n", "");
        if (encoded.length() != CHARACTERS) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(encoded).length == BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
