// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import io.calico4j.internal.text.CodePointOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The members of a map in {@link CodePointOrder}.
 *
 * <p>That order differs from {@code String.compareTo} only where surrogates meet characters from U+E000 on, so a map sorted naturally is used
 * as it stands unless one of its keys has a surrogate.
 */
final class Utf8Order {
    private Utf8Order() {}

    static <T> Collection<Map.Entry<String, T>> entries(Map<String, T> map) {
        if (map instanceof SortedMap && !hasSurrogate(map)) {
            return map.entrySet();
        }
        List<Map.Entry<String, T>> sorted = new ArrayList<>(map.entrySet());
        sorted.sort(Map.Entry.comparingByKey(CodePointOrder.COMPARATOR));
        return sorted;
    }

    private static boolean hasSurrogate(Map<String, ?> map) {
        if (map.size() < 2) {
            return false;
        }
        for (String key : map.keySet()) {
            for (int i = 0; i < key.length(); i++) {
                if (Character.isSurrogate(key.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }
}
