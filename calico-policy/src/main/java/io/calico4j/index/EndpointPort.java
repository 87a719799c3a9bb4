// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.net.Protocol;
import java.util.Objects;

/**
 * A port that an endpoint gives a name to.
 *
 * @param name the name, compared exactly
 * @param protocol its protocol, by number or name
 * @param port {@code 0..65535}
 */
public record EndpointPort(String name, Protocol protocol, int port) {
    /** Checks the number. */
    public EndpointPort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(protocol, "protocol");
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("a port of 0 to 65535 expected, but it is " + port);
        }
    }
}
