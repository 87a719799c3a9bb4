// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.pool.IPPool;

/** A resource of Calico itself. */
public sealed interface CalicoResource extends Resource permits IPPool, NetworkPolicy {
    /** This resource with other metadata. */
    CalicoResource withMetadata(Metadata metadata);
}
