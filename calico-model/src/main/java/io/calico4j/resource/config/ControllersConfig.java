// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.wire.Pointer;
import java.util.Optional;
import org.immutables.value.Value;

/** Which controllers run, and how. A controller that is absent does not run. */
@Value.Immutable
@JsonPropertyOrder({
    "node",
    "policy",
    "workloadEndpoint",
    "serviceAccount",
    "namespace",
    "loadBalancer",
    "policyMigration"
})
@JsonSerialize(as = ControllersConfig.class)
@JsonDeserialize(builder = ControllersConfig.Builder.class)
public sealed interface ControllersConfig extends WithControllersConfig permits ImmutableControllersConfig {
    /** The value with nothing given. */
    static ControllersConfig empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** For nodes. */
    @JsonProperty
    @Pointer
    Optional<NodeControllerConfig> node();

    /** For network policies. */
    @JsonProperty
    @Pointer
    Optional<PolicyControllerConfig> policy();

    /** For pods. */
    @JsonProperty
    @Pointer
    Optional<WorkloadEndpointControllerConfig> workloadEndpoint();

    /** For service accounts. */
    @JsonProperty
    @Pointer
    Optional<ServiceAccountControllerConfig> serviceAccount();

    /** For namespaces. */
    @JsonProperty
    @Pointer
    Optional<NamespaceControllerConfig> namespace();

    /** For load balancers. */
    @JsonProperty
    @Pointer
    Optional<LoadBalancerControllerConfig> loadBalancer();

    /** For names of stored policies. */
    @JsonProperty
    @Pointer
    Optional<MigrationControllerConfig> policyMigration();

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link ControllersConfig} values; may be used again after {@code build()}, but by one thread at a time.
     */
    final class Builder extends ImmutableControllersConfig.Builder {
        private static final ControllersConfig EMPTY = new Builder().build();

        Builder() {}
    }
}
