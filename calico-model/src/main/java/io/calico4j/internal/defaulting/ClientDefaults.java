// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.config.KubeControllersConfiguration;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.IPPool;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Calico's client puts in before it writes a resource.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/clientv3 and api/pkg/defaults.
 */
public final class ClientDefaults {
    private static final String DEFAULT_NAMESPACE = "default";

    private ClientDefaults() {}

    /** The resource as it would be written, but for what the schema puts in. */
    public static CalicoResource apply(CalicoResource resource) {
        return switch (resource.kind()) {
            case NETWORK_POLICY -> PolicyDefaults.apply((NetworkPolicy) resource);
            case GLOBAL_NETWORK_POLICY -> PolicyDefaults.apply((GlobalNetworkPolicy) resource);
            case STAGED_NETWORK_POLICY -> PolicyDefaults.apply((StagedNetworkPolicy) resource);
            case STAGED_GLOBAL_NETWORK_POLICY -> PolicyDefaults.apply((StagedGlobalNetworkPolicy) resource);
            case TIER -> PolicyDefaults.apply((Tier) resource);
            case IP_POOL -> PoolDefaults.apply((IPPool) resource);
            case FELIX_CONFIGURATION -> ConfigurationDefaults.apply((FelixConfiguration) resource);
            case KUBE_CONTROLLERS_CONFIGURATION -> ConfigurationDefaults.apply((KubeControllersConfiguration) resource);
            case WORKLOAD_ENDPOINT -> EndpointDefaults.apply((WorkloadEndpoint) resource);
            default -> resource;
        };
    }

    /** A workload endpoint with the name that its fields make, if it states none and they make one. */
    public static WorkloadEndpoint named(WorkloadEndpoint endpoint) {
        return EndpointDefaults.named(endpoint);
    }

    /** The resource in the namespace {@code default}, if its kind has a namespace and it states none. */
    public static CalicoResource namespace(CalicoResource resource) {
        Metadata metadata = resource.metadata();
        return resource.kind().namespaced() && metadata.namespace().orElse("").isEmpty()
                ? resource.withMetadata(metadata.withNamespace(DEFAULT_NAMESPACE))
                : resource;
    }

    /** Metadata with a label set to a value, whatever it was. */
    static Metadata labelled(Metadata metadata, String key, String value) {
        if (value.equals(metadata.labels().get(key))) {
            return metadata;
        }
        SortedMap<String, String> labels = new TreeMap<>(metadata.labels());
        labels.put(key, value);
        return metadata.withLabels(labels);
    }
}
