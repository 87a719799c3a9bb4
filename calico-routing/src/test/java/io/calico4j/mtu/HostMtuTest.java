// SPDX-License-Identifier: Apache-2.0
package io.calico4j.mtu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HostMtuTest {
    private static final HostMtu.Interface ETH = new HostMtu.Interface("eth0", 9001, true);
    private static final HostMtu.Interface ENS = new HostMtu.Interface("ens5", 1500, true);
    private static final HostMtu.Interface DOWN = new HostMtu.Interface("eth7", 1280, false);
    private static final HostMtu.Interface BOND = new HostMtu.Interface("bond0", 1400, true);

    @Test
    void takes_the_smallest_running_network_card() {
        assertThat(HostMtu.detect(List.of(ETH, ENS, DOWN, BOND))).isEqualTo(1500);
        assertThat(HostMtu.detect(List.of(ETH, DOWN))).isEqualTo(9001);
    }

    @Test
    void falls_back_where_nothing_counts() {
        assertThat(HostMtu.detect(List.of(BOND, DOWN))).isEqualTo(1460);
        assertThat(HostMtu.detect(List.of())).isEqualTo(1460);
    }

    @Test
    void another_pattern_counts_other_names() {
        assertThat(HostMtu.detect(List.of(ETH, BOND), Pattern.compile("^bond"))).isEqualTo(1400);
    }
}
