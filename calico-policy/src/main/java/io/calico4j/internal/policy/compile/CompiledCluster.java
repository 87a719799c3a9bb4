// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.compile;

import io.calico4j.index.EndpointPort;
import io.calico4j.index.MemberProtocol;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.internal.policy.rule.MemberLists;
import io.calico4j.internal.policy.rule.NumberedSet;
import io.calico4j.internal.policy.rule.SetKey;
import io.calico4j.internal.policy.table.AddressTable;
import io.calico4j.internal.policy.table.Judge;
import io.calico4j.internal.policy.table.SpotTable;
import io.calico4j.internal.policy.table.Traffic;
import io.calico4j.net.Cidr;
import io.calico4j.policy.rule.PortMember;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.ResourceKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The compiled form of a cluster at one moment. Immutable and safe for any number of threads. */
public final class CompiledCluster implements MemberLists {
    private final AddressTable addresses;
    private final SpotTable spots;
    private final Traffic traffic;
    private final Judge judge;
    private final Holders holders;
    private final List<PolicyEntry> policies;
    private final SortedMap<ResourceKey, String> rejected;

    /** What is known of holders by slot; the arrays are not written any more. */
    static final class Holders {
        private final SortedMap<ResourceKey, Integer> slots;
        private final @Nullable HolderFact[] facts;
        private final @Nullable ResourceKey[] keys;
        private final @Nullable Plan[] plans;
        private final int[][] sets;
        private final ServiceCatalog services;

        /**
         * Creates what is known.
         *
         * @param slots the slot of each holder
         * @param facts the holders
         * @param keys their keys
         * @param plans the plans of endpoints
         * @param sets the queries that match, ascending
         * @param services what stands behind services
         */
        Holders(
                SortedMap<ResourceKey, Integer> slots,
                @Nullable HolderFact[] facts,
                @Nullable ResourceKey[] keys,
                @Nullable Plan[] plans,
                int[][] sets,
                ServiceCatalog services) {
            this.slots = slots;
            this.facts = facts;
            this.keys = keys;
            this.plans = plans;
            this.sets = sets;
            this.services = services;
        }
    }

    CompiledCluster(
            AddressTable addresses,
            SpotTable spots,
            Traffic traffic,
            Holders holders,
            List<PolicyEntry> policies,
            SortedMap<ResourceKey, String> rejected) {
        this.addresses = addresses;
        this.spots = spots;
        this.traffic = traffic;
        this.judge = new Judge(addresses, spots, traffic);
        this.holders = holders;
        this.policies = policies;
        this.rejected = rejected;
    }

    /** Returns the way from addresses to spots. */
    public AddressTable addresses() {
        return addresses;
    }

    /** Returns what is known of spots. */
    public SpotTable spots() {
        return spots;
    }

    /** Returns the classification of flows. */
    public Traffic traffic() {
        return traffic;
    }

    /** Returns what decides flows without giving reasons. */
    public Judge judge() {
        return judge;
    }

    /** Returns the policies in no particular order. */
    public List<PolicyEntry> policies() {
        return policies;
    }

    /** Returns a policy. Complexity: linear in the number of policies. */
    public Optional<PolicyEntry> policy(PolicyId id) {
        return policies.stream().filter(policy -> policy.fact().id().equals(id)).findFirst();
    }

    /** Returns the policies that cannot be evaluated, and why. */
    public SortedMap<ResourceKey, String> rejected() {
        return rejected;
    }

    /** Returns the keys of all endpoints and network sets, ascending. */
    public Iterable<ResourceKey> keys() {
        return holders.slots.keySet();
    }

    /** Returns the slot of a holder, or -1. */
    public int slotOf(ResourceKey key) {
        Integer slot = holders.slots.get(key);
        return slot == null ? -1 : slot;
    }

    /** Returns the holder of a slot. */
    public HolderFact fact(int slot) {
        HolderFact fact = holders.facts[slot];
        if (fact == null) {
            throw new IllegalStateException("nobody in slot " + slot);
        }
        return fact;
    }

    /** Returns the key of the holder of a slot. */
    public ResourceKey key(int slot) {
        ResourceKey key = holders.keys[slot];
        return key == null ? fact(slot).key() : key;
    }

    /** Returns the plan of the endpoint in a slot; null for network sets. */
    public @Nullable Plan plan(int slot) {
        return holders.plans[slot];
    }

    @Override
    public List<Cidr> addresses(NumberedSet set) {
        SortedSet<Cidr> members = new TreeSet<>();
        if (set.key() instanceof SetKey.ServiceSources key) {
            members.addAll(holders.services.sources(key.service()));
        }
        for (int slot = 0; set.query() >= 0 && slot < holders.sets.length; slot++) {
            HolderFact fact = holders.facts[slot];
            if (fact != null && Arrays.binarySearch(holders.sets[slot], set.query()) >= 0) {
                members.addAll(fact.nets());
            }
        }
        return List.copyOf(members);
    }

    @Override
    public List<PortMember> ports(NumberedSet set) {
        if (set.key() instanceof SetKey.ServicePorts key) {
            return List.copyOf(holders.services.ports(key.service()));
        }
        SortedSet<PortMember> members = new TreeSet<>();
        for (int slot = 0; set.query() >= 0 && slot < holders.sets.length; slot++) {
            HolderFact fact = holders.facts[slot];
            if (fact != null && Arrays.binarySearch(holders.sets[slot], set.query()) >= 0) {
                addPorts(fact, (SetKey.Selected) set.key(), members);
            }
        }
        return List.copyOf(members);
    }

    private static void addPorts(HolderFact fact, SetKey.Selected key, SortedSet<PortMember> members) {
        for (EndpointPort port : fact.ports()) {
            if (key.takesIn(port)) {
                for (Cidr net : fact.nets()) {
                    int protocol = MemberProtocol.of(port.protocol()).number();
                    members.add(new PortMember(net.network(), protocol, port.port()));
                }
            }
        }
    }
}
