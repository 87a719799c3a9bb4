// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.net.Protocol;
import java.util.Objects;

/**
 * A port of an endpoint that has a name.
 *
 * @param name its name
 * @param protocol the protocol, in lower case
 * @param port the number
 */
public record FelixPort(
        @JsonProperty String name,
        @JsonProperty Protocol protocol,
        @JsonProperty int port) {
    /** Checks that nothing is null. */
    public FelixPort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(protocol, "protocol");
    }
}
