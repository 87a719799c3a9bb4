// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A {@link ResourceStore} in memory: a fake cluster for tests, exact in what it takes and refuses.
 *
 * <pre>{@code
 * // what is there: the manifests of the repository, as they are
 * InMemoryResourceStore store = InMemoryResourceStore.builder()
 *         .seeds(ManifestReader.strict().read(folder).resources(CalicoResource.class))
 *         .build();
 * new QuarantineController(store).quarantine("shop", "web-0");            // the code under test
 * NetworkPolicy made = store.find(NetworkPolicy.class, "shop", "quarantine-web-0").orElseThrow();
 * PolicyEngine engine = PolicyEngine.compile(ClusterSnapshot.of(store.list()));
 * }</pre>
 *
 * <p>It begins with what every cluster has: the ClusterInformation {@code default} and the tiers {@code default},
 * {@code kube-admin} and {@code kube-baseline}. Revisions count up from 1; identities depend on keys and revisions, and the creation
 * time comes from the clock that is given, so that tests are repeatable. Deleting releases no addresses.
 *
 * <p>Safe for any number of threads. Complexity: an operation takes O(log n); creating a pool, a peer or a policy, deleting a tier
 * or a node and listing take O(n) of all n resources.
 */
public final class InMemoryResourceStore implements ResourceStore {
    private final Object lock;
    private final Shelf shelf;
    private final StoreClient client;
    private final Operations operations;
    private final CommandLine commands;

    private InMemoryResourceStore(Object lock, Shelf shelf, StoreMode mode, StoreClient client) {
        this.lock = lock;
        this.shelf = shelf;
        this.client = client;
        this.operations = new Operations(shelf, mode);
        this.commands = new CommandLine(operations);
    }

    /** A new store as Kubernetes holds it, spoken to like {@code calicoctl} does. */
    public static InMemoryResourceStore kubernetes() {
        return builder().mode(StoreMode.KUBERNETES).build();
    }

    /** A new store as etcd holds it, spoken to like {@code calicoctl} does. */
    public static InMemoryResourceStore etcd() {
        return builder().mode(StoreMode.ETCD).build();
    }

    /** A builder of a store: in etcd, spoken to like {@code calicoctl} does, unless it is told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public StoreResult<CalicoResource> get(ResourceKey key) {
        Objects.requireNonNull(key, "key");
        synchronized (lock) {
            return operations.get(key);
        }
    }

    @Override
    public <R extends CalicoResource> StoreResult<R> get(R resource) {
        return run(resource, given -> operations.get(given.key()), given -> operations.get(given.key()));
    }

    @Override
    public List<CalicoResource> list(Kind kind) {
        Objects.requireNonNull(kind, "kind");
        synchronized (lock) {
            return Reads.all(shelf.all(kind));
        }
    }

    @Override
    public List<CalicoResource> list(Kind kind, String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return list(kind).stream()
                .filter(resource -> resource.metadata().namespace().equals(Optional.of(namespace)))
                .toList();
    }

    @Override
    public <R extends CalicoResource> StoreResult<R> create(R resource) {
        return run(resource, commands::create, operations::create);
    }

    @Override
    public <R extends CalicoResource> StoreResult<R> replace(R resource) {
        return run(resource, commands::replace, operations::update);
    }

    @Override
    public <R extends CalicoResource> StoreResult<R> apply(R resource) {
        return run(resource, commands::apply, this::createOrUpdate);
    }

    @Override
    public <R extends CalicoResource> StoreResult<R> delete(R resource) {
        return run(
                resource,
                commands::delete,
                given -> operations.delete(given.key(), given.metadata().resourceVersion()));
    }

    @Override
    public StoreResult<CalicoResource> delete(ResourceKey key) {
        Objects.requireNonNull(key, "key");
        synchronized (lock) {
            return client == StoreClient.CALICOCTL
                    ? commands.delete(key, Optional.empty())
                    : operations.delete(key, Optional.empty());
        }
    }

    private StoreResult<CalicoResource> createOrUpdate(CalicoResource resource) {
        StoreResult<CalicoResource> created = operations.create(resource);
        boolean exists = created.error()
                .filter(error -> error.kind() == StoreError.Kind.ALREADY_EXISTS)
                .isPresent();
        return exists ? operations.update(resource) : created;
    }

    /** An operation on a resource. */
    private interface Operation {
        StoreResult<CalicoResource> on(CalicoResource resource);
    }

    @SuppressWarnings("unchecked") // a resource keeps its type
    private <R extends CalicoResource> StoreResult<R> run(R resource, Operation ofCommand, Operation ofLibrary) {
        Objects.requireNonNull(resource, "resource");
        synchronized (lock) {
            StoreResult<CalicoResource> result = client == StoreClient.LIBRARY
                    ? ofLibrary.on(resource)
                    : commands.placed(resource).flatMap(ofCommand::on);
            return result.map(stored -> (R) stored);
        }
    }

    /** The same store, spoken to through another client. */
    public InMemoryResourceStore as(StoreClient other) {
        return new InMemoryResourceStore(lock, shelf, operations.mode(), Objects.requireNonNull(other, "other"));
    }

    /** Builds stores; confined to one thread. */
    public static final class Builder {
        private static final Instant EARLY = Instant.parse("2000-01-01T00:00:00Z");

        private StoreMode mode = StoreMode.ETCD;
        private StoreClient client = StoreClient.CALICOCTL;
        private Supplier<Instant> clock = () -> EARLY;
        private List<CalicoResource> seeds = List.of();

        private Builder() {}

        /** What is checked and put in. */
        @CanIgnoreReturnValue
        public Builder mode(StoreMode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** Through which client the store is spoken to. */
        @CanIgnoreReturnValue
        public Builder client(StoreClient client) {
            this.client = Objects.requireNonNull(client, "client");
            return this;
        }

        /** Where creation times come from; without one they are all the same. */
        @CanIgnoreReturnValue
        public Builder clock(Supplier<Instant> clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * What is in the store besides what every cluster has, each with its revision as if it had been created in this order; nothing
         * of it is checked or gets defaults: use {@link ResourceStore#create} where that matters.
         */
        @CanIgnoreReturnValue
        public Builder seeds(Collection<? extends CalicoResource> seeds) {
            this.seeds = List.copyOf(seeds);
            return this;
        }

        /** The store. */
        public InMemoryResourceStore build() {
            Shelf shelf = new Shelf(clock);
            for (CalicoResource resource : InitialResources.all()) {
                CalicoResource unused = shelf.put(resource);
            }
            for (CalicoResource resource : seeds) {
                CalicoResource unused = shelf.put(resource);
            }
            return new InMemoryResourceStore(new Object(), shelf, mode, client);
        }
    }
}
