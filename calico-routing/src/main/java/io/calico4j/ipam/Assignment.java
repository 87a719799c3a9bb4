// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.HostReservation;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one family's part of an {@link AutoAssignRequest} was given.
 *
 * @param family the family
 * @param requested how many addresses were asked for
 * @param addresses those given, in the order they were taken
 * @param messages remarks on what stood in the way, without repetition
 * @param hostReservation what the host keeps in each block, if anything
 */
public record Assignment(
        IpFamily family,
        int requested,
        List<AssignedAddress> addresses,
        List<String> messages,
        Optional<HostReservation> hostReservation) {
    /** Copies the lists. */
    public Assignment {
        Objects.requireNonNull(family, "family");
        addresses = List.copyOf(Objects.requireNonNull(addresses, "addresses"));
        messages = List.copyOf(Objects.requireNonNull(messages, "messages"));
        Objects.requireNonNull(hostReservation, "hostReservation");
    }

    /** Returns the text of the error to raise if fewer addresses were given than asked for. */
    public Optional<String> partialFulfilment() {
        if (addresses.size() >= requested) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("Assigned " + addresses.size() + " out of " + requested);
        text.append(" requested ").append(family).append(" addresses");
        messages.forEach(message -> text.append("; ").append(message));
        hostReservation.ifPresent(kept -> text.append("; HostReservedAttr: ").append(kept.handle()));
        return Optional.of(text.toString());
    }
}
