// SPDX-License-Identifier: Apache-2.0
package io.calico4j.mtu;

import static io.calico4j.mtu.Encapsulation.IPIP;
import static io.calico4j.mtu.Encapsulation.VXLAN;
import static io.calico4j.mtu.Encapsulation.VXLAN_V6;
import static io.calico4j.mtu.Encapsulation.WIREGUARD;
import static io.calico4j.mtu.Encapsulation.WIREGUARD_V6;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MtuPlanTest {

    /** The table of the reference architecture: native, IP-in-IP, VXLAN. */
    @ParameterizedTest
    @CsvSource({"1500, 1500, 1480, 1450", "9001, 9001, 8981, 8951", "1450, 1450, 1430, 1400"})
    void follows_the_reference_architecture(int host, int natively, int ipip, int vxlan) {
        MtuInputs inputs = MtuInputs.ofHostMtu(host);

        assertThat(MtuPlan.of(inputs).podMtuBytes()).isEqualTo(natively);
        assertThat(MtuPlan.of(inputs.withEnabled(IPIP)).podMtuBytes()).isEqualTo(ipip);
        assertThat(MtuPlan.of(inputs.withEnabled(VXLAN)).podMtuBytes()).isEqualTo(vxlan);
    }

    @Test
    void every_device_has_an_mtu_even_where_it_is_not_in_use() {
        MtuPlan plan = MtuPlan.of(MtuInputs.ofHostMtu(1500));

        assertThat(plan.deviceMtuBytes())
                .containsExactly(
                        Map.entry(IPIP, 1480),
                        Map.entry(VXLAN, 1450),
                        Map.entry(VXLAN_V6, 1430),
                        Map.entry(WIREGUARD, 1440),
                        Map.entry(WIREGUARD_V6, 1420));
    }

    @Test
    void pods_get_the_smallest_mtu_in_use() {
        MtuInputs inputs = MtuInputs.ofHostMtu(1500)
                .withEnabled(IPIP)
                .withEnabled(VXLAN_V6)
                .withEnabled(WIREGUARD);

        assertThat(MtuPlan.of(inputs).podMtuBytes()).isEqualTo(1430);
    }

    @Test
    void a_configured_mtu_wins_even_above_the_host() {
        MtuInputs inputs = MtuInputs.ofHostMtu(1500).withEnabled(VXLAN).withConfigured(VXLAN, 1600);

        assertThat(MtuPlan.of(inputs).podMtuBytes()).isEqualTo(1600);
        assertThat(MtuPlan.of(inputs.withConfigured(VXLAN, 0)).podMtuBytes()).isEqualTo(1450);
    }

    @Test
    void an_mtu_of_zero_is_ignored_and_a_negative_one_is_not() {
        assertThat(MtuPlan.of(MtuInputs.ofHostMtu(20).withEnabled(IPIP)).podMtuBytes())
                .isEqualTo(20);
        assertThat(MtuPlan.of(MtuInputs.ofHostMtu(10).withEnabled(IPIP)).podMtuBytes())
                .isEqualTo(-10);
    }

    @Test
    void azure_takes_more_when_hosts_are_encrypted() {
        MtuInputs encrypted = MtuInputs.ofHostMtu(1500).withWireguardHostEncryption(true);
        MtuPlan azure = MtuPlan.of(encrypted.withKubernetesProvider("AKS"));

        assertThat(azure.deviceMtuBytes()).containsEntry(WIREGUARD, 1340).containsEntry(WIREGUARD_V6, 1320);
        assertThat(azure.deviceMtuBytes()).containsEntry(IPIP, 1480);
        assertThat(MtuPlan.of(encrypted.withKubernetesProvider("EKS")).deviceMtuBytes())
                .containsEntry(WIREGUARD, 1440);
        assertThat(MtuPlan.of(MtuInputs.ofHostMtu(1500).withKubernetesProvider("AKS"))
                        .deviceMtuBytes())
                .containsEntry(WIREGUARD, 1440);
    }

    @Test
    void a_plan_keeps_its_own_copy() {
        Map<Encapsulation, Integer> devices = new EnumMap<>(Encapsulation.class);
        devices.put(IPIP, 1481);
        MtuPlan plan = new MtuPlan(1501, 1481, devices);
        devices.put(IPIP, 7);

        assertThat(plan.deviceMtuBytes()).containsExactly(Map.entry(IPIP, 1481));
    }
}
