// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AllocationAttribute;
import io.calico4j.ipam.block.AllocationBlock;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.store.IpamConfig;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.ipam.store.IpamStore;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Address management over a store: hands out addresses and blocks as Calico does, and takes them back.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/ipam. An instance is safe for any number of threads, and any number of
 * instances and of Calico's own clients may share a store. Operations that can't do what they are asked throw
 * {@link IpamException}, save those whose result has a place for a failure beside a partial answer.
 */
public final class Ipam {
    private final IpamCompatibility compatibility;
    private final Context context;

    private Ipam(IpamStore store, IpamClock clock, IpamCompatibility compatibility, boolean windows) {
        this.compatibility = compatibility;
        this.context = new Context(store, clock, compatibility == IpamCompatibility.EXACT, windows);
    }

    /** Returns address management over a store by this machine's clock, {@link IpamCompatibility#CORRECT}. */
    public static Ipam over(IpamStore store) {
        return over(store, IpamClock.system(), IpamCompatibility.CORRECT);
    }

    /** Returns address management over a store. */
    public static Ipam over(IpamStore store, IpamClock clock, IpamCompatibility compatibility) {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(compatibility, "compatibility");
        return new Ipam(store, clock, compatibility, false);
    }

    /** Returns the same for a Windows node, which refuses to work without strict affinity. */
    public Ipam asWindows() {
        return new Ipam(context.store, context.clock, compatibility, true);
    }

    /** Assigns any free addresses to a host: IPv4 first; a failure of IPv4 leaves IPv6 out. */
    public AutoAssignResult autoAssign(AutoAssignRequest request) {
        Objects.requireNonNull(request, "request");
        Optional<Assignment> v4 = Optional.empty();
        Optional<Assignment> v6 = Optional.empty();
        for (IpFamily family : IpFamily.values()) {
            if (request.count(family) == 0) {
                continue;
            }
            for (Cidr pool : request.pools(family)) {
                if (pool.family() != family) {
                    boolean lost = compatibility == IpamCompatibility.EXACT;
                    return new AutoAssignResult(lost ? Optional.empty() : v4, v6, Optional.of(mismatch(pool, family)));
                }
            }
            AutoAssigner assigner = new AutoAssigner(context, request, family);
            assigner.run();
            if (family == IpFamily.V4) {
                v4 = assigner.assignment();
            } else {
                v6 = assigner.assignment();
            }
            if (assigner.failure().isPresent()) {
                return new AutoAssignResult(v4, v6, assigner.failure());
            }
        }
        return new AutoAssignResult(v4, v6, Optional.empty());
    }

    private static IpamFailure mismatch(Cidr pool, IpFamily family) {
        return new IpamFailure(IpamError.POOL_VERSION_MISMATCH, "pool " + pool + " is asked for " + family);
    }

    /** Assigns one chosen address, claiming its block for the host if it doesn't exist. */
    public void assignIp(AssignIpRequest request) {
        Objects.requireNonNull(request, "request");
        new ExplicitAssigner(context, request).run();
    }

    /**
     * Gives addresses back.
     *
     * @throws IpamException {@link IpamError#INVALID_ADDRESS} if one is no address; nothing has changed then
     */
    public ReleaseResult release(List<ReleaseRequest> requests) {
        Objects.requireNonNull(requests, "requests");
        return new Releases(context).byAddress(requests);
    }

    /**
     * Gives back all addresses held under a handle.
     *
     * @throws IpamException {@link IpamError#DOES_NOT_EXIST} if there is no such handle
     */
    public void releaseByHandle(String handle) {
        Objects.requireNonNull(handle, "handle");
        new Releases(context).byHandle(handle);
    }

    /**
     * Returns the addresses held under a handle, by block in ascending order.
     *
     * @throws IpamException {@link IpamError#DOES_NOT_EXIST} if there is no such handle
     */
    public List<IpAddress> addressesOf(String handle) {
        Objects.requireNonNull(handle, "handle");
        return Releases.addressesOf(context, handle);
    }

    /**
     * Returns who holds an address.
     *
     * @throws IpamException {@link IpamError#DOES_NOT_EXIST} if nobody does or it is in no enabled pool
     */
    public AllocationAttribute attributesOf(IpAddress address) {
        Objects.requireNonNull(address, "address");
        return new Owners(context).attributesOf(address);
    }

    /** Changes who is noted as the owner of an address, for all addresses that share its entry. */
    public void changeOwner(IpAddress address, String handle, OwnerUpdate update, OwnerUpdate.Preconditions expected) {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(handle, "handle");
        Objects.requireNonNull(update, "update");
        Objects.requireNonNull(expected, "expected");
        new Owners(context).change(address, handle, update, expected);
    }

