// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.ipam;

import io.calico4j.conformance.vector.VectorAdapter;
import java.util.List;

/** All adapters of the area. */
public final class IpamAdapters {
    private IpamAdapters() {}

    /** Returns one adapter for each file. */
    public static List<VectorAdapter> all() {
        return List.of(
                new BlockWalkAdapter(),
                new GcAdapter("ipam/gc"),
                new GcAdapter("ipam/random-gc"),
                new NamesAdapter(),
                new ReservationsAdapter(),
                new RngAdapter(),
                new ScenariosAdapter("ipam/scenarios"),
                new ScenariosAdapter("ipam/random-scenarios"),
                new RacesAdapter("ipam/races"),
                new RacesAdapter("ipam/random-races"));
    }
}
