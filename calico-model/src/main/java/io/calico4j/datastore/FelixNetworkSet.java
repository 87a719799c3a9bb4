// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A set of networks as the agent gets it.
 *
 * @param nets the networks
 * @param labels its labels
 * @param profileIds the profiles it inherits labels from
 */
public record FelixNetworkSet(
        @JsonProperty @NonEmpty List<String> nets,
        @JsonProperty SortedMap<String, String> labels,
        @JsonProperty("profile_ids") @NonEmpty List<String> profileIds)
        implements DatastoreValue {
    /** Copies lists and maps. */
    public FelixNetworkSet {
        nets = List.copyOf(nets);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        profileIds = List.copyOf(profileIds);
    }
}
