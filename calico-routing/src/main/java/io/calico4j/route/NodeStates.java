// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The states of all nodes by id, in a tree of arrays; immutable, changed through an {@link Editor} that copies what it
 * touches: three short arrays for a node.
 */
final class NodeStates {
    private static final int CHUNK = 16;
    private static final int SHELF = CHUNK * CHUNK;

    private final @Nullable NodeState[][][] shelves;

    private static final int MOST_MOVED = 64;
    private static final int[] NONE = {};
    private static final AtomicLong VERSIONS = new AtomicLong();

    /** The version of all addresses: another one whenever the address of any node changes. */
    private final long addresses;

    /** The version these states come from, and the ids of the nodes whose address has changed since; null for too many. */
    private final long addressesBefore;

    private final int @Nullable [] moved;

    private NodeStates(
            @Nullable NodeState[][][] shelves, long addresses, long addressesBefore, int @Nullable [] moved) {
        this.shelves = shelves;
        this.addresses = addresses;
        this.addressesBefore = addressesBefore;
        this.moved = moved;
    }

    static NodeStates empty() {
        long version = VERSIONS.incrementAndGet();
        return new NodeStates(new NodeState[0][][], version, version, NONE);
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
        return shelves.length * SHELF;
    }

    @Nullable
    NodeState get(int id) {
        return id < 0 || id >= limit() ? null : shelves[id / SHELF][id / CHUNK % CHUNK][id % CHUNK];
    }

    /** Returns whether both hold the very same states of the ids from this one to the end of its chunk. */
    boolean sharesChunk(NodeStates other, int id) {
        int shelf = id / SHELF;
        int chunk = id / CHUNK % CHUNK;
        return shelf < shelves.length
                && shelf < other.shelves.length
                && (shelves[shelf] == other.shelves[shelf] || shelves[shelf][chunk] == other.shelves[shelf][chunk]);
    }

    static int nextChunk(int id) {
        return (id / CHUNK + 1) * CHUNK;
    }

    Editor edit() {
        return new Editor(this);
    }

    /** Changes to the states; confined to one thread. */
    static final class Editor {
        private @Nullable NodeState[][][] shelves;
        private final @Nullable NodeState[][][] start;
        private final long addressesBefore;
        private long addresses;
        private int[] moved = NONE;
        private int movedCount;

        private Editor(NodeStates start) {
            this.start = start.shelves;
            shelves = start.shelves;
            addressesBefore = start.addresses;
            addresses = start.addresses;
        }

        NodeState get(int id) {
            NodeState known = id < shelves.length * SHELF ? shelves[id / SHELF][id / CHUNK % CHUNK][id % CHUNK] : null;
            return known != null ? known : NodeState.named(id);
        }

        void put(NodeState state) {
            @Nullable NodeState[] chunk = owned(state.id / SHELF, state.id / CHUNK % CHUNK);
            NodeState before = chunk[state.id % CHUNK];
            if (!NodeView.sameAddresses(before, state)) {
                addresses = addresses == addressesBefore ? VERSIONS.incrementAndGet() : addresses;
                moved(state.id);
            }
            chunk[state.id % CHUNK] = state;
        }

        private @Nullable NodeState[] owned(int shelf, int chunk) {
            ensure(shelf);
            boolean known = shelf < start.length;
            if (known && shelves[shelf] == start[shelf]) {
                shelves[shelf] = shelves[shelf].clone();
            }
            if (known && shelves[shelf][chunk] == start[shelf][chunk]) {
                shelves[shelf][chunk] = shelves[shelf][chunk].clone();
            }
            return shelves[shelf][chunk];
        }

        private void ensure(int shelf) {
            if (shelf >= shelves.length) {
                int before = shelves.length;
                shelves = Arrays.copyOf(shelves, shelf + 1);
                for (int i = before; i <= shelf; i++) {
                    shelves[i] = new NodeState[CHUNK][CHUNK];
                }
            } else if (shelves == start) {
                shelves = shelves.clone();
            }
        }

        NodeStates build() {
            return new NodeStates(
                    shelves,
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
