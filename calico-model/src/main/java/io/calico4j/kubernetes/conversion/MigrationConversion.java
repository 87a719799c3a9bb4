// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.kubernetes.VirtualMachineInstanceMigration;
import io.calico4j.kubernetes.VirtualMachineInstanceMigrationState;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.node.LiveMigration;
import io.calico4j.resource.node.LiveMigrationSource;
import io.calico4j.resource.node.LiveMigrationSpec;
import io.calico4j.resource.node.LiveMigrationTarget;
import io.calico4j.resource.node.WorkloadIdentifier;
import java.util.Optional;

/**
 * The migration of a virtual machine as Calico sees it.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/livemigration.go.
 */
final class MigrationConversion {
    private MigrationConversion() {}

    static Optional<LiveMigration> convert(VirtualMachineInstanceMigration migration) {
        Metadata metadata = migration.metadata();
        String machine = migration.spec().vmiName().orElse("");
        String uid = metadata.uid().orElse("");
        if (!isUnderWay(migration.status().phase().orElse("")) || machine.isEmpty() || uid.isEmpty()) {
            return Optional.empty();
        }
        Metadata own = Metadata.builder()
                .name(metadata.name())
                .namespace(metadata.namespace())
                .resourceVersion(metadata.resourceVersion())
                .creationTimestamp(metadata.creationTimestamp())
                .uid(uid)
                .labels(metadata.labels())
                .annotations(metadata.annotations())
                .build();
        String target = "(vmi.kubevirt.io/id == '" + machine + "' || vm.kubevirt.io/name == '" + machine
                + "') && kubevirt.io/migrationJobUID == '" + uid + "'";
        LiveMigrationSpec spec = LiveMigrationSpec.builder()
                .source(source(migration))
                .target(LiveMigrationTarget.builder().selector(target).build())
                .build();
        return Optional.of(LiveMigration.builder().metadata(own).spec(spec).build());
    }

    private static boolean isUnderWay(String phase) {
        return switch (phase) {
            case "Scheduling", "Scheduled", "PreparingTarget", "TargetReady", "Running", "Failed" -> true;
            default -> false;
        };
    }

    private static Optional<LiveMigrationSource> source(VirtualMachineInstanceMigration migration) {
        return migration
                .status()
                .migrationState()
                .flatMap(VirtualMachineInstanceMigrationState::sourcePod)
                .filter(pod -> !pod.isEmpty())
                .map(pod -> LiveMigrationSource.builder()
                        .workload(WorkloadIdentifier.builder()
                                .orchestratorID("k8s")
                                .workloadID(migration.metadata().namespace().orElse("") + "/" + pod)
                                .build())
                        .build());
    }
}
