// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import org.jspecify.annotations.Nullable;

/** Is told of every change to an {@link InMemoryIpamStore} before it takes effect, to write it down elsewhere. */
@FunctionalInterface
public interface IpamJournal {
    /**
     * Notes a change.
     *
     * <p>It is called while the key is locked, so that the changes of one key arrive in their order; changes of several
     * keys may arrive at once. If it throws, the change doesn't happen and the writer gets the exception.
     *
     * @param value the value that is about to stand under the key, {@code null} if it is about to go
     * @throws IpamException {@link IpamError#DATASTORE} if the change can't be written down
     */
    void changing(IpamKey<?> key, @Nullable Object value);

    /** Returns whether two changes can be noted at once. */
    default boolean takesBoth() {
        return false;
    }

    /**
     * Notes two changes, both or neither; called only if {@link #takesBoth()}, while both keys are locked.
     *
     * @return whether it did; if not, nobody sees either change
     * @throws IpamException {@link IpamError#DATASTORE} if the changes can't be written down
     */
    default boolean changingBoth(
            IpamKey<?> first, @Nullable Object value, IpamKey<?> second, @Nullable Object otherValue) {
        throw new UnsupportedOperationException("one change at a time");
    }
}
