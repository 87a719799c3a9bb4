// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

/** Through which of Calico's clients a store is spoken to. */
public enum StoreClient {
    /**
     * {@code calicoctl} with files: a namespaced resource without a namespace is in {@code default}, metadata other than name,
     * namespace, labels, annotations and revision are dropped, and a few resources are read-only.
     *
     * <p>Authority: Calico v3.32, calicoctl/resourcemgr and calicoctl/commands/common.
     */
    CALICOCTL,
    /**
     * The Go library: everything must be given, and replacing needs revision, creation time and UID of what is stored.
     *
     * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3.
     */
    LIBRARY
}
