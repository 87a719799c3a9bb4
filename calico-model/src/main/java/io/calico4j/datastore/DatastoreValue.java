// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonValue;
import io.calico4j.resource.Resource;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A value of Calico's datastore. A Jackson mapper writes each as Calico does. */
public sealed interface DatastoreValue
        permits DatastoreValue.Text,
                DatastoreValue.Flag,
                DatastoreValue.ProfileLabels,
                DatastoreValue.Whole,
                FelixBlock,
                FelixBlockAffinity,
                FelixHostEndpoint,
                FelixNetworkSet,
                FelixPolicy,
                FelixPool,
                FelixProfileRules,
                FelixTier,
                FelixWireguard,
                FelixWorkloadEndpoint {
    /**
     * A text, such as an address or a parameter.
     *
     * @param text may be empty
     */
    record Text(@JsonValue String text) implements DatastoreValue {
        /** Checks that it is not null. */
        public Text {
            Objects.requireNonNull(text, "text");
        }
    }

    /**
     * A yes or no.
     *
     * @param flag which
     */
    record Flag(@JsonValue boolean flag) implements DatastoreValue {}

    /**
     * The labels that endpoints inherit from a profile.
     *
     * @param labels by key
     */
    record ProfileLabels(@JsonValue SortedMap<String, String> labels) implements DatastoreValue {
        /** Copies the map. */
        public ProfileLabels {
            labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        }
    }

    /**
     * A whole resource.
     *
     * @param resource it
     */
    record Whole(@JsonValue Resource resource) implements DatastoreValue {
        /** Checks that it is not null. */
        public Whole {
            Objects.requireNonNull(resource, "resource");
        }
    }
}
