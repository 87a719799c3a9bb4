// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** The addresses that are held, one object each. */
final class Places {
    private final Map<IpAddress, Place> places = new HashMap<>();

    /** Returns a holding, whose places may be new ones without a holder. */
    Holding holding(List<Cidr> nets, List<EndpointPort> ports) {
        Cidr[] distinct = (nets.size() < 2 ? nets : new LinkedHashSet<>(nets)).toArray(Cidr[]::new);
        Place[] at = new Place[distinct.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = places.computeIfAbsent(distinct[i].network(), Place::new);
        }
        return new Holding(distinct, at, ports);
    }

    /** Returns the place of an address that is held. */
    Place at(IpAddress address) {
        return Objects.requireNonNull(places.get(address));
    }

    /**
     * Makes an endpoint hold what it does not hold yet.
     *
     * @param shared called with each place that has a first holder and is to be counted from now on
     */
    void enter(Set<Place> entered, int slot, Consumer<Place> shared) {
        for (Place place : entered) {
            if (place.holders++ == 0) {
                place.firstHolder = slot;
            } else if (!place.isCounted()) {
                place.count();
                shared.accept(place);
            }
        }
    }

    /** Makes an endpoint let go of what it holds. */
    void leave(Set<Place> left) {
        for (Place place : left) {
            if (--place.holders == 0) {
                places.remove(place.address);
            }
        }
    }

    boolean isEmpty() {
        return places.isEmpty();
    }
}
