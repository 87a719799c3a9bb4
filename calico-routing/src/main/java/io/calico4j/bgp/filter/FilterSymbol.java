// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import static java.util.Objects.requireNonNull;

import io.calico4j.internal.hash.Sha256;
import io.calico4j.net.IpFamily;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The names of the BIRD functions that stand for BGPFilters.
 *
 * <p>A symbol of BIRD has at most 64 characters, a resource up to 253: a longer name is cut and a part of its SHA-256 is
 * put behind it. Authority: Calico v3.32, confd/pkg/resource/template/util.go.
 */
public final class FilterSymbol {
    private static final int LONGEST = 45;
    private static final int HASH_DIGITS = 16;

    private FilterSymbol() {}

    /** Returns a filter's name as it stands in function names: the name itself up to 45 bytes, else 28 bytes, {@code _} and 16 hex digits. */
    public static String shortName(String filterName) {
        byte[] bytes = filterName.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= LONGEST) {
            return filterName;
        }
        String start = new String(bytes, 0, LONGEST - HASH_DIGITS - 1, StandardCharsets.UTF_8);
        String hash = HexFormat.of().withUpperCase().formatHex(Sha256.of(filterName));
        return start + "_" + hash.substring(0, HASH_DIGITS);
    }

    /** Returns the function's name for one direction and family, without quotes, such as {@code bgp_web_importFilterV4}. */
    public static String function(String filterName, FilterDirection direction, IpFamily family) {
        String way = requireNonNull(direction, "direction").name().toLowerCase(Locale.ROOT);
        return "bgp_" + shortName(filterName) + "_" + way + "FilterV" + family.version();
    }
}
