// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.JointWrites;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All ways in which two clients' calls of one store can follow each other. */
final class TwoClients {
    /*
     * A client does nothing but what the answers of the store make it do. So it needs no thread: it runs from its
     * beginning with the answers it got so far, and is cut off at the next call. Two orders after which the store has the
     * same content and each client has got the same answers have the same future, and are followed up only once; revisions
     * count the writes of their own key, so that orders of writes to different keys come out the same.
     *
     * Most works lose a race or two whatever the order, and all their orders are followed. Some can spoil each other's
     * next attempt for ever if the order is unfair; of those the orders are followed in which no client loses more often
     * than a given number of times.
     */

    /** What a client does; it notes the addresses it has got. */
    interface Client {
        void run(Ipam ipam, Map<IpAddress, String> got);
    }

    /** What the store offers the clients. */
    enum View {
        /** The index. */
        INDEX,
        /** The index, and two changes at once. */
        JOINT,
        /** Neither. */
        SCAN
    }

    /** What is in the store and what both clients hold at their end. */
    record End(World world, Map<IpAddress, String> first, Map<IpAddress, String> second) {}

    /** Something a client does with the store, as a change of the world. */
    private interface Call extends Function<World, World.After> {}

    /** A call is not answered yet. */
    private static final class Pause extends Error {
        private static final long serialVersionUID = 1L;
        private final transient Call call;

        Pause(Call call) {
            super("cut off", null, false, false);
            this.call = call;
        }
    }

    /** The answers one client has got; equal ones are the same object. */
    private static final class History {
        private final Client client;
        private final List<Object> answers;
        private final Map<Object, History> next = new HashMap<>();
        private @Nullable Call call;
        private Map<IpAddress, String> got = Map.of();

        private final long losses;

        private History(Client client, List<Object> answers, View view) {
            this.client = client;
            this.answers = answers;
            this.losses = answers.stream()
                    .filter(answer -> answer instanceof World.Failure || answer.equals(false))
                    .count();
            Map<IpAddress, String> held = new LinkedHashMap<>();
            try {
                client.run(Ipam.over(new Replay(answers, view), new TestClock(), IpamCompatibility.CORRECT), held);
                got = held;
            } catch (Pause e) {
                call = e.call;
            } catch (IpamException e) {
                got = held; // the other client was first; what is stored is checked at the end
            }
        }

        private History with(Object answer, View view) {
            return next.computeIfAbsent(answer, a -> {
                List<Object> more = new ArrayList<>(answers);
                more.add(a);
                return new History(client, more, view);
            });
        }
    }

    private record State(World world, History first, History second) {}

    private final View view;
    private final World start;
    private final History first;
    private final History second;
    private final int mostLosses;

    TwoClients(View view, World start, Client first, Client second, int mostLosses) {
        this.mostLosses = mostLosses;
        this.view = view;
        this.start = start;
        this.first = new History(first, List.of(), view);
        this.second = new History(second, List.of(), view);
    }

    /** Returns every end that some order leads to in which no client loses too many races. */
    List<End> ends() {
        List<End> ends = new ArrayList<>();
        Set<State> seen = new HashSet<>();
        ArrayDeque<State> todo = new ArrayDeque<>();
        todo.push(new State(start, first, second));
        while (!todo.isEmpty()) {
            State state = todo.pop();
            if (!seen.add(state)) {
                continue;
            }
            if (state.first.losses > mostLosses || state.second.losses > mostLosses) {
                continue;
            }
            Call a = state.first.call;
            Call b = state.second.call;
            if (a != null) {
                World.After after = a.apply(state.world);
                todo.push(new State(after.world(), state.first.with(after.answer(), view), state.second));
            }
            if (b != null) {
                World.After after = b.apply(state.world);
                todo.push(new State(after.world(), state.first, state.second.with(after.answer(), view)));
            }
            if (a == null && b == null) {
                ends.add(new End(state.world, state.first.got, state.second.got));
            }
        }
        assertThat(seen).hasSizeGreaterThan(2);
        return ends;
    }

