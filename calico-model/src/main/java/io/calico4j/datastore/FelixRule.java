// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.HTTPMatch;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.RuleMetadata;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule as the agent gets it.
 *
 * @param action {@code allow}, {@code deny}, {@code log} or {@code next-tier}; other texts in lower case
 * @param ipVersion 4 or 6; absent for both
 * @param protocol the protocol, in lower case
 * @param notProtocol the protocol that must not be, in lower case
 * @param icmp the ICMP type and code; empty fields set no condition
 * @param notIcmp the ICMP type and code that must not be
 * @param source where the traffic comes from
 * @param destination where it goes to
 * @param http the HTTP requests; present even if it names none, where the rule has such a condition
 * @param metadata notes on the rule; absent unless annotations were given
 */
@JsonSerialize(using = FelixRuleSerializer.class)
public record FelixRule(
        String action,
        Optional<Long> ipVersion,
        Optional<Protocol> protocol,
        Optional<Protocol> notProtocol,
        ICMPFields icmp,
        ICMPFields notIcmp,
        FelixEntity source,
        FelixEntity destination,
        Optional<HTTPMatch> http,
        Optional<RuleMetadata> metadata) {
    /** Checks that nothing is null. */
    public FelixRule {
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(ipVersion, "ipVersion");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(notProtocol, "notProtocol");
        Objects.requireNonNull(icmp, "icmp");
        Objects.requireNonNull(notIcmp, "notIcmp");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(destination, "destination");
        Objects.requireNonNull(http, "http");
        Objects.requireNonNull(metadata, "metadata");
    }
}
