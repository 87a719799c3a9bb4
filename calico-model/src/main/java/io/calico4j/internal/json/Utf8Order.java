// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The order of texts by their UTF-8 bytes, which is the order by code point.
 *
 * <p>It differs from {@code String.compareTo} only where surrogates meet characters from U+E000 on, so a map sorted naturally is used
 * as it stands unless one of its keys has a surrogate.
 */
final class Utf8Order {
    static final Comparator<String> COMPARATOR = Utf8Order::compare;

    private Utf8Order() {}

    private static int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // a surrogate stands for a code point above every other char
                int order = Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y));
                return order != 0 ? order : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    static <T> Collection<Map.Entry<String, T>> entries(Map<String, T> map) {
        if (map instanceof SortedMap && !hasSurrogate(map)) {
            return map.entrySet();
        }
        List<Map.Entry<String, T>> sorted = new ArrayList<>(map.entrySet());
        sorted.sort(Map.Entry.comparingByKey(COMPARATOR));
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
