// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;
import java.util.Objects;

/**
 * A pool of addresses as the agent gets it.
 *
 * @param cidr its addresses
 * @param ipipInterface the device for IPIP; empty for none
 * @param ipipMode {@code always}, {@code cross-subnet} or empty
 * @param vxlanMode {@code always}, {@code cross-subnet} or empty
 * @param masquerade whether traffic that leaves the pools is translated
 * @param ipam whether addresses may be assigned from it
 * @param disabled whether they may not
 * @param disableBgpExport whether BGP does not announce it
 * @param assignmentMode whether addresses are assigned without being asked for
 * @param allowedUses what its addresses are for
 */
public record FelixPool(
        @JsonProperty String cidr,
        @JsonProperty("ipip") String ipipInterface,
        @JsonProperty("ipip_mode") String ipipMode,
        @JsonProperty("vxlan_mode") String vxlanMode,
        @JsonProperty boolean masquerade,
        @JsonProperty boolean ipam,
        @JsonProperty boolean disabled,
        @JsonProperty("disableBGPExport") boolean disableBgpExport,
        @JsonProperty("assignment_mode") String assignmentMode,
        @JsonProperty("allowed_uses") @NonEmpty List<String> allowedUses)
        implements DatastoreValue {
    /** Copies lists and maps. */
    public FelixPool {
        Objects.requireNonNull(cidr, "cidr");
        Objects.requireNonNull(ipipInterface, "ipipInterface");
        Objects.requireNonNull(ipipMode, "ipipMode");
        Objects.requireNonNull(vxlanMode, "vxlanMode");
        Objects.requireNonNull(assignmentMode, "assignmentMode");
        allowedUses = List.copyOf(allowedUses);
    }
}
