// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that misbehaves at one chosen call, and looks at every write of a block. */
final class FaultyStore implements IpamStore {
    /** How to misbehave. */
    enum Fault {
        CONFLICT,
        UNREACHABLE,
        UNREACHABLE_AFTER,
        /** The answer gets lost, and so does the next question, with which the client wants to find out. */
        UNREACHABLE_AFTER_AND_ONCE_MORE,
        CRASH,
        CRASH_AFTER
    }

    /** The end of the client. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final IpamStore store;
    private final Fault fault;
    private final boolean indexed;
    private final boolean started;
    private int callsBefore;

    FaultyStore(IpamStore store, int callsBefore, Fault fault, boolean indexed) {
        this.store = store;
        this.started = callsBefore >= 0;
        this.callsBefore = callsBefore;
        this.fault = fault;
        this.indexed = indexed;
    }

    /** Returns whether the chosen call was made. */
    boolean hasFailed() {
        return callsBefore < 0;
    }

    private <T> T call(boolean write, Supplier<T> call) {
        int before = callsBefore--;
        if (before == -1 && started && fault == Fault.UNREACHABLE_AFTER_AND_ONCE_MORE) {
            throw new IpamException(IpamError.DATASTORE, "injected once more");
        }
        if (before != 0) {
            return call.get();
        }
        switch (fault) {
            case CONFLICT -> {
                if (write) { // what a joint write never throws, and must cope with all the same
                    throw new IpamException(IpamError.UPDATE_CONFLICT, "injected");
                }
            }
            case UNREACHABLE -> throw new IpamException(IpamError.DATASTORE, "injected");
            case CRASH -> throw new Crash();
            default -> {
                T unused = call.get();
                if (fault == Fault.CRASH_AFTER) {
                    throw new Crash();
                }
                throw new IpamException(IpamError.DATASTORE, "injected, yet done");
            }
        }
        return call.get();
    }

    @Override
    public <V> Optional<Entry<V>> get(IpamKey<V> key) {
        return call(false, () -> store.get(key));
    }

    @Override
    public <V> List<Entry<V>> list(IpamRange<V> range) {
        return call(false, () -> store.list(range));
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> create(IpamKey<V> key, V value) {
        return call(true, () -> store.create(key, value));
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> update(Entry<V> read, V value) {
        Clusters.checkStep(read.value(), value);
        return call(true, () -> store.update(read, value));
    }

    @Override
    public <V> void delete(Entry<V> read) {
        boolean unused = call(true, () -> {
            store.delete(read);
            return true;
        });
    }

    @Override
    @CanIgnoreReturnValue
    public <V> Entry<V> apply(IpamKey<V> key, V value) {
        return call(true, () -> store.apply(key, value));
    }

    @Override
    public Optional<JointWrites> jointWrites() {
        return store.jointWrites().map(Joint::new);
    }

    private final class Joint implements JointWrites {
        private final JointWrites joint;

        private Joint(JointWrites joint) {
            this.joint = joint;
        }

        @Override
        public <A, B> boolean updateAndCreate(Entry<A> read, A value, IpamKey<B> key, B created) {
            Clusters.checkStep(read.value(), value);
            return call(true, () -> joint.updateAndCreate(read, value, key, created));
        }

        @Override
        public <A, B> boolean updateAndDelete(Entry<A> read, A value, Entry<B> doomed) {
            Clusters.checkStep(read.value(), value);
            return call(true, () -> joint.updateAndDelete(read, value, doomed));
        }
    }

    @Override
    public Optional<IpamIndex> index() {
        return indexed ? store.index() : Optional.empty();
    }
}
