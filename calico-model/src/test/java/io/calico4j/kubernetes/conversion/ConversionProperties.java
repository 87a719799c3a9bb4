// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.internal.scalar.Quantity;
import io.calico4j.internal.wire.RandomValues;
import io.calico4j.internal.wire.WireType;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.VirtualMachineInstanceMigration;
import io.calico4j.net.Port;
import io.calico4j.resource.node.WorkloadEndpointName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ConversionProperties {
    @Property(tries = 150)
    void no_object_makes_a_conversion_throw(@ForAll long seed) {
        RandomValues random = new RandomValues(seed);
        for (KubernetesConverter converter : List.of(
                KubernetesConverter.standard(),
                KubernetesConverter.calicoExact().withPodCidr(true))) {
            List<Converted<?>> all = new ArrayList<>(converter.workloadEndpoints(value(random, Pod.class)));
            all.add(converter.networkPolicy(value(random, KubernetesNetworkPolicy.class)));
            all.add(converter.globalNetworkPolicy(value(random, ClusterNetworkPolicy.class)));
            all.add(converter.profile(value(random, Namespace.class)));
            all.add(converter.profile(value(random, ServiceAccount.class)));
            all.add(converter.node(value(random, KubernetesNode.class)));
            all.add(converter.liveMigration(value(random, VirtualMachineInstanceMigration.class)));
            for (Converted<?> converted : all) {
                assertThat(converted.failed())
                        .isEqualTo(converted.value().isEmpty()
                                && converted.diagnostics().hasErrors());
            }
        }
    }

    private static <T> T value(RandomValues random, Class<T> type) {
        return type.cast(random.of(WireType.of(type)));
    }

    @Property(tries = 500)
    void merged_ports_are_the_same_ports(@ForAll @Size(max = 12) List<@IntRange(max = 40) Integer> bounds) {
        List<Port> ports = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.size(); i += 2) {
            int a = bounds.get(i);
            int b = bounds.get(i + 1);
            ports.add(a % 5 == 0 ? Port.named("p" + b) : Port.range(Math.min(a, b), Math.max(a, b)));
        }
        List<Port> merged = KubernetesConverter.mergePorts(ports);
        for (int number = 0; number <= 41; number++) {
            int wanted = number;
            assertThat(merged.stream().anyMatch(port -> port.contains(wanted)))
                    .isEqualTo(ports.stream().anyMatch(port -> port.contains(wanted)));
        }
        assertThat(merged.stream().filter(Port::isNamed))
                .containsExactlyElementsOf(ports.stream().filter(Port::isNamed).toList());
        TreeSet<Integer> covered = new TreeSet<>();
        ports.forEach(port -> port.numbers().ifPresent(range -> {
            for (int number = range.first(); number <= range.last(); number++) {
                covered.add(number);
            }
        }));
        long runs =
                covered.stream().filter(number -> !covered.contains(number - 1)).count();
        assertThat(merged.stream().filter(port -> !port.isNamed())).hasSize((int) runs);
    }

    @Property(tries = 500)
    void a_name_of_parts_is_read_as_these_parts(
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'a', to = 'c') String node,
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = 'x', to = 'z') String pod,
            @ForAll @IntRange(max = 3) int dashes) {
        String dashed = "-".repeat(dashes);
        WorkloadEndpointName name =
                WorkloadEndpointName.ofPod(node + dashed + "n", "p" + dashed + pod, "eth" + dashed + "0");
        assertThat(WorkloadEndpointName.parse(name.text())).isEqualTo(name);
        assertThat(name.matches(name.text())).isTrue();
        assertThat(name.text())
                .startsWith(
                        WorkloadEndpointName.ofPod(name.node(), name.pod(), "").prefix());
    }

    @Property(tries = 500)
    void no_text_makes_a_name_throw_anything_but_a_format_exception(@ForAll @StringLength(max = 30) String text) {
        WorkloadEndpointName.tryParse(text).ifPresent(name -> {
            if (name.problem().isEmpty()) {
                assertThat(WorkloadEndpointName.parse(name.text())).isEqualTo(name);
            }
        });
        assertThat(Quantity.parse(text)).isNotNull();
    }
}
