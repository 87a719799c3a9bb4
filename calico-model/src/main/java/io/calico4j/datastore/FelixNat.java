// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * An address that is translated to that of an endpoint.
 *
 * @param internal the address of the endpoint
 * @param external the address translated to it
 */
public record FelixNat(
        @JsonProperty("int_ip") String internal,
        @JsonProperty("ext_ip") String external) {
    /** Checks that nothing is null. */
    public FelixNat {
        Objects.requireNonNull(internal, "internal");
        Objects.requireNonNull(external, "external");
    }
}
