// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import java.util.List;
import java.util.Objects;

/**
 * Addresses that are not to be handed out automatically, as ranges or addresses in text.
 *
 * @param name the reservation's name
 * @param entries the texts
 */
public record IpamReservation(String name, List<String> entries) {
    /** Copies the list. */
    public IpamReservation {
        Objects.requireNonNull(name, "name");
        entries = List.copyOf(Objects.requireNonNull(entries, "entries"));
    }
}
