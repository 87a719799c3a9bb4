// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.internal.defaulting.StoredDefaults;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import java.util.List;

/** What is put in where stored resources are read. */
final class Reads {
    private Reads() {}

    static CalicoResource one(CalicoResource resource) {
        return resource.kind() == Kind.TIER ? resource : StoredDefaults.apply(resource);
    }

    static List<CalicoResource> all(List<CalicoResource> resources) {
        return resources.stream().map(StoredDefaults::apply).toList();
    }

    /** A resource that was deleted: pools and tiers come as they were. */
    static CalicoResource deleted(CalicoResource resource) {
        return resource.kind() == Kind.IP_POOL ? resource : one(resource);
    }
}
