// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.OmitZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.net.Protocol;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.immutables.value.Value;

/**
 * One rule of a policy or profile: an action, and the conditions traffic must meet, all of them.
 *
 * <p><pre>{@code Rule.allow().protocol("TCP").destination(to -> to.ports(80, 443)).build() }</pre>
 */
@Value.Immutable
@JsonPropertyOrder({
    "action",
    "ipVersion",
    "protocol",
    "icmp",
    "notProtocol",
    "notICMP",
    "source",
    "destination",
    "http",
    "metadata"
})
@JsonSerialize(as = Rule.class)
@JsonDeserialize(builder = Rule.Builder.class)
public sealed interface Rule extends WithRule permits ImmutableRule {
    /** A builder of a rule that lets matching traffic through. */
    static Builder allow() {
        return builder().action(Action.ALLOW);
    }

    /** A builder of a rule that drops matching traffic. */
    static Builder deny() {
        return builder().action(Action.DENY);
    }

    /** A builder of a rule that hands matching traffic to the next tier. */
    static Builder pass() {
        return builder().action(Action.PASS);
    }

    /** A builder of a rule that logs matching traffic and goes on. */
    static Builder log() {
        return builder().action(Action.LOG);
    }

    /** The value with nothing given. */
    static Rule empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** What to do with matching traffic. Allowed: Allow, Deny, Log, Pass. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String action();

    /** Limits the rule to one IP version. Allowed: 4, 6. */
    @JsonProperty
    @Pointer
    Optional<Long> ipVersion();

    /** The protocol; needed for ports and ICMP conditions. */
    @JsonProperty
    @Pointer
    Optional<Protocol> protocol();

    /** The ICMP type and code; needs protocol ICMP or ICMPv6. */
    @JsonProperty
    @Pointer
    Optional<ICMPFields> icmp();

    /** The protocol that must not be. */
    @JsonProperty
    @Pointer
    Optional<Protocol> notProtocol();

    /** The ICMP type and code that must not be. */
    @JsonProperty
    @Pointer
    Optional<ICMPFields> notICMP();

    /** Where the traffic comes from. */
    @JsonProperty
    @OmitZero
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingGiven.class)
    EntityRule source();

    /** Where the traffic goes to. */
    @JsonProperty
    @OmitZero
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = NothingGiven.class)
    EntityRule destination();

    /** The HTTP requests; only for Allow rules of TCP. */
    @JsonProperty
    @Pointer
    Optional<HTTPMatch> http();

    /** Notes on the rule. */
    @JsonProperty
    @Pointer
    Optional<RuleMetadata> metadata();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Rule} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableRule.Builder {
        private static final Rule EMPTY = new Builder().build();

        Builder() {
            source(EntityRule.empty());
            destination(EntityRule.empty());
        }

        /** Sets the protocol by name or by number in decimal. */
        @CanIgnoreReturnValue
        public Builder protocol(String protocol) {
            return protocol(Protocol.parse(protocol));
        }

        /** Sets the protocol that must not be, by name or by number in decimal. */
        @CanIgnoreReturnValue
        public Builder notProtocol(String notProtocol) {
            return notProtocol(Protocol.parse(notProtocol));
        }

        /** Sets the source that {@code edit} makes of one that matches anything. */
        @CanIgnoreReturnValue
        public Builder source(UnaryOperator<EntityRule.Builder> edit) {
            return source(edit.apply(EntityRule.builder()).build());
        }

        /** Sets the destination that {@code edit} makes of one that matches anything. */
        @CanIgnoreReturnValue
        public Builder destination(UnaryOperator<EntityRule.Builder> edit) {
            return destination(edit.apply(EntityRule.builder()).build());
        }

        /** Sets the ICMP type, with any code. */
        @CanIgnoreReturnValue
        public Builder icmp(long type) {
            return icmp(ICMPFields.builder().type(type).build());
        }

        /** Sets {@code action}. */
        @CanIgnoreReturnValue
        public Builder action(Action action) {
            return action(action.text());
        }
    }
}
