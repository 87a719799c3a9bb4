// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.RoutePlanner;
import io.calico4j.route.fact.HostAddress;
import io.calico4j.route.fact.NodeFact;
import io.calico4j.route.fact.PoolFact;
import io.calico4j.route.fact.RouteFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterMtuTest {
    private static ClusterMtu mtu(Dataplane dataplane, PoolFact... pools) {
        RouteFacts.Builder b = RouteFacts.builder();
        List.of(pools).forEach(b::add);
        b.add(node("near", "172.16.1.11/24")).add(node("far", "172.16.2.13/24"));
        return ClusterMtu.of(KernelPlanner.of(RoutePlanner.compile(b.build()), dataplane));
    }

    private static NodeFact node(String name, String address) {
        return NodeFact.builder(name).bgpAddress(HostAddress.parse(address)).build();
    }

    private static PoolFact vxlan() {
        return PoolFact.of("main", Cidr.parse("10.200.0.0/16")).withVxlan(EncapsulationMode.CROSS_SUBNET);
    }

    private static FelixSettings.Builder felix() {
        return FelixSettings.builder();
    }

    private static List<Code> codes(ClusterMtu mtu) {
        return mtu.findings().stream().map(Diagnostic::code).distinct().toList();
    }

    @Test
    void every_device_has_its_mtu_and_where_it_comes_from() {
        Dataplane bpf = Dataplane.builder()
                .felix(felix().bpfEnabled(true).wireguardEnabled(true).build())
                .hostMtuBytes(9001)
                .build();
        assertThat(mtu(bpf, vxlan()).nodes().get(1).devices())
                .map(d -> d.device() + " " + d.mtuBytes() + ": " + d.why())
                .containsExactly(
                        "eth0 9001: the network's own",
                        "cali* 8941: the smallest of the encapsulations in use: vxlan.calico, wireguard.cali",
                        "vxlan.calico 8951: the network's 9001 less 50; on routes only, the device is left as it is",
                        "wireguard.cali 8941: the network's 9001 less 60",
                        "bpfin.cali 8941: that of pods",
                        "bpfout.cali 8941: that of pods");
        assertThat(codes(mtu(bpf, vxlan()))).isEmpty();
    }

    @Test
    void a_tunnel_that_takes_too_much_is_found_with_the_number_that_fits() {
        Dataplane wide = Dataplane.builder()
                .felix(felix().mtuBytes(Encapsulation.VXLAN, 1451).build())
                .build();
        ClusterMtu mtu = mtu(wide, vxlan());
        assertThat(codes(mtu)).containsExactly(MtuCodes.EXCEEDS_NETWORK);
        assertThat(mtu.findings().asList().get(0).hint()).contains("Set its MTU to 0, or to at most 1450.");
    }

    @Test
    void nodes_whose_networks_differ_are_named() {
        Dataplane mixed = Dataplane.builder()
                .hostMtuBytes("near", 9001)
                .hostMtuBytes("far", 1500)
                .build();
        assertThat(mtu(mixed, vxlan()).findings().asList())
                .map(Diagnostic::message)
                .containsExactly("The nodes' networks carry different lengths: 1500 on far; 9001 on near.");
    }

    @Test
    void interfaces_that_do_not_count_are_named() {
        Dataplane bond = Dataplane.builder()
                .interfaces(
                        "near", List.of(new HostInterface("bond0", 9001, List.of(HostAddress.parse("172.16.1.11/24")))))
                .hostMtuBytes("far", 1460)
                .build();
        assertThat(mtu(bond, vxlan()).findings().asList())
                .map(d -> d.code() + " " + d.subject().orElse(""))
                .containsExactly(MtuCodes.NOT_DETECTED + " node near");
    }

    @Test
    void what_is_too_small_or_wasted_is_said() {
        PoolFact v6 = PoolFact.of("six", Cidr.parse("fd09::/48")).withVxlan(EncapsulationMode.ALWAYS);
        Dataplane small = Dataplane.builder().hostMtuBytes(1300).build();
        assertThat(codes(mtu(small, v6))).containsExactly(MtuCodes.UNUSABLE);
        Dataplane wasted = Dataplane.builder()
                .felix(felix().mtuBytes(Encapsulation.VXLAN, 1400).build())
                .build();
        assertThat(codes(mtu(wasted, vxlan()))).containsExactly(MtuCodes.WASTED);
    }

    @Test
    void every_code_has_a_page_that_names_it() throws IOException {
        assertThat(MtuCodes.all()).isSorted().doesNotHaveDuplicates();
        for (Code code : MtuCodes.all()) {
            assertThat(Files.readString(Path.of("..", "docs", code.page()))).startsWith("# " + code + "\n");
        }
    }
}
