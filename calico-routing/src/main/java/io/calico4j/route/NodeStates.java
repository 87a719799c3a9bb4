// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The states of all nodes by id; immutable, changed through an {@link Editor} that copies what it touches. */
final class NodeStates {
    private static final int CHUNK = 32;

    private final @Nullable NodeState[][] chunks;

    private static final int MOST_MOVED = 64;
    private static final int[] NONE = {};
    private static final AtomicLong VERSIONS = new AtomicLong();

    /** The version of all addresses: another one whenever the address of any node changes. */
    private final long addresses;

    /** The version these states come from, and the ids of the nodes whose address has changed since; null for too many. */
    private final long addressesBefore;

    private final int @Nullable [] moved;

    private NodeStates(@Nullable NodeState[][] chunks, long addresses, long addressesBefore, int @Nullable [] moved) {
        this.chunks = chunks;
        this.addresses = addresses;
        this.addressesBefore = addressesBefore;
        this.moved = moved;
    }

    static NodeStates empty() {
        long version = VERSIONS.incrementAndGet();
        return new NodeStates(new NodeState[0][], version, version, NONE);
    }

    /** Returns whether no node's address has changed from one to the other; may miss that changes cancel out. */
    boolean sharesAddresses(NodeStates other) {
        return addresses == other.addresses;
    }

    /** Returns the ids of all nodes whose address has changed since; null if that is not known without looking. */
    int @Nullable [] movedSince(NodeStates earlier) {
        return sharesAddresses(earlier) ? NONE : addressesBefore == earlier.addresses ? moved : null;
    }

    /** Returns a number above every id. */
    int limit() {
        return chunks.length * CHUNK;
    }

    @Nullable
    NodeState get(int id) {
        return id < 0 || id >= limit() ? null : chunks[id / CHUNK][id % CHUNK];
    }

    /** Returns whether both hold the very same states of the ids from this one to the end of its chunk. */
    boolean sharesChunk(NodeStates other, int id) {
        int chunk = id / CHUNK;
        return chunk < chunks.length && chunk < other.chunks.length && chunks[chunk] == other.chunks[chunk];
    }

    static int nextChunk(int id) {
        return (id / CHUNK + 1) * CHUNK;
    }

    Editor edit() {
        return new Editor(this);
    }

    /** Changes to the states; confined to one thread. */
    static final class Editor {
        private @Nullable NodeState[][] chunks;
        private final @Nullable NodeState[][] start;
        private final long addressesBefore;
        private long addresses;
        private int[] moved = NONE;
        private int movedCount;

        private Editor(NodeStates start) {
            this.start = start.chunks;
            chunks = start.chunks;
            addressesBefore = start.addresses;
            addresses = start.addresses;
        }

        NodeState get(int id) {
            NodeState known = id < chunks.length * CHUNK ? chunks[id / CHUNK][id % CHUNK] : null;
            return known != null ? known : NodeState.named(id);
        }

        void put(NodeState state) {
            int chunk = state.id / CHUNK;
            ensure(chunk);
            if (chunk < start.length && chunks[chunk] == start[chunk]) {
                chunks[chunk] = chunks[chunk].clone();
            }
            NodeState before = chunks[chunk][state.id % CHUNK];
            if (!NodeView.sameAddresses(before, state)) {
                addresses = addresses == addressesBefore ? VERSIONS.incrementAndGet() : addresses;
                moved(state.id);
            }
            chunks[chunk][state.id % CHUNK] = state;
        }

        private void ensure(int chunk) {
            if (chunk >= chunks.length) {
                int before = chunks.length;
                int size = Math.max(chunk + 1, before + before / 2);
                chunks = Arrays.copyOf(chunks, size);
                for (int i = before; i < size; i++) {
                    chunks[i] = new NodeState[CHUNK];
                }
            } else if (chunks == start) {
                chunks = chunks.clone();
            }
        }

        NodeStates build() {
            return new NodeStates(
                    chunks,
                    addresses,
                    addressesBefore,
                    movedCount > MOST_MOVED ? null : Arrays.copyOf(moved, movedCount));
        }

        private void moved(int id) {
            if (movedCount < MOST_MOVED) {
                moved = movedCount == moved.length ? Arrays.copyOf(moved, movedCount * 2 + 1) : moved;
                moved[movedCount] = id;
            }
            movedCount++;
        }
    }
}
