// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.policy.flow.Flow;
import io.calico4j.resource.Resource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Another flow, or another cluster, or both, in which an end of the flow gets the opposite answer. It has been put to the engine.
 *
 * @param flow the flow; the one that was asked about, unless an edit is of the flow
 * @param resources the resources that are different, as they would be; none if only the flow is
 * @param edits what is different, each with what it was
 */
public record Change(Flow flow, List<Resource> resources, List<Edit> edits) {
    /** Copies the lists. */
    public Change {
        requireNonNull(flow, "flow");
        resources = List.copyOf(resources);
        edits = List.copyOf(edits);
    }

    /** Returns how many things are different. */
    public int size() {
        return edits.size();
    }

    /** Returns a cluster with the change made. */
    public ClusterSnapshot appliedTo(ClusterSnapshot cluster) {
        return cluster.with(resources.toArray(Resource[]::new));
    }

    /** Returns the edits, joined with {@code and}. */
    @Override
    public String toString() {
        return edits.stream().map(Edit::toString).collect(Collectors.joining(" and "));
    }
}
