// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

/** Shell patterns of {@code *} (any text) and {@code ?} (any one character), as BIRD matches interface names. */
final class Glob {
    private Glob() {}

    /** Returns whether the whole text matches. Complexity: O(pattern * text). */
    static boolean matches(String pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = t;
            } else if (p < pattern.length() && (pattern.charAt(p) == '?' || pattern.charAt(p) == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
