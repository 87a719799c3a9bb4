// SPDX-License-Identifier: Apache-2.0
package io.calico4j.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * The known name that was probably meant by a mistyped one.
 *
 * <p>The distance is the number of insertions, deletions, replacements and swaps of neighbours between the two names
 * without regard to case (optimal string alignment). A name is near if the distance is at most one for each three
 * characters typed, and at least one is allowed. Names longer than 64 characters are never near.
 */
public final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /**
     * Returns the nearest of the known names; of several equally near ones the first in natural order.
     *
     * <p>Complexity: O(64 * 64) for each known name.
     */
    public static Optional<String> of(String typed, Collection<String> known) {
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        int best = Math.max(1, typed.length() / 3) + 1;
        String nearest = null;
        String folded = typed.toLowerCase(Locale.ROOT);
        for (String candidate : known) {
            if (Math.abs(candidate.length() - typed.length()) > best || candidate.length() > LONGEST) {
                continue;
            }
            int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
            if (distance < best || (distance == best && nearest != null && candidate.compareTo(nearest) < 0)) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
