// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.net.IpAddress;
import io.calico4j.route.Chain;
import io.calico4j.route.RandomFacts;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.MigrationState;
import io.calico4j.route.fact.RouteFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The duel of {@link NodeKernel} with the whole table, on random clusters of few addresses. */
class NodeKernelProperties {
    @Property(tries = 250)
    void a_look_up_finds_what_the_whole_table_says(@ForAll long seed) {
        Random random = new Random(seed);
        RouteFacts facts = RandomFacts.facts(random);
        Dataplane dataplane = dataplane(random);
        for (RouteCompatibility compatibility : RouteCompatibility.values()) {
            KernelPlanner planner = KernelPlanner.of(RoutePlanner.compile(facts), dataplane, compatibility);
            for (String node : RandomFacts.NAMES) {
                NodeKernel kernel = planner.kernelOf(node);
                List<KernelRoute> table =
                        new ArrayList<>(planner.dataplaneOf(node).routes());
                table.addAll(kernel.surroundings());
                for (int i = 0; i < 6; i++) {
                    IpAddress address = RandomFacts.address(random);
                    List<KernelRoute> matching = table.stream()
                            .filter(r -> r.destination().contains(address))
                            .sorted(NodeKernel.MATCH_ORDER)
                            .toList();
                    assertThat(kernel.matching(address)).isEqualTo(matching);
                    Optional<KernelRoute> best = matching.stream().findFirst();
                    assertThat(kernel.best(address).map(KernelRoute::nextHops))
                            .isEqualTo(best.map(KernelRoute::nextHops));
                    assertThat(kernel.best(address).map(KernelRoute::routeClass))
                            .isEqualTo(best.map(KernelRoute::routeClass));
                }
            }
        }
    }

    @Property(tries = 250)
    void what_all_nodes_see_alike_gives_the_same_routes(@ForAll long seed) {
        Random random = new Random(seed);
        RoutePlanner planner = RoutePlanner.compile(RandomFacts.facts(random));
        Function<IpAddress, Chain> chains = planner.chains();
        for (RouteCompatibility compatibility : RouteCompatibility.values()) {
            KernelPlanner kernels = KernelPlanner.of(planner, dataplane(random), compatibility);
            for (String node : RandomFacts.NAMES) {
                NodeKernel kernel = kernels.kernelOf(node);
                for (int i = 0; i < 8; i++) {
                    IpAddress address = RandomFacts.address(random);
                    boolean routedHere = planner.workloadsOf(node).stream()
                            .filter(w -> w.migration() != MigrationState.TARGET)
                            .anyMatch(w -> w.nets().stream().anyMatch(n -> n.contains(address)));
                    if (!routedHere) {
                        assertThat(kernel.findElsewhere(address, chains.apply(address)))
                                .isEqualTo(kernel.find(address));
                        assertThat(kernel.findElsewhere(address, planner.chainOf(address)))
                                .isEqualTo(kernel.find(address));
                    }
                }
            }
        }
    }

    private static Dataplane dataplane(Random random) {
        Dataplane.Builder b = Dataplane.builder()
                .felix(FelixSettings.builder()
                        .programClusterRoutes(random.nextBoolean())
                        .floatingIps(random.nextBoolean())
                        .build())
                .bird(random.nextInt(3) == 0 ? BirdSettings.absent() : BirdSettings.defaults());
        if (random.nextBoolean()) {
            b.router("a", IpAddress.parse("10.0.0.1"));
        }
        return b.build();
    }
}
