// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names of sources as references (RFC 3986). */
final class Uris {
    private static final String UNRESERVED_AND_SLASH = "-._~/";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Uris() {}

    /** A path as a reference: an absolute one gets the scheme {@code file}; what may not stand in it is percent-encoded. */
    static String ofPath(String path) {
        String slashes = path.replace('\\', '/');
        var out = new StringBuilder(slashes.startsWith("/") ? "file://" : "");
        for (byte b : slashes.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (isLetterOrDigit(c) || UNRESERVED_AND_SLASH.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(b));
            }
        }
        return out.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
