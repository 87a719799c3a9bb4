// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the search for leaks needs to know of a cluster. */
public interface ClusterFacts {
    /** The Kubernetes node behind a Calico node. */
    sealed interface NodeName {
        /** There is no such Calico node. */
        record Missing() implements NodeName {}

        /** The Calico node isn't one of Kubernetes. */
        record NotKubernetes() implements NodeName {}

        /** The Calico node is this one of Kubernetes. */
        record Kubernetes(String name) implements NodeName {
            /** Checks that there is a name. */
            public Kubernetes {
                Objects.requireNonNull(name, "name");
            }
        }
    }

    /** Where an answer may come from. */
    enum Source {
        /** What was last heard of the cluster. */
        CACHE,
        /** The cluster itself. */
        API
    }

    /**
     * What matters of a pod.
     *
     * @param node the Kubernetes node it runs on, empty if it isn't scheduled
     * @param addresses its addresses
     * @param finished whether it has failed or succeeded, so that it has no endpoint any more
     * @param evicted whether it has failed by eviction
     */
    record Pod(String node, List<IpAddress> addresses, boolean finished, boolean evicted) {
        /** Copies the list. */
        public Pod {
            Objects.requireNonNull(node, "node");
            addresses = List.copyOf(Objects.requireNonNull(addresses, "addresses"));
        }
    }

    /**
     * Returns what a snapshot says: of nodes in either form, of pods, and of virtual machines as objects of KubeVirt.
     *
     * <p>Where a snapshot has no Kubernetes nodes, those that Calico's nodes refer to count as existing; where it has no node at
     * all, every node that an address names does. Where it has no pod, or neither a virtual machine nor an instance of one, it
     * doesn't know them.
     */
    static ClusterFacts of(ClusterSnapshot snapshot) {
        return new SnapshotFacts(Objects.requireNonNull(snapshot, "snapshot"));
    }

    /** Returns a builder of facts that are given one by one. */
    static GivenFacts.Builder builder() {
        return new GivenFacts.Builder();
    }

    /** Returns whether pods are known at all; if not, nobody can tell whether a pod's address is in use. */
    default boolean knowsPods() {
        return true;
    }

    /** Returns whether virtual machines and their instances are known at all; if not, nobody can tell whether theirs are. */
    default boolean knowsVirtualMachines() {
        return true;
    }

    /** Returns which Kubernetes node a Calico node is. */
    NodeName kubernetesNode(String calicoNode);

    /** Returns the labels of a Kubernetes node, empty if there is no such node. */
    Optional<Map<String, String>> nodeLabels(String kubernetesNode);

    /** Returns a pod, empty if there is none. */
    Optional<Pod> pod(String namespace, String name, Source source);

    /** Returns whether a virtual machine exists. */
    boolean hasVirtualMachine(String namespace, String name);

    /** Returns whether an instance of a virtual machine exists that no virtual machine owns. */
    boolean hasStandaloneInstance(String namespace, String name);
}
