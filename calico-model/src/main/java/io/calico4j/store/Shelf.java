// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The resources by key, and the revisions they get; guarded by the store's lock. */
final class Shelf {
    private final SortedMap<ResourceKey, CalicoResource> resources = new TreeMap<>();
    private final Supplier<Instant> clock;
    private long revision;

    Shelf(Supplier<Instant> clock) {
        this.clock = clock;
    }

    Optional<CalicoResource> find(ResourceKey key) {
        return Optional.ofNullable(resources.get(key));
    }

    List<CalicoResource> all(Kind kind) {
        return stream(kind).toList();
    }

    <R extends CalicoResource> Stream<R> stream(Class<R> type) {
        return resources.values().stream().filter(type::isInstance).map(type::cast);
    }

    private Stream<CalicoResource> stream(Kind kind) {
        return resources.values().stream().filter(resource -> resource.kind() == kind);
    }

    /** Stores a resource under a new revision; one that is new gets a creation time and an identity if it has none. */
    CalicoResource put(CalicoResource resource) {
        revision++;
        Metadata metadata = resource.metadata();
        ResourceKey key = resource.key();
        Metadata stored = metadata.withSelfLink(Optional.empty())
                .withResourceVersion(Long.toString(revision))
                .withCreationTimestamp(metadata.creationTimestamp().or(() -> Optional.of(clock.get())))
                .withUid(metadata.uid().or(() -> Optional.of(identity(key))));
        CalicoResource kept = resource.withMetadata(stored);
        resources.put(key, kept);
        return kept;
    }

    /** An identity that depends on the key and the revision only, so that tests are repeatable. */
    private String identity(ResourceKey key) {
        return UUID.nameUUIDFromBytes((revision + " " + key).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    void remove(ResourceKey key) {
        revision++;
        resources.remove(key);
    }
}
