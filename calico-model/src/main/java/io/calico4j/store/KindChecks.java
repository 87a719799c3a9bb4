// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.internal.defaulting.ClientDefaults;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.bgp.BGPConfiguration;
import io.calico4j.resource.bgp.BGPFilter;
import io.calico4j.resource.bgp.BGPPeer;
import io.calico4j.resource.config.KubeControllersConfiguration;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.pool.IPAMBlock;
import io.calico4j.resource.pool.IPPool;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The checks of each kind that need other resources or what is stored: those before a resource is validated, and those after.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3.
 */
final class KindChecks {
    private static final String DEFAULT = "default";
    private static final String DEFAULT_ALLOW = "projectcalico-default-allow";

    private final Shelf shelf;

    KindChecks(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Before anything else is looked at. */
    Optional<StoreError> beforeCreate(CalicoResource resource) {
        if (resource instanceof PolicyResource policy) {
            ResourceKey tier = ResourceKey.of(Kind.TIER, policy.spec().tierName());
            return shelf.find(tier).isPresent() ? Optional.empty() : Optional.of(new StoreError.NotFound(tier));
        }
        if (isDefaultAllow(resource.key())) {
            return Optional.of(new StoreError.AlreadyExists(resource.key()));
        }
        return resource instanceof IPPool pool ? pool(pool, null) : before(resource);
    }

    /** Before anything else is looked at. */
    Optional<StoreError> beforeUpdate(CalicoResource resource) {
        if (isDefaultAllow(resource.key())) {
            return Optional.of(defaultAllow(resource.key(), "Update", "updated"));
        }
        if (!(resource instanceof IPPool pool)) {
            return before(resource);
        }
        Optional<CalicoResource> old = shelf.find(pool.key());
        return old.isEmpty()
                ? Optional.of(new StoreError.NotFound(pool.key()))
                : pool(pool, (IPPool) Reads.one(old.get()));
    }

    private Optional<StoreError> before(CalicoResource resource) {
        if (resource instanceof BGPPeer peer) {
            return BgpChecks.filters(
                    peer,
                    shelf.stream(BGPFilter.class).map(f -> f.metadata().name()).toList());
        }
        if (resource instanceof KubeControllersConfiguration configuration) {
            return ControllerChecks.templates(configuration);
        }
        return resource instanceof WorkloadEndpoint endpoint ? EndpointChecks.name(endpoint) : Optional.empty();
    }

    private Optional<StoreError> pool(IPPool pool, @Nullable IPPool old) {
        IPPool defaulted = (IPPool) ClientDefaults.apply(pool);
        return PoolChecks.check(pool, defaulted, old, shelf.stream(IPPool.class).toList());
    }

    /** After a new resource was found valid. */
    Optional<StoreError> afterCreate(CalicoResource resource) {
        return switch (resource.kind()) {
            case BGP_CONFIGURATION -> BgpChecks.defaultOnly((BGPConfiguration) resource);
            case CLUSTER_INFORMATION, KUBE_CONTROLLERS_CONFIGURATION, IPAM_CONFIGURATION -> defaultName(resource);
            case IP_POOL ->
                PoolChecks.blocks(
                        (IPPool) resource, shelf.stream(IPAMBlock.class).toList());
            default -> Optional.empty();
        };
    }

    /** After a changed resource was found valid. */
    Optional<StoreError> afterUpdate(CalicoResource resource) {
        return switch (resource.kind()) {
            case BGP_CONFIGURATION -> BgpChecks.defaultOnly((BGPConfiguration) resource);
            case IPAM_CONFIGURATION -> defaultName(resource);
            default -> Optional.empty();
        };
    }

    private static Optional<StoreError> defaultName(CalicoResource resource) {
        return resource.metadata().name().equals(DEFAULT)
                ? Optional.empty()
                : Optional.of(new StoreError.Refused(
                        resource.key(), "a " + resource.kindName() + " can only have the name " + DEFAULT));
    }

    /** Before a resource is removed. */
    Optional<StoreError> beforeDelete(ResourceKey key) {
        if (isDefaultAllow(key)) {
            return Optional.of(defaultAllow(key, "Delete", "deleted"));
        }
        if (key.kind() != Kind.TIER) {
            return Optional.empty();
        }
        if (InitialResources.TIERS.contains(key.name())) {
            return Optional.of(new StoreError.NotSupported(key, "Delete", "every cluster has this tier"));
        }
        boolean used = shelf.stream(PolicyResource.class)
                .anyMatch(policy -> policy.spec().tier().orElse("").equals(key.name()));
        return used
                ? Optional.of(new StoreError.NotSupported(key, "delete", "policies are in the tier"))
                : Optional.empty();
    }

    private static boolean isDefaultAllow(ResourceKey key) {
        return key.kind() == Kind.PROFILE && key.name().equals(DEFAULT_ALLOW);
    }

    private static StoreError defaultAllow(ResourceKey key, String operation, String done) {
        return new StoreError.NotSupported(key, operation, "the profile is Calico's own and cannot be " + done);
    }
}
