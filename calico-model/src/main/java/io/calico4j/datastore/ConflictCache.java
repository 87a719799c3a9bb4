// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.internal.text.CodePointOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Keeps the records of resources of which two may have the same key, and shows of those the one with the lowest name. Confined
 * to one thread.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors/conflictresolvingcacheproc.go.
 */
final class ConflictCache {
    private final Map<String, DatastoreRecord> byName = new HashMap<>();
    private final Map<DatastoreKey, TreeSet<String>> names = new HashMap<>();

    boolean knows(String name) {
        return byName.containsKey(name);
    }

    List<DatastoreRecord> update(String name, DatastoreRecord record) {
        List<DatastoreRecord> shown = new ArrayList<>();
        DatastoreRecord existing = byName.get(name);
        if (existing != null && !existing.key().equals(record.key())) {
            shown.addAll(delete(name));
        }
        TreeSet<String> sharing = names.computeIfAbsent(record.key(), key -> new TreeSet<>(CodePointOrder.COMPARATOR));
        sharing.add(name);
        byName.put(name, record);
        if (sharing.first().equals(name)) {
            shown.add(record);
        }
        return shown;
    }

    /** Deletes the record of a name that is known. */
    List<DatastoreRecord> delete(String name) {
        DatastoreRecord record = Objects.requireNonNull(byName.remove(name), name);
        TreeSet<String> sharing = Objects.requireNonNull(names.get(record.key()), "names");
        boolean visible = sharing.first().equals(name);
        sharing.remove(name);
        if (sharing.isEmpty()) {
            names.remove(record.key());
            return List.of(DatastoreRecord.absent(record.key(), ""));
        }
        return visible ? List.of(Objects.requireNonNull(byName.get(sharing.first()), "record")) : List.of();
    }
}
