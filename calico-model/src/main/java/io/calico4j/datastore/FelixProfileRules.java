// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.calico4j.internal.wire.NonEmpty;
import java.util.List;

/**
 * The rules of a profile as the agent gets them.
 *
 * @param inboundRules the rules for traffic to the endpoints
 * @param outboundRules the rules for traffic from the endpoints
 */
public record FelixProfileRules(
        @JsonProperty("inbound_rules") @NonEmpty List<FelixRule> inboundRules,
        @JsonProperty("outbound_rules") @NonEmpty List<FelixRule> outboundRules)
        implements DatastoreValue {
    /** Copies lists and maps. */
    public FelixProfileRules {
        inboundRules = List.copyOf(inboundRules);
        outboundRules = List.copyOf(outboundRules);
    }
}
