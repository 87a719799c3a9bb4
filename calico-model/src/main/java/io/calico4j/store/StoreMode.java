// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

/** Where a cluster keeps its resources, which decides what the client checks itself. */
public enum StoreMode {
    /** In Kubernetes: the client runs its own pass, and leaves schemas and their defaults to the API server, which is not part of this. */
    KUBERNETES,
    /** In etcd: the client also puts in the defaults of the CRD schemas and checks them. */
    ETCD
}
