// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.ipam.AutoAssignRequest;
import io.calico4j.ipam.Ipam;
import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.InMemoryIpamStore;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamNode;
import io.calico4j.ipam.store.IpamPool;
import io.calico4j.label.Labels;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.net.IpAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeakScanTest {
    private static final Optional<Duration> UNCONFIGURED = Optional.empty();
    private static final Optional<Duration> GRACE = Optional.of(Duration.ofMinutes(15));

    private static final String MACHINES = """
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {namespace: vms, name: kept}
            ---
            apiVersion: kubevirt.io/v1
            kind: VirtualMachineInstance
            metadata: {namespace: vms, name: alone}
            ---
            apiVersion: kubevirt.io/v1
            kind: VirtualMachineInstance
            metadata:
              namespace: vms
              name: orphan
              ownerReferences: [{apiVersion: kubevirt.io/v1, kind: VirtualMachine, name: orphan, uid: u-7}]
            """;

    private static final String NODE = """
            ---
            apiVersion: projectcalico.org/v3
            kind: Node
            metadata: {name: node-1}
            spec:
              orchRefs: [{nodeName: k-1, orchestrator: k8s}]
            """;

    private static final String POD = """
            ---
            apiVersion: v1
            kind: Pod
            metadata: {namespace: shop, name: web}
            spec: {nodeName: k-1}
            status: {phase: Running, podIP: 10.0.0.0, podIPs: [{ip: 10.0.0.0}]}
            """;

    private final InMemoryIpamStore store = InMemoryIpamStore.create();
    private final Ipam ipam = Ipam.over(store);

    @BeforeEach
    void prepare() {
        store.apply(new IpamKey.PoolKey("pool-1"), IpamPool.of("pool-1", "10.0.0.0/26"));
        store.apply(new IpamKey.NodeKey("node-1"), new IpamNode("node-1", Labels.empty()));
        pod("web");
        pod("gone");
        for (String machine : List.of("kept", "alone", "orphan", "lost")) {
            assign(
                    "vm." + machine,
                    OwnerAttributes.of(
                            "namespace",
                            "vms",
                            "node",
                            "node-1",
                            "pod",
                            "virt-launcher-" + machine,
                            "vmi-name",
                            machine));
        }
    }

    private void pod(String name) {
        assign("net." + name, OwnerAttributes.of("namespace", "shop", "node", "node-1", "pod", name));
    }

    private void assign(String handle, OwnerAttributes owner) {
        var result = ipam.autoAssign(AutoAssignRequest.on("node-1")
                .v4(1)
                .handle(handle)
                .attributes(owner)
                .build());
        assertThat(result.addresses()).hasSize(1);
    }

    private List<String> leaks(ClusterFacts facts, Optional<Duration> grace) {
        return LeakScan.of(store, facts, grace).leaks().stream()
                .map(leak -> leak.handle() + ": " + leak.evidence())
                .toList();
    }

    private static ClusterFacts facts(String text) {
        var manifest = ManifestReader.lenient().readString(text);
        assertThat(manifest.diagnostics().hasErrors()).isFalse();
        return ClusterFacts.of(ClusterSnapshot.of(manifest.resources()));
    }

    @Test
    void addresses_of_machines_that_are_gone_leak_even_without_a_configured_grace() {
        ClusterFacts facts = facts(MACHINES + NODE + POD);
        assertThat(leaks(facts, UNCONFIGURED))
                .containsExactly(
                        "vm.orphan: there is no virtual machine vms/orphan",
                        "vm.lost: there is no virtual machine vms/lost");
        assertThat(leaks(facts, GRACE))
                .containsExactly(
                        "net.gone: there is no pod shop/gone",
                        "vm.orphan: there is no virtual machine vms/orphan",
                        "vm.lost: there is no virtual machine vms/lost");
    }

    @Test
    void a_dump_without_pods_says_nothing_of_pods_and_one_without_machines_nothing_of_machines() {
        assertThat(leaks(facts(MACHINES + NODE), GRACE))
                .containsExactly(
                        "vm.orphan: there is no virtual machine vms/orphan",
                        "vm.lost: there is no virtual machine vms/lost");
        assertThat(leaks(facts(NODE + POD), GRACE)).containsExactly("net.gone: there is no pod shop/gone");
    }

    @Test
    void facts_given_one_by_one_are_judged_as_those_of_a_dump() {
        var builder = ClusterFacts.builder()
                .node("node-1")
                .pod("shop", "web", new ClusterFacts.Pod("node-1", List.of(IpAddress.parse("10.0.0.0")), false, false))
                .virtualMachine("vms", "kept")
                .virtualMachineInstance("vms", "alone", false)
                .virtualMachineInstance("vms", "orphan", true);
        assertThat(leaks(builder.build(), GRACE))
                .containsExactly(
                        "net.gone: there is no pod shop/gone",
                        "vm.orphan: there is no virtual machine vms/orphan",
                        "vm.lost: there is no virtual machine vms/lost");
        builder.virtualMachine("vms", "orphan").virtualMachine("vms", "lost");
        builder.pod("shop", "gone", new ClusterFacts.Pod("node-9", List.of(), false, false));
        assertThat(leaks(builder.build(), GRACE))
                .containsExactly("net.gone: pod shop/gone runs on node node-9, not on node-1");
    }

    @Test
    void of_a_node_that_is_gone_everything_leaks_at_once_and_of_a_foreign_one_nothing() {
        ClusterFacts gone = ClusterFacts.builder().calicoNode("node-1", "k-9").build();
        assertThat(LeakScan.of(store, gone, UNCONFIGURED).leaks()).hasSize(6).allMatch(LeakScan.Leak::atOnce);
        ClusterFacts foreign = ClusterFacts.builder().foreignNode("node-1").build();
        assertThat(LeakScan.of(store, foreign, GRACE).leaks()).isEmpty();
    }
}
