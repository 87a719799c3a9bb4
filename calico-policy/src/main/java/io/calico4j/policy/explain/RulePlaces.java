// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.internal.policy.fact.RuleOrigins;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Finds where the rules that the engine asks are written: Kubernetes rules expand to several. */
final class RulePlaces {
    private final ClusterSnapshot snapshot;
    private final BiFunction<ResourceKey, FieldPath, Optional<SourcePosition>> positions;

    RulePlaces(ClusterSnapshot snapshot, BiFunction<ResourceKey, FieldPath, Optional<SourcePosition>> positions) {
        this.snapshot = snapshot;
        this.positions = positions;
    }

    Optional<SourcePosition> of(ResourceKey owner) {
        return positions.apply(owner, FieldPath.root());
    }

    Optional<SourcePosition> of(ResourceKey owner, String field) {
        return positions.apply(owner, FieldPath.parse("spec." + field));
    }

    /** Returns the field of each rule of a direction, by its place among the rules that the engine asks. */
    List<String> fields(ResourceKey owner, Direction direction, int count) {
        String name = direction == Direction.INGRESS ? "ingress" : "egress";
        List<Integer> origins = RuleOrigins.of(snapshot.find(owner), direction);
        List<String> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fields.add(name + "[" + (origins.size() == count ? origins.get(i) : i) + "]");
        }
        return fields;
    }
}
