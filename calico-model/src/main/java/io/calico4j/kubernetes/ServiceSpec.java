// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/** How a {@link Service} is reached. */
@Value.Immutable
@JsonPropertyOrder({
    "ports",
    "selector",
    "clusterIP",
    "clusterIPs",
    "type",
    "externalIPs",
    "loadBalancerIP",
    "externalTrafficPolicy",
    "ipFamilies"
})
@JsonSerialize(as = ServiceSpec.class)
@JsonDeserialize(builder = ServiceSpec.Builder.class)
public sealed interface ServiceSpec extends WithServiceSpec permits ImmutableServiceSpec {
    /** The value with nothing given. */
    static ServiceSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** Its ports. */
    @JsonProperty
    @NonEmpty
    List<ServicePort> ports();

    /** The labels of its pods; empty: its endpoints are made by others. */
    @JsonProperty
    @Value.NaturalOrder
    @NonEmpty
    SortedMap<String, String> selector();

    /** Its first address; {@code None} means it has none. */
    @JsonProperty
    @NonZero
    Optional<String> clusterIP();

    /** Its addresses, one of each family. */
    @JsonProperty
    @NonEmpty
    List<String> clusterIPs();

    /** How it is reached: {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}. */
    @JsonProperty
    @NonZero
    Optional<String> type();

    /** Further addresses that lead to it. */
    @JsonProperty
    @NonEmpty
    List<String> externalIPs();

    /** The address asked for its load balancer. */
    @JsonProperty
    @NonZero
    Optional<String> loadBalancerIP();

    /**
     * Whether traffic from outside goes to endpoints anywhere ({@code Cluster}) or only on the node it reaches ({@code
     * Local}).
     */
    @JsonProperty
    @NonZero
    Optional<String> externalTrafficPolicy();

    /** The families of its addresses: {@code IPv4}, {@code IPv6}. */
    @JsonProperty
    @NonEmpty
    List<String> ipFamilies();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link ServiceSpec} values; may be used again after {@code build()}, but by one thread at a time. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    final class Builder extends ImmutableServiceSpec.Builder {
        private static final ServiceSpec EMPTY = new Builder().build();

        Builder() {}
    }
}
