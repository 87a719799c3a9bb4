// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.List;
import java.util.SortedMap;

/** {@link Codes#DUPLICATE_RESOURCE}. */
public final class DuplicateLint {
    private DuplicateLint() {}

    public static Diagnostics check(SortedMap<ResourceKey, List<Resource>> byKey) {
        LintFindings findings = new LintFindings();
        byKey.values().stream().filter(alike -> alike.size() > 1).forEach(alike -> report(alike, findings));
        return findings.all();
    }

    private static void report(List<Resource> alike, LintFindings findings) {
        Resource first = alike.get(0);
        boolean equal = alike.stream().distinct().count() == 1;
        String what = "given " + alike.size() + " times, " + (equal ? "always the same" : "with different contents");
        String hint =
                equal ? "remove all but one" : "keep the one that is meant: the last one applied replaces the others";
        if (equal) {
            findings.warning(Codes.DUPLICATE_RESOURCE, first, FieldPath.of("metadata", "name"), what, hint);
        } else {
            findings.error(Codes.DUPLICATE_RESOURCE, first, FieldPath.of("metadata", "name"), what, hint);
        }
    }
}
