// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import io.calico4j.resource.KubernetesResource;

/** An object that makes pods; in a tree of manifests it stands for them. */
public sealed interface WorkloadController extends KubernetesResource
        permits CronJob, DaemonSet, Deployment, Job, ReplicaSet, ReplicationController, StatefulSet {
    /** The pods it makes. */
    PodTemplateSpec podTemplate();

    /** How many pods it makes at a time; 1 for one that makes a pod on each node. */
    int podCount();
}
