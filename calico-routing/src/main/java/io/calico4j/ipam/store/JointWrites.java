// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

/**
 * The ability of a store to change two values at once, both or neither.
 *
 * <p>It saves a round trip where a handle and a block change together. To everybody else it looks as if the two writes had
 * been made one right after the other, so it allows nothing that two writes don't. Safe for any number of threads.
 */
public interface JointWrites {
    /**
     * Replaces a value that is still the one that was read, and writes another under a key that has none.
     *
     * @return whether it did; if not, a condition doesn't hold, and nothing has changed
     * @throws IpamException {@link IpamError#DATASTORE} if the store can't answer; it may have written both
     */
    <A, B> boolean updateAndCreate(IpamStore.Entry<A> read, A value, IpamKey<B> key, B created);

    /**
     * Replaces a value and removes another, provided that both are still the ones that were read.
     *
     * @return whether it did; if not, a condition doesn't hold, and nothing has changed
     * @throws IpamException {@link IpamError#DATASTORE} if the store can't answer; it may have done both
     */
    <A, B> boolean updateAndDelete(IpamStore.Entry<A> read, A value, IpamStore.Entry<B> doomed);
}
