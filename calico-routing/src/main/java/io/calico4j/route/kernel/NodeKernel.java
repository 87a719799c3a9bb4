// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.PrefixMap;
import io.calico4j.route.Chain;
import io.calico4j.route.L3Route;
import io.calico4j.route.TableView;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Look-ups in one node's main table without computing the table: those of Calico's routes, of the subnets of the node's
 * interfaces and of its default router that an address matches.
 *
 * <p>Immutable and safe for any number of threads. A look-up costs in proportion to the length of a prefix.
 */
public final class NodeKernel {
    /** The order in which the kernel tries routes that match: longest prefix, then lowest metric, then as in the table. */
    public static final Comparator<KernelRoute> MATCH_ORDER = NodeKernel::tried;

    private final NodeRules rules;
    private final BirdRoutes bird;
    private final TableView table;
    private final List<WorkloadFact> workloads;
    private final boolean floating;

    /** Whether a workload is being migrated here and has no route yet, or has floating addresses. */
    private final boolean arriving;

    private final List<KernelRoute> migrated;
    private final List<KernelRoute> surroundings;

    /** The longest prefix among the surroundings. */
    private final int longestAround;

    private final boolean wireguardV4;
    private final boolean wireguardV6;

    /** The routes that BIRD has learned, where that is known; made when first asked for. */
    private @Nullable PrefixMap<KernelRoute> learned;

    /** Whether there are such. */
    private final boolean isLearned;

    /** The routes to this node's own workloads; made when first asked for. */
    private @Nullable List<KernelRoute> local;

    NodeKernel(NodeRules rules, BirdRoutes bird, TableView table, List<WorkloadFact> workloads) {
        this.rules = rules;
        this.bird = bird;
        this.table = table;
        this.workloads = workloads;
        this.arriving = workloads.stream()
                .anyMatch(w -> w.migration() == MigrationState.TARGET
                        || !w.floatingIps().isEmpty());
        this.floating = workloads.stream().anyMatch(w -> !w.floatingIps().isEmpty());
        this.migrated = bird.migrated();
        this.isLearned = bird.isLearned();
        this.surroundings = surroundings();
        this.longestAround = surroundings.stream()
                .mapToInt(r -> r.destination().prefixLength())
                .max()
                .orElse(-1);
        this.wireguardV4 = rules.felix().wireguardEnabled(IpFamily.V4);
        this.wireguardV6 = rules.felix().wireguardEnabled(IpFamily.V6);
    }

    private static int tried(KernelRoute a, KernelRoute b) {
        int byPrefix =
                Integer.compare(b.destination().prefixLength(), a.destination().prefixLength());
        int byMetric = byPrefix != 0 ? byPrefix : Long.compare(a.metric(), b.metric());
        int byClass = byMetric != 0 ? byMetric : a.routeClass().compareTo(b.routeClass());
        return byClass != 0 ? byClass : a.programmer().compareTo(b.programmer());
    }

    /** Returns the rules that make the node's routes. */
    public NodeRules rules() {
        return rules;
    }

    /** Returns the route that the kernel takes to an address; empty if none matches. */
    public Optional<KernelRoute> best(IpAddress address) {
        return Optional.ofNullable(find(address));
    }

    /** As {@link #best}, for those who ask a million times. */
    public @Nullable KernelRoute find(IpAddress address) {
        KernelRoute own = floating || table.isOwn(address) ? longest(local(), address, null) : null;
        return find(address, own, table.covering(address));
    }

    /**
     * As {@link #best}, for those who ask a million times about addresses that no workload on this node has a route for.
     *
     * @param chain the CIDRs around the address, of the same planner
     */
    public @Nullable KernelRoute findElsewhere(IpAddress address, Chain chain) {
        return arriving ? find(address) : find(address, null, table.leadingElsewhere(chain, address));
    }

    /** Returns the route of WireGuard's own table that an address matches, unless it leads back to the main table. */
    public Optional<KernelRoute> encrypted(IpAddress address) {
        return rules.felix().wireguardEnabled(address.family())
                ? Optional.ofNullable(encrypted(table.covering(address)))
                : Optional.empty();
    }

    private @Nullable KernelRoute encrypted(List<L3Route> entries) {
        for (L3Route entry : entries) {
            KernelRoute route = rules.wireguard(entry);
            if (route != null) {
                return route.kind() == RouteKind.UNICAST ? route : null;
            }
        }
        return null;
    }

    private @Nullable KernelRoute find(IpAddress address, @Nullable KernelRoute own, List<L3Route> entries) {
        if (own == null && (address.isV4() ? wireguardV4 : wireguardV6)) {
            KernelRoute encrypted = encrypted(entries);
            if (encrypted != null) {
                return encrypted;
            }
        }
        KernelRoute best = longest(migrated, address, own);
        int floor = best == null ? -1 : best.destination().prefixLength();
        for (int i = 0; i < entries.size(); i++) {
            L3Route entry = entries.get(i);
            if (entry.destination().prefixLength() < floor) {
                break;
            }
            KernelRoute of = best(entry);
            if (of != null && (best == null || MATCH_ORDER.compare(of, best) < 0)) {
                best = of;
                floor = Math.max(floor, of.destination().prefixLength());
            }
        }
        if (isLearned) {
            for (PrefixMap.Entry<KernelRoute> entry : learned().covering(address)) {
                best = better(best, entry.value());
            }
        }
        return best != null && best.destination().prefixLength() > longestAround
                ? best
                : longest(surroundings, address, best);
    }

