// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cluster;

import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/**
 * What changes between two snapshots.
 *
 * @param changes the changes in the order of their keys, at most one for a key
 */
public record SnapshotDelta(List<Change> changes) {

    /** Creates a delta; the list is copied. */
    public SnapshotDelta {
        changes = List.copyOf(changes);
    }

    /** Returns whether nothing changes. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** Returns the delta that undoes this one. */
    public SnapshotDelta inverse() {
        return new SnapshotDelta(changes.stream()
                .map(change -> new Change(change.key(), change.after(), change.before()))
                .toList());
    }

    /**
     * What becomes of one object.
     *
     * @param key key of the object
     * @param before the object as it was; empty if it is new
     * @param after the object as it becomes; empty if it goes away
     */
    public record Change(ResourceKey key, Optional<Resource> before, Optional<Resource> after) {
        /** Returns whether the object is new. */
        public boolean isAddition() {
            return before.isEmpty();
        }

        /** Returns whether the object goes away. */
        public boolean isRemoval() {
            return after.isEmpty();
        }
    }
}
