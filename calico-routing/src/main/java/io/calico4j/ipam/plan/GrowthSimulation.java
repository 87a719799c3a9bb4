// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamClock;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.net.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The days of a cluster that grows and whose pods come and go, each assignment and release made by the real engine.
 *
 * <p>A day begins with the nodes that come and go. Then, node by node, the day's part of the pods is replaced on the same
 * node, and pods without an address try again. Nodes whose own blocks are enough for that come first; as they don't meet,
 * they share all processors (the common pool of {@link java.util.concurrent.ForkJoinPool}). Equal inputs give equal
 * results on any number of processors. Run once.
 */
public final class GrowthSimulation {
    /**
     * Something that happens to addresses.
     *
     * @param kind what happens
     * @param node the node it happens on
     * @param handle the pod's handle; empty where a node comes or goes
     */
    public record Event(Kind kind, String node, String handle) {
        /** Checks that nothing is missing. */
        public Event {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(handle, "handle");
        }
    }

    /** What happens. */
    public enum Kind {
        /** A node comes. */
        NODE_COMES,
        /** A node goes, after its pods. */
        NODE_GOES,
        /** A pod asks for an address; it may get none. */
        POD_COMES,
        /** A pod gives its address back. */
        POD_GOES
    }

    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();

    private final CapacityDemand demand;
    private final GrowthProfile profile;
    private final InMemoryIpamStore store = InMemoryIpamStore.create();
    private final DayClock clock = new DayClock();
    private final SimulatedNode.Surroundings surroundings;
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<Utilisation> timeline = new ArrayList<>();
    private final SplittableRandom random;
    private final boolean poolsOverlap;
    private int nodesEver;
    private long operationsOfGone;

    private GrowthSimulation(CapacityDemand demand, GrowthProfile profile, @Nullable Consumer<Event> observer) {
        this.demand = demand;
        this.profile = profile;
        this.random = new SplittableRandom(profile.seed());
        this.poolsOverlap = overlap(ranges(demand.pools()));
        this.surroundings = new SimulatedNode.Surroundings(
                Ipam.over(store, clock, IpamCompatibility.CORRECT),
                store,
                profile,
                demand.family(),
                ranges(demand.usablePools()),
                ReservedAddresses.of(demand.reservations()),
                observer);
    }

    private static List<Cidr> ranges(List<IpamPool> pools) {
        return pools.stream().flatMap(pool -> pool.range().stream()).toList();
    }

