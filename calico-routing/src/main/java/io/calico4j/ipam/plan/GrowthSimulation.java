// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.IpamClock;
import io.calico4j.ipam.IpamCompatibility;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.ipam.store.IpamReservation;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The days of a cluster that grows and whose pods come and go, each assignment and release made by the real engine.
 *
 * <p>A day begins with the nodes that come and go. Then, node by node, pods without an address try again, and the day's
 * part of the pods is replaced on the same node. Equal inputs give equal results. Confined to one thread and run once.
 */
public final class GrowthSimulation {
    /**
     * Something that happens to addresses.
     *
     * @param node the node it happens on
     * @param handle the pod's handle; empty where a node goes
     * @param kind what happens
     */
    public record Event(Kind kind, String node, String handle) {}

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

    private static final class Node {
        private final String name;
        private final OwnerAttributes attributes;
        /** The handle of the pod in each slot that has an address. */
        private final @Nullable String[] pods;

        private Node(int number, int pods) {
            this.name = "node-" + number;
            this.attributes = OwnerAttributes.of(OwnerAttributes.NODE, name);
            this.pods = new @Nullable String[pods];
        }
    }

    private final CapacityDemand demand;
    private final GrowthProfile profile;
    private final Consumer<Event> observer;
    private final InMemoryIpamStore store = InMemoryIpamStore.create();
    private final DayClock clock = new DayClock();
    private final Ipam ipam = Ipam.over(store, clock, IpamCompatibility.CORRECT);
    private final List<Node> nodes = new ArrayList<>();
    private final List<Utilisation> timeline = new ArrayList<>();
    private final SplittableRandom random;
    private final boolean observed;
    private int nodesEver;
    private int podsEver;
    private long operations;
    private long waiting;

    private GrowthSimulation(CapacityDemand demand, GrowthProfile profile, Consumer<Event> observer, boolean observed) {
        this.demand = demand;
        this.profile = profile;
        this.observer = observer;
        this.observed = observed;
        this.random = new SplittableRandom(profile.seed());
    }

    /** Returns a simulation of pools, limits and reservations of a demand, and of a profile's nodes and pods. */
    public static GrowthSimulation of(CapacityDemand demand, GrowthProfile profile) {
        return new GrowthSimulation(
                Objects.requireNonNull(demand, "demand"), Objects.requireNonNull(profile, "profile"), e -> {}, false);
    }

    /** Returns the same simulation with somebody who is told of every event before it happens. */
    public GrowthSimulation observedBy(Consumer<Event> listener) {
        return new GrowthSimulation(demand, profile, Objects.requireNonNull(listener, "listener"), true);
    }

    /** Returns the settings and pools that the simulation begins with, put into a store. */
    public static void prepare(CapacityDemand demand, io.calico4j.ipam.store.IpamStore into) {
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
     * <p>Complexity: in proportion to the pods that come and go; it takes about a microsecond for each.
     *
     * @return the state every so many days, and of the last day
     */
    public List<Utilisation> run() {
        prepare(demand, store);
        for (int day = 0; day < profile.days(); day++) {
            clock.nanos = (day + 1) * DAY_NANOS;
            resize(profile.nodesOn(day));
            for (Node node : nodes) {
                live(node);
            }
            if (day % profile.sampleEveryDays() == 0 || day == profile.days() - 1) {
                timeline.add(sample(day));
            }
        }
        return List.copyOf(timeline);
    }

    /** Returns the first day of the time line on whose evening a pod had no address, empty if there was none. */
    public static OptionalInt firstShortage(List<Utilisation> timeline) {
        return timeline.stream()
                .filter(state -> state.waiting() > 0)
                .mapToInt(Utilisation::day)
                .findFirst();
    }

    /** Returns the store as the simulation has left it. */
    public InMemoryIpamStore store() {
        return store;
    }

    private void resize(int count) {
        while (nodes.size() < count) {
            Node node = new Node(nodesEver++, profile.podsPerNode());
            tell(Kind.NODE_COMES, node.name, "");
            store.apply(new IpamKey.NodeKey(node.name), new IpamNode(node.name, Labels.empty()));
            waiting += node.pods.length;
            nodes.add(node);
        }
        for (Node gone : new ArrayList<>(nodes.subList(0, nodes.size() - count))) {
            for (int slot = 0; slot < gone.pods.length; slot++) {
                release(gone, slot);
            }
            waiting -= gone.pods.length;
            tell(Kind.NODE_GOES, gone.name, "");
            ipam.removeHost(AffinityOwner.host(gone.name));
            boolean unused = store.remove(new IpamKey.NodeKey(gone.name));
        }
        nodes.subList(0, nodes.size() - count).clear();
    }

    private void live(Node node) {
        @Nullable String[] pods = node.pods;
        double expected = pods.length * profile.churnPerDay();
        int replaced = (int) expected + (random.nextDouble() < expected - Math.floor(expected) ? 1 : 0);
        for (int i = 0; i < replaced; i++) {
            replace(node, random.nextInt(pods.length));
        }
        if (waiting > 0) {
            for (int slot = 0; slot < pods.length; slot++) {
                if (pods[slot] == null) {
                    pods[slot] = assign(node);
                }
            }
        }
    }

    private void replace(Node node, int slot) {
        if (node.pods[slot] == null) {
            return;
        }
        if (profile.surge()) {
            String next = assign(node);
            release(node, slot);
            node.pods[slot] = next;
        } else {
            release(node, slot);
            node.pods[slot] = assign(node);
        }
    }

    /** Returns the handle of a new pod, null if it got no address. */
    private @Nullable String assign(Node node) {
        String handle = "pod-" + ++podsEver;
        tell(Kind.POD_COMES, node.name, handle);
        AutoAssignRequest.Builder request =
                AutoAssignRequest.on(node.name).handle(handle).attributes(node.attributes);
        var result = ipam.autoAssign((demand.family() == IpFamily.V4 ? request.v4(1) : request.v6(1)).build());
        operations++;
        if (result.addresses().isEmpty()) {
            return null;
        }
        waiting--;
        return handle;
    }

    private void release(Node node, int slot) {
        String handle = node.pods[slot];
        if (handle == null) {
            return;
        }
        tell(Kind.POD_GOES, node.name, handle);
        ipam.releaseByHandle(handle);
        operations++;
        waiting++;
        node.pods[slot] = null;
    }

    private void tell(Kind kind, String node, String handle) {
        if (observed) {
            observer.accept(new Event(kind, node, handle));
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
        long waits = nodes.stream()
                .mapToLong(
                        node -> Arrays.stream(node.pods).filter(Objects::isNull).count())
                .sum();
        return new Utilisation(day, nodes.size(), used, borrowed, blocks, empty, waits, operations);
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
