// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.resource.config.ControllersConfig;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.resource.config.KubeControllersConfiguration;
import io.calico4j.resource.config.KubeControllersConfigurationSpec;
import java.time.Duration;
import java.util.Optional;

/** Fields of the configurations of Felix and of the controllers. */
final class ConfigurationDefaults {
    private static final long METRICS_PORT = 9094;
    private static final Duration LEAK_GRACE_PERIOD = Duration.ofMinutes(15);

    private ConfigurationDefaults() {}

    /** The older field {@code bpfConnectTimeLoadBalancingEnabled}, if given, decides both of the newer ones. */
    static FelixConfiguration apply(FelixConfiguration felix) {
        FelixConfigurationSpec spec = felix.spec();
        Optional<Boolean> older = spec.bpfConnectTimeLoadBalancingEnabled();
        Optional<String> balancing = older.isPresent()
                ? older.map(on -> on ? "Enabled" : "Disabled")
                : spec.bpfConnectTimeLoadBalancing().or(() -> Optional.of("TCP"));
        Optional<String> hostNat = older.isPresent()
                ? Optional.of("Disabled")
                : spec.bpfHostNetworkedNATWithoutCTLB().or(() -> Optional.of("Enabled"));
        return felix.withSpec(spec.toBuilder()
                .floatingIPs(spec.floatingIPs().or(() -> Optional.of("Disabled")))
                .bpfConnectTimeLoadBalancing(balancing)
                .bpfHostNetworkedNATWithoutCTLB(hostNat)
                .build());
    }

    static KubeControllersConfiguration apply(KubeControllersConfiguration configuration) {
        KubeControllersConfigurationSpec spec = configuration.spec();
        return configuration.withSpec(
                spec.withPrometheusMetricsPort(spec.prometheusMetricsPort().or(() -> Optional.of(METRICS_PORT)))
                        .withControllers(controllers(spec.controllers())));
    }

    private static ControllersConfig controllers(ControllersConfig controllers) {
        return controllers
                .withNode(controllers
                        .node()
                        .map(node -> node.withLeakGracePeriod(
                                node.leakGracePeriod().or(() -> Optional.of(LEAK_GRACE_PERIOD)))))
                .withLoadBalancer(controllers
                        .loadBalancer()
                        .map(balancer -> balancer.assignIPs().orElse("").isEmpty()
                                ? balancer.withAssignIPs("AllServices")
                                : balancer));
    }
}
