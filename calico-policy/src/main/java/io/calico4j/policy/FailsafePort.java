// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.net.Cidr;
import java.util.List;
import java.util.Optional;

/**
 * A port of hosts that is reachable ahead of policy, so that nobody is locked out.
 *
 * <p>Authority: Calico v3.32, felix/config/config_params.go and felix/rules/static.go.
 *
 * @param protocol the protocol number
 * @param port the port
 * @param net the other end's addresses; any if empty
 */
public record FailsafePort(int protocol, int port, Optional<Cidr> net) {
    private static final int TCP = 6;
    private static final int UDP = 17;

    /** What is reachable on a host unless configured otherwise. */
    public static final List<FailsafePort> INBOUND = List.of(
            of(TCP, 22),
            of(UDP, 68),
            of(TCP, 179),
            of(TCP, 2379),
            of(TCP, 2380),
            of(TCP, 5473),
            of(TCP, 6443),
            of(TCP, 6666),
            of(TCP, 6667));

    /** What a host reaches unless configured otherwise. */
    public static final List<FailsafePort> OUTBOUND = List.of(
            of(UDP, 53),
            of(UDP, 67),
            of(TCP, 179),
            of(TCP, 2379),
            of(TCP, 2380),
            of(TCP, 5473),
            of(TCP, 6443),
            of(TCP, 6666),
            of(TCP, 6667));

    /** Checks that nothing is null. */
    public FailsafePort {
        requireNonNull(net, "net");
    }

    /** Returns a port that is open to all. */
    public static FailsafePort of(int protocol, int port) {
        return new FailsafePort(protocol, port, Optional.empty());
    }
}
