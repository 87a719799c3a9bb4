// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.label.LabelNames;
import io.calico4j.net.Cidr;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.IPPool;

/**
 * What Calico's client puts in where it reads a resource that was stored by somebody else.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3.
 */
public final class StoredDefaults {
    private StoredDefaults() {}

    /** The resource as a list of all of its kind shows it. */
    public static CalicoResource apply(CalicoResource resource) {
        if (resource instanceof PolicyResource policy) {
            Metadata metadata = policy.metadata();
            return metadata.labels().containsKey(LabelNames.TIER)
                    ? resource
                    : resource.withMetadata(ClientDefaults.labelled(metadata, LabelNames.TIER, "default"));
        }
        if (resource instanceof IPPool pool) {
            return pool.withSpec(
                    PoolDefaults.read(pool.spec(), Cidr.tryParse(pool.spec().cidr())));
        }
        return resource instanceof Tier tier ? PolicyDefaults.apply(tier) : resource;
    }
}
