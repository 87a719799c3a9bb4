// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.L3Route;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.WorkloadFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The routes of one node as they are put into its table, where some displace others.
 *
 * <p>Of Felix's routes with one destination and metric the class decides, then the kernel index of the device. Confined to
 * one thread.
 */
final class Routes {
    private record Key(Cidr destination, long metric) {}

    private final NodeRules rules;
    private final Map<Key, KernelRoute> felix = new LinkedHashMap<>();
    private final Map<Key, KernelRoute> bird = new LinkedHashMap<>();
    private final Map<String, Integer> indexes = new HashMap<>();
    private final List<KernelRoute> others = new ArrayList<>();
    private final List<Cidr> lost = new ArrayList<>();

    Routes(NodeRules rules) {
        this.rules = rules;
        rules.interfaces().forEach(i -> index(i.name()));
        index(rules.vxlanDevice(IpFamily.V4));
        index("tunl0");
        index(rules.vxlanDevice(IpFamily.V6));
    }

    @CanIgnoreReturnValue
    private int index(String device) {
        return indexes.computeIfAbsent(device, d -> indexes.size());
    }

    void addLocal(List<WorkloadFact> workloads) {
        for (WorkloadFact workload : workloads) {
            if (workload.migration() == MigrationState.TARGET
                    || workload.interfaceName().isEmpty()) {
                continue;
            }
            workload.nets().forEach(net -> addLocal(workload, net));
            if (rules.felix().floatingIps() || workload.floatingAlwaysRouted()) {
                workload.floatingIps().stream().map(IpAddress::toCidr).forEach(net -> addLocal(workload, net));
            }
        }
    }

    private void addLocal(WorkloadFact workload, Cidr net) {
        IpFamily family = net.family();
        FelixSettings settings = rules.felix();
        if (family == IpFamily.V6 && !settings.ipv6Support()) {
            return;
        }
        long metric = workload.migration() == MigrationState.BASE
                ? settings.normalPriority(family)
                : settings.elevatedPriority(family);
        addFelix(new KernelRoute(
                net,
                RouteKind.UNICAST,
                List.of(new NextHop(Optional.empty(), workload.interfaceName(), false)),
                RouteScope.LINK,
                settings.deviceRouteProtocol(),
                settings.sourceAddress(family),
                0,
                NodeRules.normalised(metric, family),
                RouteProgrammer.FELIX,
                RouteClass.LOCAL_WORKLOAD,
                false));
    }

    void addFelix(L3Route entry) {
        KernelRoute remote = rules.remote(entry);
        if (remote != null) {
            addFelix(remote);
        }
        KernelRoute drop = rules.drop(entry);
        if (drop != null) {
            addFelix(drop);
        } else if (rules.isLostBlock(entry)) {
            lost.add(entry.destination());
        }
    }

    /** Adds a route of Felix, of BIRD or of the node itself. */
    void addAny(KernelRoute route) {
        switch (route.programmer()) {
            case FELIX -> addFelix(route);
            case BIRD -> bird.merge(new Key(route.destination(), route.metric()), route, Routes::merged);
            case KERNEL, ADMINISTRATOR -> others.add(route);
        }
    }

    /** BIRD merges equal routes into one with several next hops. */
    private static KernelRoute merged(KernelRoute a, KernelRoute b) {
        List<NextHop> hops = new ArrayList<>(a.nextHops());
        b.nextHops().stream().filter(h -> !hops.contains(h)).forEach(hops::add);
        return a.withNextHops(hops);
    }

    private void addFelix(KernelRoute route) {
        felix.merge(new Key(route.destination(), route.metric()), route, this::better);
    }

    private KernelRoute better(KernelRoute a, KernelRoute b) {
        int byClass = a.routeClass().compareTo(b.routeClass());
        if (byClass != 0) {
            return byClass < 0 ? a : b;
        }
        return a.device().map(this::index).orElse(-1)
                        > b.device().map(this::index).orElse(-1)
                ? a
                : b;
    }

    List<KernelRoute> sorted() {
        List<KernelRoute> all = new ArrayList<>(felix.values());
        all.addAll(bird.values());
        all.addAll(others);
        all.sort(KernelRoute.TABLE_ORDER);
        return all;
    }

    List<Cidr> lostBlackholes() {
        return lost.stream().sorted().toList();
    }
}
