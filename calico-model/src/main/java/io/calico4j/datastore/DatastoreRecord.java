// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import java.util.Objects;
import java.util.Optional;

/**
 * One value of Calico's datastore under its key, or the note that there is none.
 *
 * @param key where it is
 * @param value what it is; absent means that nothing may be there
 * @param revision the revision of the resource it was made of; may be empty
 */
public record DatastoreRecord(DatastoreKey key, Optional<DatastoreValue> value, String revision) {
    /** Checks that nothing is null. */
    public DatastoreRecord {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(revision, "revision");
    }

    /** Returns the record of a value. */
    public static DatastoreRecord of(DatastoreKey key, DatastoreValue value, String revision) {
        return new DatastoreRecord(key, Optional.of(value), revision);
    }

    /** Returns the record that says that nothing is there. */
    public static DatastoreRecord absent(DatastoreKey key, String revision) {
        return new DatastoreRecord(key, Optional.empty(), revision);
    }

    /** Returns the path of the key; empty where it has none. */
    public Optional<String> path() {
        return key.path();
    }
}
