// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.plan;

import io.calico4j.ipam.AssignedAddress;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.block.ReservedAddresses;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamIndex;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A node of a simulation, and what happens to its pods.
 *
 * <p>Confined to one thread at a time.
 */
final class SimulatedNode {
    /**
     * What all nodes of a simulation share.
     *
     * @param pools the ranges of the pools that pods get addresses of
     * @param observer is told of every event before it happens, {@code null} if nobody is
     */
    record Surroundings(
            Ipam ipam,
            InMemoryIpamStore store,
            GrowthProfile profile,
            IpFamily family,
            List<Cidr> pools,
            ReservedAddresses reserved,
            @Nullable Consumer<GrowthSimulation.Event> observer) {
        void tell(GrowthSimulation.Kind kind, String node, String handle) {
            if (observer != null) {
                observer.accept(new GrowthSimulation.Event(kind, node, handle));
            }
        }
    }

    private final Surroundings surroundings;
    private final int number;
    private final AffinityOwner owner;
    private final OwnerAttributes attributes;
    private final SplittableRandom random;
    /** The handle of the pod in each slot that has an address. */
    private final @Nullable String[] pods;
    /** Whether the address of each slot's pod belongs to a block of somebody else. */
    private final boolean[] borrows;

    private int waiting;
    private int borrowed;
    private int podsEver;
    private long operations;

    SimulatedNode(Surroundings surroundings, int number, SplittableRandom random) {
        this.surroundings = surroundings;
        this.number = number;
        this.owner = AffinityOwner.host("node-" + number);
        this.attributes = OwnerAttributes.of(OwnerAttributes.NODE, owner.host());
        this.random = random;
        this.waiting = surroundings.profile().podsPerNode();
        this.pods = new @Nullable String[waiting];
        this.borrows = new boolean[waiting];
    }

    String name() {
        return owner.host();
    }

    /** Returns how many pods have no address. */
    int waiting() {
        return waiting;
    }

    /** Returns how many addresses of others' blocks its pods have. */
    int borrowed() {
        return borrowed;
    }

    /** Returns how many assignments and releases there were. */
    long operations() {
        return operations;
    }

    /**
     * Returns whether the coming day needs nothing but the node's own blocks, whatever other such nodes do meanwhile.
     *
     * <p>An assignment takes an own block's free address before it does anything else, and a replacement needs one more
     * for a moment if the new pod comes first.
     */
    boolean keepsToItself() {
        int needed = waiting + (surroundings.profile().surge() ? 1 : 0);
        return borrowed == 0 && (needed == 0 || freeInOwnBlocks() >= needed);
    }

    private int freeInOwnBlocks() {
        IpamIndex index = surroundings.store().index().orElseThrow();
        int free = 0;
        for (Cidr block : index.affineBlocks(owner, surroundings.family())) {
            if (surroundings.pools().stream().anyMatch(pool -> pool.contains(block))) {
                free += surroundings
                        .store()
                        .get(new IpamKey.BlockKey(block))
                        .filter(entry -> entry.value().isAffineTo(owner))
                        .map(entry -> entry.value().freeCount(surroundings.reserved()))
                        .orElse(0);
            }
        }
        return free;
    }

    /** Lives through a day: pods are replaced, and those without an address try again. */
    void live(boolean keepsToItself) {
        double expected = pods.length * surroundings.profile().churnPerDay();
        int replaced = (int) expected + (random.nextDouble() < expected - Math.floor(expected) ? 1 : 0);
        for (int i = 0; i < replaced; i++) {
            replace(random.nextInt(pods.length), keepsToItself);
        }
        for (int slot = 0; slot < pods.length && waiting > 0; slot++) {
            if (pods[slot] == null) {
                assign(slot, keepsToItself);
            }
        }
    }

    private void replace(int slot, boolean keepsToItself) {
        String old = pods[slot];
        if (old == null) {
            return;
        }
        if (surroundings.profile().surge()) {
            boolean borrowing = borrows[slot];
            vacate(slot);
            assign(slot, keepsToItself);
            giveBack(old);
            borrowed -= borrowing ? 1 : 0;
        } else {
            release(slot);
            assign(slot, keepsToItself);
        }
    }

    private void vacate(int slot) {
        pods[slot] = null;
        borrows[slot] = false;
        waiting++;
    }

    private void giveBack(String handle) {
        surroundings.tell(GrowthSimulation.Kind.POD_GOES, name(), handle);
        surroundings.ipam().releaseByHandle(handle);
        operations++;
    }

    private void release(int slot) {
        String handle = pods[slot];
        if (handle != null) {
            borrowed -= borrows[slot] ? 1 : 0;
            vacate(slot);
            giveBack(handle);
        }
    }

    /** Gives an address to a new pod, if there is one. */
    private void assign(int slot, boolean keepsToItself) {
        String handle = "pod-" + number + "-" + ++podsEver;
        surroundings.tell(GrowthSimulation.Kind.POD_COMES, name(), handle);
        AutoAssignRequest.Builder request =
                AutoAssignRequest.on(name()).handle(handle).attributes(attributes);
        List<AssignedAddress> given = surroundings
                .ipam()
                .autoAssign((surroundings.family() == IpFamily.V4 ? request.v4(1) : request.v6(1)).build())
                .addresses();
        operations++;
        if (given.isEmpty()) {
            return;
        }
        pods[slot] = handle;
        waiting--;
        if (!keepsToItself && !isOwn(given.get(0))) {
            borrows[slot] = true;
            borrowed++;
        }
    }

    private boolean isOwn(AssignedAddress address) {
        Cidr block = Cidr.of(address.address(), address.prefixLength());
        return surroundings
                .store()
                .get(new IpamKey.BlockKey(block))
                .filter(entry -> entry.value().isAffineTo(owner))
                .isPresent();
    }

    /** Goes, after its pods. */
    void leave() {
        for (int slot = 0; slot < pods.length; slot++) {
            release(slot);
        }
        surroundings.tell(GrowthSimulation.Kind.NODE_GOES, name(), "");
        surroundings.ipam().removeHost(owner);
        boolean unused = surroundings.store().remove(new IpamKey.NodeKey(name()));
    }
}