    private static boolean overlap(List<Cidr> ranges) {
        for (int i = 0; i < ranges.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (ranges.get(i).overlaps(ranges.get(j))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns a simulation of pools, limits and reservations of a demand, and of a profile's nodes and pods. */
    public static GrowthSimulation of(CapacityDemand demand, GrowthProfile profile) {
        return new GrowthSimulation(
                Objects.requireNonNull(demand, "demand"), Objects.requireNonNull(profile, "profile"), null);
    }

    /** Returns the same simulation with somebody who is told of every event before it happens, all in one thread. */
    public GrowthSimulation observedBy(Consumer<Event> listener) {
        return new GrowthSimulation(demand, profile, Objects.requireNonNull(listener, "listener"));
    }

    /** Puts the settings, reservations and pools that a simulation begins with into a store. */
    public static void prepare(CapacityDemand demand, io.calico4j.ipam.store.IpamStore into) {
        Objects.requireNonNull(demand, "demand");
        Objects.requireNonNull(into, "into");
        for (IpamPool pool : demand.pools()) {
            into.apply(new IpamKey.PoolKey(pool.name()), pool);
        }
        if (!demand.reservations().isEmpty()) {
            List<String> entries =
                    demand.reservations().stream().map(Cidr::toString).toList();
            into.apply(new IpamKey.ReservationKey("reserved"), new IpamReservation("reserved", entries));
        }
        into.apply(
                new IpamKey.ConfigKey(),
                new IpamConfig(demand.strictAffinity(), true, demand.maxBlocksPerHost(), Optional.empty()));
    }

    /**
     * Lives through all days.
     *
     * <p>Complexity: in proportion to the pods that come and go; each takes about two microseconds of a processor.
     *
     * @return the state every so many days, and of three more: the first on which an address is borrowed, the first on which
     *     a pod has none, and the last
     */
    public List<Utilisation> run() {
        return run(day -> {});
    }

    /**
     * The same, and tells how far it has come.
     *
     * @param evening is told of each day that is over, from 0
     */
    public List<Utilisation> run(IntConsumer evening) {
        Objects.requireNonNull(evening, "evening");
        prepare(demand, store);
        boolean borrowed = false;
        boolean waited = false;
        for (int day = 0; day < profile.days(); day++) {
            clock.nanos = (day + 1) * DAY_NANOS;
            resize(profile.nodesOn(day));
            live();
            boolean borrows = nodes.stream().anyMatch(node -> node.borrowed() > 0);
            boolean waits = nodes.stream().anyMatch(node -> node.waiting() > 0);
            boolean news = (borrows && !borrowed) || (waits && !waited);
            borrowed |= borrows;
            waited |= waits;
            if (news || day % profile.sampleEveryDays() == 0 || day == profile.days() - 1) {
                timeline.add(sample(day));
            }
            evening.accept(day);
        }
        return List.copyOf(timeline);
    }

    /** Returns the first day of the time line on whose evening a pod had no address, empty if there was none. */
    public static OptionalInt firstShortage(List<Utilisation> timeline) {
        return first(timeline, state -> state.waiting() > 0);
    }

    /** Returns the first day of the time line on whose evening an address was borrowed, empty if there was none. */
    public static OptionalInt firstBorrowing(List<Utilisation> timeline) {
        return first(timeline, state -> state.borrowed() > 0);
    }

    private static OptionalInt first(List<Utilisation> timeline, Predicate<Utilisation> wanted) {
        return Objects.requireNonNull(timeline, "timeline").stream()
                .filter(wanted)
                .mapToInt(Utilisation::day)
                .findFirst();
    }

    /** Returns the store as the simulation has left it. */
    public InMemoryIpamStore store() {
        return store;
    }

    private void resize(int count) {
        while (nodes.size() < count) {
            SimulatedNode node = new SimulatedNode(surroundings, nodesEver++, random.split());
            surroundings.tell(Kind.NODE_COMES, node.name(), "");
            store.apply(new IpamKey.NodeKey(node.name()), new IpamNode(node.name(), demand.nodeLabels()));
            nodes.add(node);
        }
        List<SimulatedNode> going = nodes.subList(0, nodes.size() - count);
        for (SimulatedNode node : going) {
            node.leave();
            operationsOfGone += node.operations();
        }
        going.clear();
    }

    /*
     * First the nodes that keep to themselves, in any order, as none of them meets another; then, in order, the rest. Where
     * pools overlap, a release may take a block from its node, as another pool than the one it was claimed of counts then.
     */
    private void live() {
        boolean[] lived = new boolean[nodes.size()];
        IntStream all = IntStream.range(0, nodes.size());
        (surroundings.observer() == null ? all.parallel() : all).forEach(i -> {
            SimulatedNode node = nodes.get(i);
            if (!poolsOverlap && node.keepsToItself()) {
                node.live(true);
                lived[i] = true;
            }
        });
        for (int i = 0; i < lived.length; i++) {
            if (!lived[i]) {
                nodes.get(i).live(false);
            }
        }
    }

    private Utilisation sample(int day) {
        long used = 0;
        long borrowed = 0;
        int blocks = 0;
        int empty = 0;
        for (var entry : store.list(IpamRange.blocks())) {
            AllocationBlock block = entry.value();
            blocks++;
            empty += block.usedCount() == 0 ? 1 : 0;
            used += block.usedCount();
            borrowed += borrowed(block);
        }
        long waiting = nodes.stream().mapToLong(SimulatedNode::waiting).sum();
        long operations = operationsOfGone
                + nodes.stream().mapToLong(SimulatedNode::operations).sum();
        return new Utilisation(day, nodes.size(), used, borrowed, blocks, empty, waiting, operations);
    }

    private static long borrowed(AllocationBlock block) {
        String owner = block.owner().map(AffinityOwner::host).orElse("");
        long borrowed = 0;
        for (AllocationAttribute holder : block.attributes()) {
            borrowed += holder.active()
                            .filter(attributes -> !attributes
                                    .valueOrEmpty(OwnerAttributes.NODE)
                                    .equals(owner))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return borrowed;
    }

    /** A clock that is set once a day and moves a little with every look. */
    private static final class DayClock implements IpamClock {
        private long nanos;

        @Override
        public long epochNanos() {
            return nanos++;
        }

        @Override
        public void pause(Duration duration) {
            nanos += duration.toNanos();
        }
    }
}
