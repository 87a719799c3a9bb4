// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pools and reservations of a store, parsed again only when they change. */
final class PoolCatalog {
    private record Pools(
            List<IpamStore.Entry<IpamPool>> source,
            List<UsablePool> all,
            List<UsablePool> enabledV4,
            List<UsablePool> enabledV6) {}

    private record Reservations(List<IpamStore.Entry<IpamReservation>> source, ReservedAddresses reserved) {}

    private final IpamStore store;
    private volatile Pools pools = new Pools(List.of(), List.of(), List.of(), List.of());
    private volatile Reservations reservations = new Reservations(List.of(), ReservedAddresses.none());

    PoolCatalog(IpamStore store) {
        this.store = store;
    }

    /** Returns all pools whose range parses, in the order of their names. */
    List<UsablePool> all() {
        return pools().all();
    }

    private Pools pools() {
        Pools known = pools;
        List<IpamStore.Entry<IpamPool>> source = store.list(IpamRange.pools());
        if (!same(source, known.source())) {
            List<UsablePool> usable = new ArrayList<>();
            for (IpamStore.Entry<IpamPool> entry : source) {
                entry.value().range().ifPresent(cidr -> addUsable(entry.value(), cidr, usable));
            }
            known = new Pools(source, List.copyOf(usable), enabled(usable, IpFamily.V4), enabled(usable, IpFamily.V6));
            pools = known;
        }
        return known;
    }

    private static void addUsable(IpamPool pool, Cidr cidr, List<UsablePool> usable) {
        int size = pool.effectiveBlockSize();
        if (size >= 0 && size <= cidr.family().bits()) {
            usable.add(new UsablePool(pool, cidr));
        }
    }

    private static <V> boolean same(List<IpamStore.Entry<V>> a, List<IpamStore.Entry<V>> b) {
        if (a == b) {
            return true;
        }
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (a.get(i).revision() != b.get(i).revision()
                    || !a.get(i).key().equals(b.get(i).key())) {
                return false;
            }
        }
        return true;
    }

    /** Returns the enabled pools of a family in the order of their names. */
    List<UsablePool> enabled(IpFamily family) {
        Pools known = pools();
        return family == IpFamily.V4 ? known.enabledV4() : known.enabledV6();
    }

    private static List<UsablePool> enabled(List<UsablePool> all, IpFamily family) {
        List<UsablePool> enabled = new ArrayList<>();
        for (UsablePool pool : all) {
            if (!pool.pool.disabled() && pool.pool.allocatable() && pool.cidr.family() == family) {
                enabled.add(pool);
            }
        }
        return List.copyOf(enabled);
    }

    /** Returns the first enabled pool that contains an address. */
    @Nullable
    UsablePool enabledPoolOf(IpAddress address) {
        return containing(enabled(address.family()), address);
    }

    static @Nullable UsablePool containing(List<UsablePool> pools, IpAddress address) {
        for (int i = 0; i < pools.size(); i++) {
            UsablePool pool = pools.get(i);
            if (pool.cidr.contains(address)) {
                return pool;
            }
        }
        return null;
    }

    /** Returns the reserved addresses. */
    ReservedAddresses reserved() {
        Reservations known = reservations;
        List<IpamStore.Entry<IpamReservation>> source = store.list(IpamRange.reservations());
        if (!same(source, known.source())) {
            List<Cidr> ranges = new ArrayList<>();
            for (IpamStore.Entry<IpamReservation> entry : source) {
                for (String text : entry.value().entries()) {
                    Cidr.tryParseOrAddress(text.strip()).ifPresent(ranges::add);
                }
            }
            known = new Reservations(source, ReservedAddresses.of(ranges));
            reservations = known;
        }
        return known.reserved();
    }
}
