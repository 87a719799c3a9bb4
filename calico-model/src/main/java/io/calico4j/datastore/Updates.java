// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.diagnostic.Diagnostics;
import java.util.List;
import java.util.Objects;

/**
 * What follows from one change of a resource.
 *
 * @param records the records to write, in this order; those without a value are to be removed
 * @param diagnostics what could not be used; there may be records all the same
 */
public record Updates(List<DatastoreRecord> records, Diagnostics diagnostics) {
    /** Copies the list. */
    public Updates {
        records = List.copyOf(records);
        Objects.requireNonNull(diagnostics, "diagnostics");
    }

    /** Returns updates without findings. */
    static Updates of(DatastoreRecord... records) {
        return new Updates(List.of(records), Diagnostics.none());
    }
}
