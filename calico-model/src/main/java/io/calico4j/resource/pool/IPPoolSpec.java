// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.pool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorSyntaxException;
import io.calico4j.net.Cidr;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Which addresses an {@link IPPool} holds, for what, and how traffic reaches them. */
@Value.Immutable
@JsonPropertyOrder({
    "cidr",
    "vxlanMode",
    "ipipMode",
    "natOutgoing",
    "disabled",
    "disableBGPExport",
    "blockSize",
    "nodeSelector",
    "namespaceSelector",
    "allowedUses",
    "assignmentMode"
})
@JsonSerialize(as = IPPoolSpec.class)
@JsonDeserialize(builder = IPPoolSpec.Builder.class)
public sealed interface IPPoolSpec extends WithIPPoolSpec permits ImmutableIPPoolSpec {
    /** The value with nothing given. */
    static IPPoolSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses, as a CIDR without host bits. At most 48 characters. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String cidr();

    /**
     * When traffic to these addresses is wrapped in VXLAN. Allowed: Never, Always, CrossSubnet. Absent means Never.
     * Excludes IPIP.
     */
    @JsonProperty
    @NonZero
    Optional<String> vxlanMode();

    /**
     * When traffic to these addresses is wrapped in IPIP; IPv4 only. Allowed: Never, Always, CrossSubnet. Absent means
     * Never. Excludes VXLAN.
     */
    @JsonProperty
    @NonZero
    Optional<String> ipipMode();

    /** Whether traffic from these addresses to outside all pools leaves with the address of the node. */
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean natOutgoing();

    /** Whether no new addresses are assigned from here. */
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean disabled();

    /** Whether the addresses are kept out of BGP. */
    @JsonProperty
    @NonEmpty
    @Value.Default.Boolean(false)
    boolean disableBGPExport();

    /**
     * The prefix length of the blocks nodes claim: 20 to 32 for IPv4, 116 to 128 for IPv6. Absent: 26 or 122. Allowed:
     * 0 to 128.
     */
    @JsonProperty
    @NonZero
    Optional<Long> blockSize();

    /** The nodes that may assign from here, in the selector language. Absent: all. */
    @JsonProperty
    @NonZero
    Optional<String> nodeSelector();

    /** The namespaces whose pods may get addresses from here, in the selector language. Absent: all. */
    @JsonProperty
    @NonZero
    Optional<String> namespaceSelector();

    /**
     * What the addresses are for. Empty: Workload and Tunnel. Allowed: Workload, Tunnel, LoadBalancer. At most 10
     * elements.
     */
    @JsonProperty
    @NonEmpty
    List<String> allowedUses();

    /**
     * Whether addresses are assigned without asking for the pool by name. Allowed: Automatic, Manual. Default:
     * Automatic.
     */
    @JsonProperty
    @Pointer
    Optional<String> assignmentMode();

    /**
     * {@link #cidr()}, parsed.
     *
     * @throws FormatException if it is no CIDR
     */
    default Cidr parsedCidr() {
        return Cidr.parse(cidr());
    }

    /**
     * {@link #nodeSelector()}, parsed; {@code all()} if it is absent or empty.
     *
     * @throws SelectorSyntaxException if it is no selector
     */
    default Selector parsedNodeSelector() {
        return Selector.parse(nodeSelector().orElse(""));
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link IPPoolSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableIPPoolSpec.Builder {
        private static final IPPoolSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code vxlanMode}. */
        @CanIgnoreReturnValue
        public Builder vxlanMode(EncapsulationMode vxlanMode) {
            return vxlanMode(vxlanMode.text());
        }

        /** Sets {@code ipipMode}. */
        @CanIgnoreReturnValue
        public Builder ipipMode(EncapsulationMode ipipMode) {
            return ipipMode(ipipMode.text());
        }

        /** Sets {@code allowedUses}. */
        @CanIgnoreReturnValue
        public Builder allowedUses(AllowedUse... allowedUses) {
            return allowedUses(Arrays.stream(allowedUses).map(AllowedUse::text).toList());
        }

        /** Sets {@code assignmentMode}. */
        @CanIgnoreReturnValue
        public Builder assignmentMode(AssignmentMode assignmentMode) {
            return assignmentMode(assignmentMode.text());
        }

        /** Sets {@code cidr}. */
        @CanIgnoreReturnValue
        public Builder cidr(Cidr cidr) {
            return cidr(cidr.toString());
        }

        /** Sets {@code nodeSelector}. */
        @CanIgnoreReturnValue
        public Builder nodeSelector(Selector nodeSelector) {
            return nodeSelector(nodeSelector.canonical());
        }

        /** Sets {@code namespaceSelector}. */
        @CanIgnoreReturnValue
        public Builder namespaceSelector(Selector namespaceSelector) {
            return namespaceSelector(namespaceSelector.canonical());
        }
    }
}
