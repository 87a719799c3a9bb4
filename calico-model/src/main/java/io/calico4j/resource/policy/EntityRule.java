// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorSyntaxException;
import io.calico4j.net.Cidr;
import io.calico4j.net.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** The conditions of a {@link Rule} on one end of the traffic; all that are given must hold. */
@Value.Immutable
@JsonPropertyOrder({
    "nets",
    "selector",
    "namespaceSelector",
    "services",
    "ports",
    "notNets",
    "notSelector",
    "notPorts",
    "serviceAccounts"
})
@JsonSerialize(as = EntityRule.class)
@JsonDeserialize(builder = EntityRule.Builder.class)
public sealed interface EntityRule extends WithEntityRule permits ImmutableEntityRule {
    /** The end of traffic that matches anything. */
    static EntityRule empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** CIDRs, one of which must hold the address; empty means any. */
    @JsonProperty
    @NonEmpty
    List<String> nets();

    /** The endpoints and network sets, in the selector language, that the address must belong to; empty means any. */
    @JsonProperty
    @NonZero
    Optional<String> selector();

    /**
     * The namespaces the selected endpoints must be in; {@code global()} means cluster-wide ones. Empty: the namespace
     * of the policy, or any for a cluster-wide one.
     */
    @JsonProperty
    @NonZero
    Optional<String> namespaceSelector();

    /** The service the address must belong to. Excludes most other conditions. */
    @JsonProperty
    @Pointer
    Optional<ServiceMatch> services();

    /** The ports, one of which must match: numbers, ranges or names; empty means any. */
    @JsonProperty
    @NonEmpty
    List<Port> ports();

    /** CIDRs none of which may hold the address. */
    @JsonProperty
    @NonEmpty
    List<String> notNets();

    /** The endpoints and network sets the address must not belong to. */
    @JsonProperty
    @NonZero
    Optional<String> notSelector();

    /** The ports none of which may match. */
    @JsonProperty
    @NonEmpty
    List<Port> notPorts();

    /** The service accounts the pod must run under. */
    @JsonProperty
    @Pointer
    Optional<ServiceAccountMatch> serviceAccounts();

    /**
     * Whether an empty value is still written, as <code>{}</code>. Calico does so where a condition was given as an empty
     * list; it changes nothing else, not even equality.
     */
    @JsonIgnore
    @Value.Auxiliary
    @Value.Default.Boolean(false)
    boolean keptWhenEmpty();

    /**
     * {@link #selector()}, parsed; empty if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Optional<Selector> parsedSelector() {
        return selector().filter(text -> !text.isEmpty()).map(Selector::parse);
    }

    /**
     * {@link #notSelector()}, parsed; empty if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Optional<Selector> parsedNotSelector() {
        return notSelector().filter(text -> !text.isEmpty()).map(Selector::parse);
    }

    /**
     * {@link #namespaceSelector()}, parsed; empty if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Optional<Selector> parsedNamespaceSelector() {
        return namespaceSelector().filter(text -> !text.isEmpty()).map(Selector::parse);
    }

    /**
     * {@link #nets()}, parsed; an address is the block that holds only it.
     *
     * @throws FormatException if one of them is no CIDR and no address
     */
    default List<Cidr> parsedNets() {
        return nets().stream().map(Cidr::parseOrAddress).toList();
    }

    /**
     * {@link #notNets()}, parsed; an address is the block that holds only it.
     *
     * @throws FormatException if one of them is no CIDR and no address
     */
    default List<Cidr> parsedNotNets() {
        return notNets().stream().map(Cidr::parseOrAddress).toList();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link EntityRule} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableEntityRule.Builder {
        private static final EntityRule EMPTY = new Builder().build();

        Builder() {}

        /** Sets the CIDRs. */
        @CanIgnoreReturnValue
        public Builder nets(String... nets) {
            return nets(Arrays.asList(nets));
        }

        /** Sets the CIDRs that must not be. */
        @CanIgnoreReturnValue
        public Builder notNets(String... notNets) {
            return notNets(Arrays.asList(notNets));
        }

        /** Sets the ports by number. */
        @CanIgnoreReturnValue
        public Builder ports(int... ports) {
            return ports(Arrays.stream(ports).mapToObj(Port::of).toList());
        }

        /** Sets the ports by number, range such as {@code 80:90}, or name. */
        @CanIgnoreReturnValue
        public Builder ports(String... ports) {
            return ports(Arrays.stream(ports).map(Port::parse).toList());
        }

        /** Sets the ports that must not be by number. */
        @CanIgnoreReturnValue
        public Builder notPorts(int... notPorts) {
            return notPorts(Arrays.stream(notPorts).mapToObj(Port::of).toList());
        }

        @JsonProperty("nets")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readNets(List<String> given) {
            return given.isEmpty() ? keptWhenEmpty(true) : nets(given);
        }

        @JsonProperty("ports")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readPorts(List<Port> given) {
            return given.isEmpty() ? keptWhenEmpty(true) : ports(given);
        }

        @JsonProperty("notNets")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readNotNets(List<String> given) {
            return given.isEmpty() ? keptWhenEmpty(true) : notNets(given);
        }

        @JsonProperty("notPorts")
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        Builder readNotPorts(List<Port> given) {
            return given.isEmpty() ? keptWhenEmpty(true) : notPorts(given);
        }

        /** Sets {@code selector}. */
        @CanIgnoreReturnValue
        public Builder selector(Selector selector) {
            return selector(selector.canonical());
        }

        /** Sets {@code namespaceSelector}. */
        @CanIgnoreReturnValue
        public Builder namespaceSelector(Selector namespaceSelector) {
            return namespaceSelector(namespaceSelector.canonical());
        }

        /** Sets {@code notSelector}. */
        @CanIgnoreReturnValue
        public Builder notSelector(Selector notSelector) {
            return notSelector(notSelector.canonical());
        }

        /** Sets {@code nets}. */
        @CanIgnoreReturnValue
        public Builder nets(Cidr... nets) {
            return nets(Arrays.stream(nets).map(Cidr::toString).toList());
        }

        /** Sets {@code notNets}. */
        @CanIgnoreReturnValue
        public Builder notNets(Cidr... notNets) {
            return notNets(Arrays.stream(notNets).map(Cidr::toString).toList());
        }
    }
}
