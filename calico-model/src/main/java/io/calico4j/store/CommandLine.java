// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.internal.defaulting.ClientDefaults;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceKey;
import java.util.Optional;

/** The operations as {@code calicoctl} does them, on top of those of the library. */
final class CommandLine {
    private static final String KUBERNETES_POLICY = "knp.default.";

    private final Operations operations;

    CommandLine(Operations operations) {
        this.operations = operations;
    }

    /** A resource in its namespace, or why it cannot have the one it states. */
    StoreResult<CalicoResource> placed(CalicoResource given) {
        boolean stray = !given.kind().namespaced()
                && !given.metadata().namespace().orElse("").isEmpty();
        return stray
                ? StoreResult.refused(new StoreError.Refused(
                        given.key(), "a " + given.kindName() + " has no namespace, but one is given"))
                : StoreResult.of(ClientDefaults.namespace(given));
    }

    StoreResult<CalicoResource> create(CalicoResource placed) {
        Optional<StoreError> error = readOnly(placed.key(), "create or apply");
        return error.isPresent() ? StoreResult.refused(error.get()) : operations.create(withoutOther(placed));
    }

    /** What is kept of metadata: everything else is up to the store. */
    private static CalicoResource withoutOther(CalicoResource resource) {
        Metadata metadata = resource.metadata();
        return resource.withMetadata(Metadata.builder()
                .name(metadata.name())
                .namespace(metadata.namespace())
                .resourceVersion(metadata.resourceVersion())
                .labels(metadata.labels())
                .annotations(metadata.annotations())
                .build());
    }

    StoreResult<CalicoResource> replace(CalicoResource placed) {
        ResourceKey key = placed.key();
        StoreResult<CalicoResource> stored = operations.get(key);
        if (stored.resource().isEmpty()) {
            return stored;
        }
        Optional<StoreError> error = operations
                .current(key, placed.metadata().resourceVersion())
                .or(() -> readOnly(key, "apply or replace"));
        if (error.isPresent()) {
            return StoreResult.refused(error.get());
        }
        Metadata metadata = stored.resource()
                .get()
                .metadata()
                .withLabels(placed.metadata().labels())
                .withAnnotations(placed.metadata().annotations());
        return operations.update(placed.withMetadata(metadata));
    }

    StoreResult<CalicoResource> apply(CalicoResource placed) {
        if (placed.kind() == Kind.CLUSTER_INFORMATION) {
            return StoreResult.refused(new StoreError.NotSupported(placed.key(), "apply", "the resource is read-only"));
        }
        StoreResult<CalicoResource> created =
                create(placed.withMetadata(placed.metadata().withResourceVersion(Optional.empty())));
        boolean replaceable = created.error()
                .map(StoreError::kind)
                .filter(kind -> kind == StoreError.Kind.ALREADY_EXISTS || kind == StoreError.Kind.NOT_SUPPORTED)
                .isPresent();
        return replaceable ? replace(placed) : created;
    }

    StoreResult<CalicoResource> delete(CalicoResource placed) {
        return delete(placed.key(), placed.metadata().resourceVersion());
    }

    StoreResult<CalicoResource> delete(ResourceKey key, Optional<String> revision) {
        Optional<StoreError> error = readOnly(key, "delete");
        return error.isPresent() ? StoreResult.refused(error.get()) : operations.delete(key, revision);
    }

    private static Optional<StoreError> readOnly(ResourceKey key, String operation) {
        if (key.kind() == Kind.CLUSTER_INFORMATION) {
            return Optional.of(new StoreError.NotSupported(key, operation, ""));
        }
        boolean kubernetes = key.kind() == Kind.NETWORK_POLICY && key.name().startsWith(KUBERNETES_POLICY);
        return kubernetes
                ? Optional.of(new StoreError.NotSupported(
                        key, operation, "policies of Kubernetes are managed through its own API"))
                : Optional.empty();
    }
}