    /**
     * Makes sure that a host has a block of each family for which it keeps addresses.
     *
     * @param pools4 the IPv4 pools to choose from; in the exact mode they are wrongly asked for IPv6 blocks, too
     * @param pools6 the IPv6 pools to choose from; ignored in the exact mode
     */
    public EnsureBlockResult ensureBlock(
            String host,
            List<Cidr> pools4,
            List<Cidr> pools6,
            Optional<HostReservation> kept4,
            Optional<HostReservation> kept6) {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(pools4, "pools4");
        Objects.requireNonNull(pools6, "pools6");
        Objects.requireNonNull(kept4, "kept4");
        Objects.requireNonNull(kept6, "kept6");
        Optional<Cidr> v4 = Optional.empty();
        Optional<Cidr> v6 = Optional.empty();
        if (kept4.isPresent()) {
            checkFamily(pools4, IpFamily.V4);
            v4 = Optional.of(ensure(host, IpFamily.V4, pools4, kept4.get()));
        }
        if (kept6.isPresent()) {
            checkFamily(pools6, IpFamily.V6);
            boolean exact = compatibility == IpamCompatibility.EXACT;
            v6 = Optional.of(ensure(host, IpFamily.V6, exact ? pools4 : pools6, kept6.get()));
        }
        return new EnsureBlockResult(v4, v6);
    }

    private static void checkFamily(List<Cidr> pools, IpFamily family) {
        for (Cidr pool : pools) {
            if (pool.family() != family) {
                throw new IpamException(
                        IpamError.POOL_VERSION_MISMATCH, mismatch(pool, family).message());
            }
        }
    }

    private Cidr ensure(String host, IpFamily family, List<Cidr> pools, HostReservation kept) {
        AffinityOwner owner = AffinityOwner.host(host);
        PoolChoice choice = PoolChoice.of(
                context, new PoolChoice.Question(owner, family, pools, Labels.empty(), PoolUse.WORKLOAD, kept, true));
        return new BlockSearch(context, owner, choice, kept, context.pools.reserved())
                .next(0, true)
                .block()
                .value()
                .cidr();
    }

    /** Claims all blocks of a range for an owner, whatever its limits and the pools' selectors say. */
    public ClaimResult claimAffinity(Cidr range, AffinityOwner owner) {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(owner, "owner");
        return new AffinityOperations(context).claim(range, owner);
    }

    /** Gives up a host's affinity to all blocks of a range; those of others are passed over. */
    public void releaseAffinity(Cidr range, String host, boolean mustBeEmpty) {
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(host, "host");
        new AffinityOperations(context).release(range, host, mustBeEmpty);
    }

    /** Gives up all affinities of an owner as far as possible, then throws the last thing that stood in the way. */
    public void releaseHostAffinities(AffinityOwner owner, boolean mustBeEmpty) {
        Objects.requireNonNull(owner, "owner");
        new AffinityOperations(context).releaseHost(owner, mustBeEmpty);
    }

    /** Gives up the affinities of all hosts to blocks in a range; those of virtual owners stay. */
    public void releasePoolAffinities(Cidr pool) {
        Objects.requireNonNull(pool, "pool");
        new AffinityOperations(context).releasePool(pool);
    }

    /** Gives up the affinity of a block's owner, as the caller has read the block. */
    public void releaseBlockAffinity(AllocationBlock block, boolean mustBeEmpty) {
        Objects.requireNonNull(block, "block");
        new AffinityOperations(context).releaseBlock(block, mustBeEmpty);
    }

    /** Gives up all affinities of an owner that is gone; its addresses stay. */
    public void removeHost(AffinityOwner owner) {
        Objects.requireNonNull(owner, "owner");
        new AffinityOperations(context).removeHost(owner);
    }

    /** Returns how much of each pool's blocks is in use, by names or ranges of pools, or for all pools and the rest. */
    public List<PoolUtilization> utilization(List<String> pools) {
        Objects.requireNonNull(pools, "pools");
        return new PoolOperations(context).utilization(pools);
    }

    /** Returns the settings; the first reader stores the default. */
    public IpamConfig config() {
        return context.settings.read();
    }

    /** Changes the settings, which must not contradict each other. */
    public void setConfig(IpamConfig config) {
        Objects.requireNonNull(config, "config");
        context.settings.write(config);
    }

    /** Stores a new pool after Calico's checks of its sizes and of overlaps. */
    public void createPool(IpamPool pool) {
        Objects.requireNonNull(pool, "pool");
        new PoolOperations(context).create(pool);
    }

    /** Disables a pool, takes its blocks from their hosts and deletes it; blocks in use stay as orphans. */
    public void deletePool(String name) {
        Objects.requireNonNull(name, "name");
        new PoolOperations(context).delete(name, new AffinityOperations(context));
    }

    /**
     * Drops the counts of handles in blocks where they hold nothing, which a crash between two writes may have left.
     *
     * <p>Safe at any time, whatever other clients do: a block is written again before a count goes, so that an assignment
     * under way notices. A handle that counts too much in a block where it does hold something is left to
     * {@link #recountHandles()}; its release sets it right as well. Complexity: one pass over all blocks and handles.
     *
     * @return the number of counts that were dropped
     */
    public int healHandles() {
        return new Recount(context.store).heal(context);
    }

    /**
     * Sets the counts of all handles to what the blocks hold, which a crash between two writes may have left too high.
     *
     * <p>Call it only while no other client assigns or releases. Complexity: one pass over all blocks and handles.
     *
     * @return the number of handles that were wrong
     */
    public int recountHandles() {
        return new Recount(context.store).run();
    }

    /** Returns the stored block of a range, if there is one. */
    public Optional<AllocationBlock> block(Cidr cidr) {
        Objects.requireNonNull(cidr, "cidr");
        return context.store.get(new IpamKey.BlockKey(cidr)).map(IpamStore.Entry::value);
    }
}
