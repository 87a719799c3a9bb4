// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.index.Match;
import io.calico4j.index.MatchChanges;
import io.calico4j.index.MatchIndex;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.internal.policy.fact.SliceFact;
import io.calico4j.internal.policy.rule.NumberedSet;
import io.calico4j.internal.policy.rule.SetCatalog;
import io.calico4j.internal.policy.rule.SetKey;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.policy.rule.PortMember;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who holds which addresses, which policies apply to them and which sets they are in, kept up to date change by change.
 *
 * <p>Remembers which holders need another plan and which blocks another look. Confined to one thread.
 */
final class Population {
    private final MatchIndex<Integer, Integer> index = MatchIndex.create();
    private final List<@Nullable Holder> holders = new ArrayList<>();
    private final Map<ResourceKey, Integer> slots = new HashMap<>();
    private final List<NumberedSet> queries = new ArrayList<>();
    private final Map<NumberedSet, List<Block>> listings = new HashMap<>();
    private final BlockStore blocks = new BlockStore();
    private final ServiceCatalog services;
    private final BitSet dirty = new BitSet();
    private final BitSet reached = new BitSet();
    private boolean slotsChanged;
    private boolean servicesChanged = true;

    Population(boolean checker) {
        this.services = new ServiceCatalog(checker);
    }

    private static int policyQuery(int number) {
        return 2 * number;
    }

    private static int setQuery(int number) {
        return 2 * number + 1;
    }

    BlockStore blocks() {
        return blocks;
    }

    ServiceCatalog services() {
        return services;
    }

    /** Returns the set of a query. */
    NumberedSet query(int number) {
        return queries.get(number);
    }

    @Nullable
    Holder holder(int slot) {
        return holders.get(slot);
    }

    /** Returns a slot beyond the last. */
    int slotCount() {
        return holders.size();
    }

    Map<ResourceKey, Integer> slots() {
        return slots;
    }

    /** Tells whether holders came or went since this was last asked. */
    boolean takeSlotsChanged() {
        boolean was = slotsChanged;
        slotsChanged = false;
        return was;
    }

    /** Tells whether services changed since this was last asked. */
    boolean takeServicesChanged() {
        boolean was = servicesChanged;
        servicesChanged = false;
        return was;
    }

    /** Returns the slots of holders that need another plan, and forgets them. */
    BitSet takeDirty() {
        BitSet taken = (BitSet) dirty.clone();
        dirty.clear();
        return taken;
    }

    /** Returns the slots of holders that are in other sets than before, and forgets them. */
    BitSet takeReached() {
        BitSet taken = (BitSet) reached.clone();
        reached.clear();
        return taken;
    }

    void labelsOfProfile(String name, Labels labels) {
        apply(index.updateParent(name, labels));
    }

    /** Says that the plans of all endpoints with a profile have to be made again. */
    void profileChanged(String name) {
        for (Holder holder : holders) {
            if (holder != null && holder.fact().profiles().contains(name)) {
                dirty.set(holder.slot());
            }
        }
    }

    /** Says that the plans of all endpoints have to be made again. */
    void tiersChanged() {
        holders.stream()
                .filter(holder -> holder != null && holder.policies().size() > 0)
                .forEach(holder -> {
                    if (holder != null) {
                        dirty.set(holder.slot());
                    }
                });
    }

    void put(HolderFact fact) {
        Integer slot = slots.get(fact.key());
        Holder holder = slot == null ? null : holders.get(slot);
        if (holder == null) {
            holder = new Holder(holders.size(), fact);
            holders.add(holder);
            slots.put(fact.key(), holder.slot());
            slotsChanged = true;
        } else {
            leaveBlocks(holder);
            holder.fact(fact);
        }
        for (Cidr net : fact.nets()) {
            blocks.touch(net).holders().add(holder.slot());
        }
        dirty.set(holder.slot());
        apply(index.updateEndpoint(holder.slot(), fact.labels(), fact.profiles()));
    }

    void remove(ResourceKey key) {
        Integer slot = slots.remove(key);
        Holder holder = slot == null ? null : holders.get(slot);
        if (holder != null) {
            leaveBlocks(holder);
            apply(index.deleteEndpoint(holder.slot()));
            holders.set(holder.slot(), null);
            dirty.set(holder.slot());
            slotsChanged = true;
        }
    }

