// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import io.calico4j.bench.run.Phases;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The larger work: a snapshot of ten copies of the workload, 200,000 resources. {@code snapshot.of} builds it, {@code snapshot.with} changes and
 * {@code snapshot.without} removes every fortieth one by one, {@code snapshot.deltaTo} tells the difference after each of the changes, and
 * {@code snapshot.equal} compares it with one built anew.
 *
 * <p>The heap of {@code snapshot.with} holds the snapshots after each change, so it shows what one more costs.
 */
final class SnapshotPhases {
    private static final int COPIES = 10;
    private static final int EVERY = 40;

    private final List<Resource> resources;
    private final List<Resource> changed;

    SnapshotPhases(List<Resource> workload) {
        resources = new ArrayList<>(workload.size() * COPIES);
        changed = new ArrayList<>();
        for (int copy = 0; copy < COPIES; copy++) {
            for (Resource resource : workload) {
                resources.add(copy((CalicoResource) resource, copy));
            }
        }
        for (int i = 0; i < resources.size(); i += EVERY) {
            CalicoResource resource = (CalicoResource) resources.get(i);
            changed.add(resource.withMetadata(resource.metadata().toBuilder()
                    .putAnnotation("example.com/changed", "yes")
                    .build()));
        }
    }

    private static Resource copy(CalicoResource resource, int copy) {
        Metadata metadata = resource.metadata();
        return resource.withMetadata(metadata.withName(metadata.name() + "-" + copy));
    }

    void run(Phases phases) {
        ClusterSnapshot snapshot = phases.phase(
                "snapshot.of", resources.size(), () -> ClusterSnapshot.of(resources), ClusterSnapshot::size);
        List<ClusterSnapshot> moments =
                phases.phase("snapshot.with", changed.size(), () -> change(snapshot), List::size);
        phases.phase("snapshot.deltaTo", changed.size(), () -> differences(snapshot, moments), count -> count);
        phases.phase("snapshot.without", changed.size(), () -> remove(snapshot), ClusterSnapshot::size);
        phases.phase(
                "snapshot.equal",
                resources.size(),
                () -> snapshot.equals(ClusterSnapshot.of(snapshot.resources())),
                equal -> equal);
    }

    private List<ClusterSnapshot> change(ClusterSnapshot snapshot) {
        List<ClusterSnapshot> moments = new ArrayList<>(changed.size());
        ClusterSnapshot last = snapshot;
        for (Resource resource : changed) {
            last = last.with(resource);
            moments.add(last);
        }
        return moments;
    }

    private static long differences(ClusterSnapshot first, List<ClusterSnapshot> moments) {
        long changes = 0;
        ClusterSnapshot last = first;
        for (ClusterSnapshot moment : moments) {
            changes += last.deltaTo(moment).changes().size();
            last = moment;
        }
        return changes;
    }

    private ClusterSnapshot remove(ClusterSnapshot snapshot) {
        ClusterSnapshot last = snapshot;
        for (Resource resource : changed) {
            last = last.without(resource.key());
        }
        return last;
    }
}
