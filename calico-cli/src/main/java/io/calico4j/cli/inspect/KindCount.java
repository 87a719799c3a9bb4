// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import com.fasterxml.jackson.annotation.JsonValue;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many resources there are of one kind.
 *
 * @param origin whose kind it is
 * @param kind its name, as the resources state it
 * @param count how many
 */
record KindCount(Origin origin, String kind, int count) {

    /** Whose kind it is. */
    enum Origin {
        /** Calico's own. */
        CALICO,
        /** A Kubernetes kind that Calico reads. */
        KUBERNETES,
        /** Any other. */
        OTHER;

        @JsonValue
        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Counts kinds; Calico's first, then those of Kubernetes, then all others, each by name. */
    static List<KindCount> of(List<Resource> resources) {
        Map<Origin, Map<String, Integer>> counts = new TreeMap<>();
        for (Resource resource : resources) {
            counts.computeIfAbsent(origin(resource.kind()), o -> new TreeMap<>(Comparator.naturalOrder()))
                    .merge(resource.kindName(), 1, Integer::sum);
        }
        List<KindCount> kinds = new ArrayList<>();
        counts.forEach(
                (origin, byKind) -> byKind.forEach((kind, count) -> kinds.add(new KindCount(origin, kind, count))));
        return kinds;
    }

    private static Origin origin(Kind kind) {
        if (kind == Kind.UNKNOWN) {
            return Origin.OTHER;
        }
        return kind.calico() ? Origin.CALICO : Origin.KUBERNETES;
    }
}