    private void leaveBlocks(Holder holder) {
        for (Cidr net : holder.fact().nets()) {
            blocks.touch(net).holders().remove(holder.slot());
        }
    }

    /** Starts or goes on watching to whom a policy applies; they all need another plan. */
    void watchPolicy(int number, Selector selector) {
        apply(index.updateSelector(policyQuery(number), selector));
        for (int slot : index.endpointsOf(policyQuery(number))) {
            dirty.set(slot);
        }
    }

    void forgetPolicy(int number) {
        apply(index.deleteSelector(policyQuery(number)));
    }

    /** Takes notice of the sets that came and went. */
    void follow(SetCatalog sets) {
        for (NumberedSet set : sets.takeFresh()) {
            follow(set);
        }
        for (NumberedSet set : sets.takeUnused()) {
            if (set.query() >= 0) {
                apply(index.deleteSelector(setQuery(set.query())));
            }
            unlist(set);
        }
    }

    private void follow(NumberedSet set) {
        SetKey key = set.key();
        if (key instanceof SetKey.Selected selected) {
            query(set, selected.members().selector());
        } else {
            list(set);
        }
    }

    private void query(NumberedSet set, Selector selector) {
        set.query(queries.size());
        queries.add(set);
        apply(index.updateSelector(setQuery(set.query()), selector));
    }

    /** Puts a set that lists its members where they are. */
    private void list(NumberedSet set) {
        List<Block> listed = new ArrayList<>();
        if (set.key() instanceof SetKey.ServicePorts key) {
            for (PortMember member : services.ports(key.service())) {
                Block block = blocks.touch(member.address().toCidr());
                block.ports().add(new Block.PortUse(set, member));
                listed.add(block);
            }
        } else {
            for (Cidr net : membersOf(set)) {
                Block block = blocks.touch(net);
                block.listed().add(set);
                listed.add(block);
            }
        }
        listings.put(set, listed);
    }

    private Iterable<Cidr> membersOf(NumberedSet set) {
        return set.key() instanceof SetKey.Listed listed
                ? listed.nets()
                : services.sources(((SetKey.ServiceSources) set.key()).service());
    }

    private void unlist(NumberedSet set) {
        List<Block> listed = listings.remove(set);
        if (listed != null) {
            for (Block block : listed) {
                blocks.touch(block.addresses());
                block.listed().remove(set);
                block.ports().removeIf(use -> use.set() == set);
            }
        }
    }

    void put(SliceFact slice, SetCatalog sets) {
        services.put(slice);
        relist(slice.service(), sets);
    }

    void remove(SliceFact slice, SetCatalog sets) {
        services.remove(slice);
        relist(slice.service(), sets);
    }

    private void relist(String service, SetCatalog sets) {
        servicesChanged = true;
        for (SetKey key : List.of(new SetKey.ServicePorts(service), new SetKey.ServiceSources(service))) {
            NumberedSet set = sets.find(key);
            if (set != null && listings.containsKey(set)) {
                unlist(set);
                list(set);
            }
        }
    }

    private void apply(MatchChanges<Integer, Integer> changes) {
        for (Match<Integer, Integer> match : changes.started()) {
            apply(match, true);
        }
        for (Match<Integer, Integer> match : changes.stopped()) {
            apply(match, false);
        }
    }

    private void apply(Match<Integer, Integer> match, boolean starts) {
        Holder holder = holders.get(match.endpoint());
        if (holder == null) {
            return;
        }
        boolean ofPolicy = match.selector() % 2 == 0;
        IntBag bag = ofPolicy ? holder.policies() : holder.sets();
        if (starts) {
            bag.add(match.selector() / 2);
        } else {
            bag.remove(match.selector() / 2);
        }
        if (ofPolicy) {
            dirty.set(holder.slot());
        } else if (!reached.get(holder.slot())) {
            reached.set(holder.slot());
            for (Cidr net : holder.fact().nets()) {
                blocks.touch(net);
            }
        }
    }
}
