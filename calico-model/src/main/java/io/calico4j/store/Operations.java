// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.internal.defaulting.ClientDefaults;
import io.calico4j.internal.defaulting.SchemaDefaults;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.pool.IPPool;
import io.calico4j.validation.Validator;
import java.util.Optional;

/**
 * Creating, updating and deleting as Calico's library does it, step by step: checks against other resources, defaults, validation,
 * further checks, then the metadata, then the store. The first step that finds something ends it.
 */
final class Operations {
    private final Shelf shelf;
    private final StoreMode mode;
    private final KindChecks checks;

    Operations(Shelf shelf, StoreMode mode) {
        this.shelf = shelf;
        this.mode = mode;
        this.checks = new KindChecks(shelf);
    }

    StoreMode mode() {
        return mode;
    }

    StoreResult<CalicoResource> get(ResourceKey key) {
        Optional<StoreError> error = namespace(key);
        if (error.isPresent()) {
            return StoreResult.refused(error.get());
        }
        return shelf.find(key)
                .map(resource -> StoreResult.of(Reads.one(resource)))
                .orElseGet(() -> StoreResult.refused(new StoreError.NotFound(key)));
    }

    StoreResult<CalicoResource> create(CalicoResource given) {
        CalicoResource named = named(given);
        CalicoResource ready = ready(named);
        Optional<StoreError> error = checks.beforeCreate(given)
                .or(() -> invalid(ready))
                .or(() -> checks.afterCreate(ready))
                .or(() -> revisionGiven(ready))
                .or(() -> namespace(ready.key()))
                .or(() -> shelf.find(ready.key()).map(old -> new StoreError.AlreadyExists(ready.key())));
        return error.<StoreResult<CalicoResource>>map(StoreResult::refused)
                .orElseGet(() -> StoreResult.of(shelf.put(stored(ready))));
    }

    StoreResult<CalicoResource> update(CalicoResource given) {
        CalicoResource named = named(given);
        CalicoResource ready = ready(named);
        Optional<StoreError> error = checks.beforeUpdate(given)
                .or(() -> invalid(ready))
                .or(() -> checks.afterUpdate(ready))
                .or(() -> metadataMissing(ready))
                .or(() -> current(ready.key(), ready.metadata().resourceVersion()));
        return error.<StoreResult<CalicoResource>>map(StoreResult::refused)
                .orElseGet(() -> StoreResult.of(shelf.put(stored(ready))));
    }

    /** The resource is there, and of the revision given, if one is. */
    Optional<StoreError> current(ResourceKey key, Optional<String> revision) {
        Optional<CalicoResource> old = shelf.find(key);
        if (old.isEmpty()) {
            return Optional.of(new StoreError.NotFound(key));
        }
        String latest = old.get().metadata().resourceVersion().orElse("");
        String given = revision.orElse("");
        return given.isEmpty() || given.equals(latest)
                ? Optional.empty()
                : Optional.of(new StoreError.Conflict(key, given, latest));
    }

    StoreResult<CalicoResource> delete(ResourceKey key, Optional<String> revision) {
        Optional<StoreError> error = checks.beforeDelete(key).or(() -> namespace(key));
        if (error.isEmpty() && key.kind() == Kind.IP_POOL) {
            return deletePool(key, revision);
        }
        if (error.isEmpty() && key.kind() == Kind.NODE) {
            NodeCleanUp.of(key.name(), shelf);
        }
        return error.or(() -> current(key, revision))
                .<StoreResult<CalicoResource>>map(StoreResult::refused)
                .orElseGet(() -> removed(key));
    }

    /** A pool is disabled first, so that a pool that could not be changed cannot be deleted either. */
    private StoreResult<CalicoResource> deletePool(ResourceKey key, Optional<String> revision) {
        StoreResult<CalicoResource> found = get(key);
        if (found.resource().isEmpty()) {
            return found;
        }
        IPPool pool = (IPPool) found.resource().get();
        if (pool.spec().disabled()) {
            return current(key, revision)
                    .<StoreResult<CalicoResource>>map(StoreResult::refused)
                    .orElseGet(() -> removed(key));
        }
        Metadata metadata = pool.metadata();
        Metadata asked = revision.map(metadata::withResourceVersion).orElse(metadata);
        StoreResult<CalicoResource> disabled =
                update(pool.withSpec(pool.spec().withDisabled(true)).withMetadata(asked));
        return disabled.isDone() ? removed(key) : disabled;
    }

    private StoreResult<CalicoResource> removed(ResourceKey key) {
        CalicoResource old = shelf.find(key).orElseThrow();
        shelf.remove(key);
        return StoreResult.of(Reads.deleted(old));
    }

    /** With the name that is computed where none is given, before anything is validated. */
    private static CalicoResource named(CalicoResource given) {
        return given instanceof WorkloadEndpoint endpoint ? ClientDefaults.named(endpoint) : given;
    }

    /** With the defaults that are put in before validation. */
    private static CalicoResource ready(CalicoResource named) {
        return named instanceof WorkloadEndpoint ? named : ClientDefaults.apply(named);
    }

    /** With what is put in after validation. */
    private CalicoResource stored(CalicoResource ready) {
        CalicoResource labelled = ready instanceof WorkloadEndpoint ? ClientDefaults.apply(ready) : ready;
        return mode == StoreMode.ETCD ? SchemaDefaults.apply(labelled) : labelled;
    }

    private Optional<StoreError> invalid(CalicoResource ready) {
        Validator validator = mode == StoreMode.ETCD ? Validator.standard() : Validator.client();
        return Violations.error(ready.key(), validator.violations(ready));
    }

    private static Optional<StoreError> revisionGiven(CalicoResource resource) {
        return resource.metadata().resourceVersion().orElse("").isEmpty()
                ? Optional.empty()
                : Violations.of(
                                StoreCodes.REVISION_GIVEN,
                                "Metadata.ResourceVersion",
                                "metadata.resourceVersion",
                                "a new resource has no revision yet",
                                "remove it, or replace the resource")
                        .error(resource.key());
    }

    private static Optional<StoreError> namespace(ResourceKey key) {
        return !key.kind().namespaced() || key.namespace().isPresent()
                ? Optional.empty()
                : Violations.of(
                                StoreCodes.NAMESPACE_NEEDED,
                                "Metadata.Namespace",
                                "metadata.namespace",
                                "the resource needs a namespace",
                                "add the namespace")
                        .error(key);
    }

    private static Optional<StoreError> metadataMissing(CalicoResource resource) {
        Metadata metadata = resource.metadata();
        return missing(metadata.resourceVersion().orElse("").isEmpty(), "ResourceVersion", "resourceVersion", resource)
                .or(() -> namespace(resource.key()))
                .or(() -> missing(
                        metadata.creationTimestamp().isEmpty(), "CreationTimestamp", "creationTimestamp", resource))
                .or(() -> missing(metadata.uid().orElse("").isEmpty(), "UID", "uid", resource));
    }

    private static Optional<StoreError> missing(
            boolean missing, String calicoField, String field, CalicoResource resource) {
        return missing
                ? Violations.of(
                                StoreCodes.STORED_METADATA_NEEDED,
                                "Metadata." + calicoField,
                                "metadata." + field,
                                field + " of what is stored must be given to replace it",
                                "read the resource, and change that")
                        .error(resource.key())
                : Optional.empty();
    }
}
