// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.ipam.block.HostReservation;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.PoolUse;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The pools a request may use and the owner's blocks in them.
 *
 * @param allowed the pools in the order they are tried
 * @param affine the owner's blocks in those pools that need a look, in the order of their paths
 * @param owned the number of the owner's blocks in those pools
 */
record PoolChoice(List<UsablePool> allowed, List<Cidr> affine, int owned) {
    /** What decides the choice; a full block is worth a look only to one who needs no address. */
    record Question(
            AffinityOwner owner,
            IpFamily family,
            List<Cidr> requested,
            Labels namespace,
            PoolUse use,
            @Nullable HostReservation reservation,
            boolean evenFull) {}

    static PoolChoice of(Context context, Question question) {
        boolean virtual = question.use() == PoolUse.LOAD_BALANCER;
        Labels node =
                virtual ? Labels.empty() : nodeLabels(context, question.owner().host());
        AffinityOwner owner = virtual == (question.owner().type() == AffinityType.VIRTUAL)
                ? question.owner()
                : AffinityOwner.of(AffinityType.VIRTUAL, question.owner().host());
        int longest = longestPrefix(question.family(), question.reservation());
        List<UsablePool> enabled = context.pools.enabled(question.family());
        List<UsablePool> selecting = selecting(enabled, question, node, longest);
        if (selecting.isEmpty()) {
            throw new IpamException(
                    IpamError.NO_POOL_FOR_NODE, "no pool selects node " + owner.host() + " and the namespace");
        }
        List<UsablePool> allowed = those(selecting, pool -> pool.pool.allows(question.use()));
        if (allowed.isEmpty()) {
            throw new IpamException(
                    IpamError.NO_QUALIFIED_POOL,
                    "no pool may be used for " + question.use().text());
        }
        return split(context, owner, question, node, new Pools(enabled, selecting, allowed));
    }

    private record Pools(List<UsablePool> enabled, List<UsablePool> selecting, List<UsablePool> allowed) {}

    private static Labels nodeLabels(Context context, String host) {
        return context.store
                .get(new IpamKey.NodeKey(host))
                .orElseThrow(() -> new IpamException(IpamError.DOES_NOT_EXIST, "no node " + host))
                .value()
                .labels();
    }

    /** Returns the longest prefix of a block that leaves room beside the addresses a host keeps of it. */
    private static int longestPrefix(IpFamily family, @Nullable HostReservation reservation) {
        if (reservation == null) {
            return family.bits();
        }
        int longest = family.bits() - (32 - Integer.numberOfLeadingZeros(reservation.count()));
        if (reservation.count() <= 0 || longest <= 0) {
            throw new IpamException(
                    IpamError.BAD_HOST_RESERVATION,
                    "a host can't keep " + reservation.count() + " addresses per block");
        }
        return longest;
    }

    private static List<UsablePool> selecting(
            List<UsablePool> enabled, Question question, Labels node, int longestPrefix) {
        boolean anyFits = false;
        for (UsablePool pool : enabled) {
            anyFits |= pool.blockSize <= longestPrefix;
        }
        if (!anyFits) {
            throw new IpamException(IpamError.NO_QUALIFIED_POOL, "no enabled pool has blocks that are large enough");
        }
        if (question.requested().isEmpty()) {
            return those(
                    enabled,
                    pool -> !pool.pool.manual()
                            && pool.selectsNode(node)
                            && pool.selectsNamespace(question.namespace()));
        }
        List<UsablePool> chosen = new ArrayList<>(question.requested().size());
        for (Cidr requested : question.requested()) {
            chosen.add(requested(enabled, requested, longestPrefix));
        }
        return chosen;
    }

    /** Returns the pools that are wanted, in their order; the list itself if all are, as is usual. */
    private static List<UsablePool> those(List<UsablePool> pools, Predicate<UsablePool> wanted) {
        List<UsablePool> some = null;
        for (int i = 0; i < pools.size(); i++) {
            UsablePool pool = pools.get(i);
            boolean keep = wanted.test(pool);
            if (some == null && !keep) {
                some = new ArrayList<>(pools.subList(0, i));
            } else if (some != null && keep) {
                some.add(pool);
            }
        }
        return some == null ? pools : some;
    }

    private static UsablePool requested(List<UsablePool> enabled, Cidr requested, int longestPrefix) {
        UsablePool found = null;
        for (UsablePool pool : enabled) {
            if (pool.blockSize <= longestPrefix && pool.cidr.equals(requested)) {
                found = pool;
            }
        }
        if (found == null) {
            throw new IpamException(IpamError.POOL_NOT_FOUND, "pool " + requested + " doesn't exist or isn't enabled");
        }
        return found;
    }

    private static PoolChoice split(Context context, AffinityOwner owner, Question question, Labels node, Pools pools) {
        IpFamily family = question.family();
        List<Cidr> all = context.finder.affineBlocks(owner, family);
        AffineSplit split = context.splits.of(all, pools.allowed(), pools.selecting());
        for (Cidr outside : split.outside()) {
            UsablePool pool = PoolCatalog.containing(pools.enabled(), outside.network());
            if (pool != null && !selects(pool, node)) {
                giveUp(context, owner, outside);
            }
        }
        List<Cidr> looks = question.evenFull() ? all : context.finder.worthALook(owner, family, all);
        List<Cidr> affine = new ArrayList<>(Math.min(looks.size(), 8));
        for (Cidr block : looks) {
            if (PoolCatalog.containing(pools.allowed(), block.network()) != null) {
                affine.add(block);
            }
        }
        return new PoolChoice(pools.allowed(), affine, split.owned());
    }

    private static boolean selects(UsablePool pool, Labels node) {
        try {
            return pool.selectsNode(node);
        } catch (IpamException e) {
            return true;
        }
    }

    private static void giveUp(Context context, AffinityOwner owner, Cidr block) {
        for (int attempt = 0; attempt < Context.RETRIES; attempt++) {
            try {
                context.affinities.release(owner, block, true, null);
                return;
            } catch (IpamException e) {
                if (e.is(IpamError.BLOCK_CLAIM_CONFLICT)
                        || e.is(IpamError.BLOCK_NOT_EMPTY)
                        || e.is(IpamError.DOES_NOT_EXIST)) {
                    return;
                }
            }
        }
    }
}
