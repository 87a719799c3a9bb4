// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.ipam.store.PoolUse;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What every operation works with. */
final class Context {
    /** How often Calico tries again after a lost race. */
    static final int RETRIES = 100;

    private static final int PATIENT_RETRIES = 20_000;
    private static final long PAUSE_NANOS = 20_000;

    final IpamStore store;
    final IpamClock clock;
    final boolean exact;
    final boolean windows;

    /** How to write two values at once; not in the exact mode, which writes one by one as Calico does. */
    final @Nullable JointWrites joint;

    final PoolCatalog pools;
    final Settings settings;
    final Affinities affinities;
    final Handles handles;
    final BlockFinder finder;
    final AffineSplit.Cache splits = new AffineSplit.Cache();

    Context(IpamStore store, IpamClock clock, boolean exact, boolean windows) {
        this.store = store;
        this.clock = clock;
        this.exact = exact;
        this.windows = windows;
        this.joint = exact ? null : store.jointWrites().orElse(null);
        this.pools = new PoolCatalog(store);
        this.settings = new Settings(this);
        this.affinities = new Affinities(this);
        this.handles = new Handles(this);
        this.finder = store.index()
                .<BlockFinder>map(index -> new IndexedFinder(this, index))
                .orElseGet(() -> new ScanningFinder(this));
    }

    /** Returns how often to try again after lost races. */
    int retries() {
        return exact ? RETRIES : PATIENT_RETRIES;
    }

    /** Lets others finish after many lost races. */
    static void lostRace(int attempt) {
        if (attempt >= RETRIES) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    static IpamException tooManyRetries() {
        return new IpamException(IpamError.MAX_RETRIES, "too many concurrent changes");
    }

    static AffinityOwner ownerOf(String host, Optional<PoolUse> use) {
        boolean virtual = use.isPresent() && use.get() == PoolUse.LOAD_BALANCER;
        return AffinityOwner.of(virtual ? AffinityType.VIRTUAL : AffinityType.HOST, host);
    }
}
