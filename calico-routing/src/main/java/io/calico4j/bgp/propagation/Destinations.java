// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.NodeBlock;
import io.calico4j.bgp.PrefixCommunities;
import io.calico4j.bgp.filter.FilterDirection;
import io.calico4j.bgp.filter.FilterRule;
import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PrefixMap;
import io.calico4j.route.fact.BlockFact;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is originated, with destinations put together that every speaker treats alike. */
final class Destinations {
    /** How a speaker stands to a destination. */
    record Role(int preference, boolean ownBlock, boolean insideOwnBlock, boolean advertised) {
        static final Role NONE = new Role(0, false, false, false);

        boolean originates() {
            return preference > 0;
        }
    }

    /** Destinations of the same roles on which all filters agree; {@code answers} is what those say. */
    record Group(List<Cidr> prefixes, Map<Integer, Role> roles, BitSet answers) {
        Cidr first() {
            return prefixes.get(0);
        }
    }

    private record Key(Map<Integer, Role> roles, BitSet answers) {}

    final List<Group> groups = new ArrayList<>();

    private final Topology topology;
    private final TreeMap<Cidr, Map<Integer, Role>> roles = new TreeMap<>();
    private PrefixMap<Integer> blockOwners = PrefixMap.empty();

    Destinations(Topology topology) {
        this.topology = topology;
        for (Speaker speaker : topology.speakers) {
            if (topology.network.isUp(speaker.name)) {
                originate(speaker);
            }
        }
        borrowed();
        group();
    }

    private void originate(Speaker speaker) {
        BgpDaemon daemon = speaker.daemon;
        if (daemon == null) {
            if (speaker.router != null) {
                speaker.router.originates().forEach(c -> put(c, speaker, new Role(Path.STATIC, false, false, false)));
            }
            return;
        }
        for (NodeBlock block : daemon.blocks()) {
            boolean whole = block.cidr().prefixLength() < block.cidr().family().bits();
            put(block.cidr(), speaker, new Role(whole ? Path.STATIC : Path.KERNEL, block.confirmed(), false, false));
            if (block.confirmed()) {
                blockOwners = blockOwners.with(block.cidr(), speaker.id);
            }
        }
        for (String service : daemon.advertisedServices()) {
            Cidr.tryParse(service).ifPresent(c -> put(c, speaker, new Role(Path.STATIC, false, false, true)));
        }
    }

    private void put(Cidr prefix, Speaker speaker, Role role) {
        roles.computeIfAbsent(prefix, p -> new TreeMap<>())
                .merge(
                        speaker.id,
                        role,
                        (a, b) -> new Role(
                                Math.max(a.preference, b.preference),
                                a.ownBlock || b.ownBlock,
                                a.insideOwnBlock || b.insideOwnBlock,
                                a.advertised || b.advertised));
    }

    /** Addresses that a node holds in another's block; their routes are in its kernel. */
    private void borrowed() {
        IpFamily family = topology.network.family();
        for (BlockFact block : topology.network.plan().borrowedAddresses()) {
            for (BlockFact.Allocation allocation : block.borrowed()) {
                Speaker holder = topology.find(allocation.node());
                if (allocation.address().family() == family
                        && holder != null
                        && holder.isNode()
                        && topology.network.isUp(holder.name)) {
                    put(allocation.address().toCidr(), holder, new Role(Path.KERNEL, false, false, false));
                }
            }
        }
        roles.forEach((prefix, own) -> blockOwners
                .longestMatch(prefix)
                .filter(e -> !e.prefix().equals(prefix))
                .ifPresent(e -> own.merge(
                        e.value(),
                        new Role(0, false, true, false),
                        (a, b) -> new Role(a.preference, a.ownBlock, true, a.advertised))));
    }

    private void group() {
        List<Cidr> ranges = List.copyOf(ranges());
        List<FilterRule.NetMatch> matches = List.copyOf(matches());
        Map<Key, List<Cidr>> found = new LinkedHashMap<>();
        roles.forEach((prefix, own) -> {
            if (prefix.family() == topology.network.family()) {
                found.computeIfAbsent(new Key(own, answers(prefix, ranges, matches)), k -> new ArrayList<>())
                        .add(prefix);
            }
        });
        found.forEach((key, prefixes) -> groups.add(new Group(List.copyOf(prefixes), key.roles, key.answers)));
    }

    private BitSet answers(Cidr prefix, List<Cidr> ranges, List<FilterRule.NetMatch> matches) {
        BitSet answers = new BitSet();
        answers.set(0, pool(prefix, true));
        answers.set(1, pool(prefix, false));
        int at = 2;
        for (Cidr range : ranges) {
            answers.set(at++, range.contains(prefix));
        }
        for (FilterRule.NetMatch match : matches) {
            answers.set(at++, match.holds(prefix));
        }
        return answers;
    }

    private boolean pool(Cidr prefix, boolean hidden) {
        for (PoolFact pool : topology.network.plan().pools()) {
            if (pool.disableBgpExport() == hidden && pool.cidr().contains(prefix)) {
                return true;
            }
        }
        return false;
    }

    /** The ranges, beside pools, that some speaker holds a destination against. */
    private Set<Cidr> ranges() {
        Set<Cidr> ranges = new LinkedHashSet<>();
        for (Speaker speaker : topology.speakers) {
            if (speaker.daemon != null) {
                for (PrefixCommunities prefix : speaker.daemon.communities()) {
                    Cidr.tryParse(prefix.cidr()).ifPresent(ranges::add);
                }
                speaker.daemon.reflectedRanges().forEach(r -> Cidr.tryParse(r).ifPresent(ranges::add));
                speaker.daemon.advertisedServices().stream()
                        .filter(Partition::isRange)
                        .forEach(r -> Cidr.tryParse(r).ifPresent(ranges::add));
            }
        }
        return ranges;
    }

    private Set<FilterRule.NetMatch> matches() {
        Set<FilterRule.NetMatch> matches = new LinkedHashSet<>();
        BgpPlan plan = topology.network.plan();
        for (RouteFilter filter : plan.filters().values()) {
            for (FilterDirection direction : FilterDirection.values()) {
                for (FilterRule rule : filter.rules(direction, topology.network.family())) {
                    rule.net().ifPresent(matches::add);
                }
            }
        }
        return matches;
    }
}
