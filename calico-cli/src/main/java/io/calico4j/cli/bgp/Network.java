// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.cli.command.Input;
import io.calico4j.net.IpFamily;

/** From manifests to a network. */
final class Network {
    private Network() {}

    static BgpNetwork of(Input input, boolean v6) {
        BgpPlan plan = BgpPlan.of(input.cluster());
        return BgpNetwork.of(plan, v6 ? IpFamily.V6 : IpFamily.V4);
    }
}
