// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.resource.node.LiveMigration;
import io.calico4j.resource.node.LiveMigrationTarget;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointIdentifier;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which endpoints are the targets of live migrations: Calico v3.32, felix/calc/live_migration_calculator.go.
 *
 * <p>That a workload has announced itself at its target is seen on the wire only, so that objects never state more than
 * {@link MigrationState#TARGET}.
 */
final class LiveMigrations {
    private final List<LiveMigrationTarget> targets;

    private LiveMigrations(List<LiveMigrationTarget> targets) {
        this.targets = targets;
    }

    static LiveMigrations of(List<LiveMigration> migrations) {
        List<LiveMigrationTarget> targets = new ArrayList<>();
        migrations.forEach(m -> m.spec().target().ifPresent(targets::add));
        return new LiveMigrations(targets);
    }

    WorkloadFact mark(WorkloadFact workload, WorkloadEndpoint endpoint) {
        return targets.stream().anyMatch(t -> names(t, endpoint))
                ? workload.withMigration(MigrationState.TARGET)
                : workload;
    }

    private static boolean names(LiveMigrationTarget target, WorkloadEndpoint endpoint) {
        Labels labels = Labels.copyOf(endpoint.metadata().labels());
        return target.selector()
                        .flatMap(Selector::tryParse)
                        .filter(s -> s.matches(labels))
                        .isPresent()
                || target.workloadEndpoint().filter(id -> names(id, endpoint)).isPresent();
    }

    private static boolean names(WorkloadEndpointIdentifier id, WorkloadEndpoint endpoint) {
        WorkloadEndpointSpec spec = endpoint.spec();
        Optional<String> workload = spec.pod()
                .map(pod -> endpoint.metadata().namespace().orElse("") + "/" + pod)
                .or(spec::workload);
        return id.hostname().equals(spec.node())
                && id.orchestratorID().equals(spec.orchestrator())
                && id.workloadID().equals(workload)
                && id.endpointID().equals(spec.endpoint());
    }
}
