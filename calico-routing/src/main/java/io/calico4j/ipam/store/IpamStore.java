// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A key-value store whose writes are conditional on the revision that was read.
 *
 * <p>It must be linearizable for each key and safe for any number of threads. Values are immutable. A key that isn't
 * valid ({@link IpamKey#isValid()}) fails every call with {@link IpamError#OTHER}; a store that can't answer fails with
 * {@link IpamError#DATASTORE}. Only the kinds block, affinity, handle, config and host are ever written by the engine.
 */
public interface IpamStore {
    /**
     * A value as read or written.
     *
     * @param revision names this version of the value; another version of the same key has another one
     */
    record Entry<V>(IpamKey<V> key, V value, long revision) {
        /** Creates an entry, as stores do. */
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    /** Returns the value under a key, if there is one. */
    <V> Optional<Entry<V>> get(IpamKey<V> key);

    /** Returns the values of a range in the byte order of their keys' paths. */
    <V> List<Entry<V>> list(IpamRange<V> range);

    /**
     * Writes a value under a key that has none.
     *
     * @throws IpamException {@link IpamError#ALREADY_EXISTS} if it has one
     */
    @CanIgnoreReturnValue
    <V> Entry<V> create(IpamKey<V> key, V value);

    /**
     * Replaces a value, provided that it is still the one that was read.
     *
     * @throws IpamException {@link IpamError#UPDATE_CONFLICT} if it changed, {@link IpamError#DOES_NOT_EXIST} if it is
     *     gone
     */
    @CanIgnoreReturnValue
    <V> Entry<V> update(Entry<V> read, V value);

    /**
     * Removes a value, provided that it is still the one that was read.
     *
     * @throws IpamException {@link IpamError#UPDATE_CONFLICT} if it changed, {@link IpamError#DOES_NOT_EXIST} if it is
     *     gone
     */
    <V> void delete(Entry<V> read);

    /** Writes a value whatever is there. */
    @CanIgnoreReturnValue
    <V> Entry<V> apply(IpamKey<V> key, V value);

    /** Returns the index that the store keeps of its content, if it keeps one; without it the engine lists and scans. */
    default Optional<IpamIndex> index() {
        return Optional.empty();
    }

    /** Returns the ability to change two values at once, if the store has it; without it the engine writes twice. */
    default Optional<JointWrites> jointWrites() {
        return Optional.empty();
    }
}