    /** The store as a client sees it that got some answers. */
    @SuppressWarnings("TypeParameterUnusedInFormals") // what a call answers is known where it is made
    private static final class Replay implements IpamStore, IpamIndex, JointWrites {
        private final List<Object> answers;
        private final View view;
        private int calls;

        private Replay(List<Object> answers, View view) {
            this.answers = answers;
            this.view = view;
        }

        @SuppressWarnings("unchecked") // the same call got this answer before
        private <T> T call(Call call) {
            if (calls == answers.size()) {
                throw new Pause(call);
            }
            Object answer = answers.get(calls++);
            if (answer instanceof World.Failure failure) {
                throw new IpamException(failure.error(), "as before");
            }
            return (T) answer;
        }

        private <T> T look(Function<IpamIndex, Object> question) {
            return call(world -> world.after(question.apply(world.index())));
        }

        @Override
        public <V> Optional<Entry<V>> get(IpamKey<V> key) {
            return call(world -> world.after(world.get(key)));
        }

        @Override
        public <V> List<Entry<V>> list(IpamRange<V> range) {
            return call(world -> world.after(world.store().list(range).stream()
                    .map(entry -> world.get(entry.key()).orElseThrow())
                    .toList()));
        }

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> create(IpamKey<V> key, V value) {
            return call(world -> world.create(key, value));
        }

        @Override
        @CanIgnoreReturnValue
        public <V> Entry<V> update(Entry<V> read, V value) {
            return call(world -> world.update(read, value));
        }

        @Override
        public <V> void delete(Entry<V> read) {
            Object unused = this.<Object>call(world -> world.delete(read));
        }

        @Override
        public <V> Entry<V> apply(IpamKey<V> key, V value) {
            throw new AssertionError("no client writes " + key + " without a condition");
        }

        @Override
        public Optional<IpamIndex> index() {
            return view == View.SCAN ? Optional.empty() : Optional.of(this);
        }

        @Override
        public Optional<JointWrites> jointWrites() {
            return view == View.JOINT ? Optional.of(this) : Optional.empty();
        }

        @Override
        public <A, B> boolean updateAndCreate(Entry<A> read, A value, IpamKey<B> key, B created) {
            return call(world -> world.both(world.update(read, value), after -> after.create(key, created)));
        }

        @Override
        public <A, B> boolean updateAndDelete(Entry<A> read, A value, Entry<B> doomed) {
            return call(world -> world.both(world.update(read, value), after -> after.delete(doomed)));
        }

        @Override
        public List<Cidr> affineBlocks(AffinityOwner owner, IpFamily family) {
            return look(index -> index.affineBlocks(owner, family));
        }

        @Override
        public List<Cidr> openBlocks(AffinityOwner owner, IpFamily family) {
            return look(index -> index.openBlocks(owner, family));
        }

        @Override
        public @Nullable Cidr firstMissing(Cidr from, Cidr to) {
            return this.<Optional<Cidr>>look(index -> Optional.ofNullable(index.firstMissing(from, to)))
                    .orElse(null);
        }

        @Override
        public List<Cidr> ownWithFree(AffinityOwner owner, Cidr pool, int blockPrefix) {
            return look(index -> index.ownWithFree(owner, pool, blockPrefix));
        }

        @Override
        public @Nullable Cidr nextWithFree(Cidr from, Cidr to) {
            return this.<Optional<Cidr>>look(index -> Optional.ofNullable(index.nextWithFree(from, to)))
                    .orElse(null);
        }

        @Override
        public @Nullable Cidr nextEmpty(Cidr from, Cidr to) {
            return this.<Optional<Cidr>>look(index -> Optional.ofNullable(index.nextEmpty(from, to)))
                    .orElse(null);
        }

        @Override
        public Optional<Cidr> blockOf(IpAddress address) {
            return look(index -> index.blockOf(address));
        }
    }
}