    private List<KernelRoute> local() {
        List<KernelRoute> known = local;
        if (known == null) {
            Routes routes = new Routes(rules);
            routes.addLocal(workloads);
            known = routes.sorted();
            local = known;
        }
        return known;
    }

    private PrefixMap<KernelRoute> learned() {
        PrefixMap<KernelRoute> known = learned;
        if (known == null) {
            PrefixMap.Builder<KernelRoute> all = PrefixMap.builder();
            bird.learned().forEach(r -> all.put(r.destination(), r));
            known = all.build();
            learned = known;
        }
        return known;
    }

    private @Nullable KernelRoute best(L3Route entry) {
        KernelRoute best = better(rules.remote(entry), rules.drop(entry));
        best = better(best, bird.learned(entry));
        return better(best, bird.drop(entry));
    }

    private static @Nullable KernelRoute better(@Nullable KernelRoute a, @Nullable KernelRoute b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return MATCH_ORDER.compare(b, a) < 0 ? b : a;
    }

    private static @Nullable KernelRoute longest(
            List<KernelRoute> routes, IpAddress address, @Nullable KernelRoute start) {
        KernelRoute best = start;
        for (int i = 0; i < routes.size(); i++) {
            KernelRoute route = routes.get(i);
            if (route.destination().contains(address) && (best == null || MATCH_ORDER.compare(route, best) < 0)) {
                best = route;
            }
        }
        return best;
    }

    /** Returns every route that matches an address in {@link #MATCH_ORDER}: the first is taken. */
    public List<KernelRoute> matching(IpAddress address) {
        List<KernelRoute> all = new ArrayList<>();
        for (List<KernelRoute> some : List.of(local(), migrated, surroundings)) {
            some.stream().filter(r -> r.destination().contains(address)).forEach(all::add);
        }
        table.covering(address).forEach(entry -> all.addAll(of(entry)));
        learned().covering(address).forEach(e -> all.add(e.value()));
        Routes routes = new Routes(rules);
        all.forEach(routes::addAny);
        return routes.sorted().stream().sorted(MATCH_ORDER).toList();
    }

    /** All routes that one entry makes: of Felix and of BIRD. */
    private List<KernelRoute> of(L3Route entry) {
        List<KernelRoute> made = new ArrayList<>(2);
        KernelRoute felix = rules.remote(entry);
        if (felix != null) {
            made.add(felix);
        }
        KernelRoute drop = rules.drop(entry);
        if (drop != null) {
            made.add(drop);
        }
        bird.of(entry, made);
        return made;
    }

    /** Returns the routes of the node's interfaces and to its default routers, which are not Calico's. */
    public List<KernelRoute> surroundings() {
        List<KernelRoute> all = new ArrayList<>();
        for (HostInterface device : rules.interfaces()) {
            for (HostAddress address : device.addresses()) {
                if (address.prefixLength() < address.address().family().bits()) {
                    all.add(connected(device.name(), address));
                }
            }
        }
        for (IpFamily family : IpFamily.values()) {
            rules.router(family).flatMap(this::byDefault).ifPresent(all::add);
        }
        all.sort(KernelRoute.TABLE_ORDER);
        return List.copyOf(all);
    }

    static KernelRoute connected(String device, HostAddress address) {
        IpFamily family = address.address().family();
        return new KernelRoute(
                address.subnet(),
                RouteKind.UNICAST,
                List.of(new NextHop(Optional.empty(), device, false)),
                family == IpFamily.V4 ? RouteScope.LINK : RouteScope.GLOBAL,
                KernelRoute.PROTOCOL_KERNEL,
                family == IpFamily.V4 ? Optional.of(address.address()) : Optional.empty(),
                0,
                family == IpFamily.V4 ? 0 : 256,
                RouteProgrammer.KERNEL,
                RouteClass.CONNECTED,
                false);
    }

    private Optional<KernelRoute> byDefault(IpAddress router) {
        return rules.interfaces().stream()
                .filter(i -> i.addresses().stream().anyMatch(a -> a.subnet().contains(router)))
                .findFirst()
                .map(i -> new KernelRoute(
                        Cidr.of(router.isV4() ? IpAddress.v4(0) : IpAddress.v6(0, 0), 0),
                        RouteKind.UNICAST,
                        List.of(new NextHop(Optional.of(router), i.name(), false)),
                        RouteScope.GLOBAL,
                        KernelRoute.PROTOCOL_BOOT,
                        Optional.empty(),
                        0,
                        NodeRules.normalised(0, router.family()),
                        RouteProgrammer.ADMINISTRATOR,
                        RouteClass.DEFAULT,
                        false));
    }
}
