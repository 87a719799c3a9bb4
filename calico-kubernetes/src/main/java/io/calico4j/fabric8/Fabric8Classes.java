// SPDX-License-Identifier: Apache-2.0
package io.calico4j.fabric8;

import io.calico4j.resource.Kind;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.util.Optional;

/** The classes fabric8 has for the kinds of Kubernetes that Calico reads. */
final class Fabric8Classes {
    private Fabric8Classes() {}

    static Optional<Class<? extends HasMetadata>> of(Kind kind) {
        return switch (kind) {
            case POD -> Optional.of(Pod.class);
            case NAMESPACE -> Optional.of(Namespace.class);
            case SERVICE_ACCOUNT -> Optional.of(ServiceAccount.class);
            case KUBERNETES_NODE -> Optional.of(Node.class);
            case KUBERNETES_NETWORK_POLICY -> Optional.of(NetworkPolicy.class);
            case SERVICE -> Optional.of(Service.class);
            case ENDPOINT_SLICE -> Optional.of(EndpointSlice.class);
            case DEPLOYMENT -> Optional.of(Deployment.class);
            case STATEFUL_SET -> Optional.of(StatefulSet.class);
            case DAEMON_SET -> Optional.of(DaemonSet.class);
            case REPLICA_SET -> Optional.of(ReplicaSet.class);
            case JOB -> Optional.of(Job.class);
            case CRON_JOB -> Optional.of(CronJob.class);
            case REPLICATION_CONTROLLER -> Optional.of(ReplicationController.class);
            default -> Optional.empty();
        };
    }
}
