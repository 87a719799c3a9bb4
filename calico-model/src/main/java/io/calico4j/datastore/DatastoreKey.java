// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.calico4j.net.Cidr;
import io.calico4j.resource.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * The name of a value in Calico's datastore. The records are called as the keys are in Calico.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/model.
 */
public sealed interface DatastoreKey {
    /** Returns the path of the value in an etcd datastore; empty for a resource, and where the key lacks a part. */
    Optional<String> path();

    /**
     * A resource as it is.
     *
     * @param kind Calico's name of the kind, as {@link #kindName} gives it
     * @param namespace empty if it has none
     * @param name its name
     */
    record ResourceKey(
            @JsonProperty String kind,
            @JsonProperty String namespace,
            @JsonProperty String name) implements DatastoreKey {
        /** Returns the key of the resource that Calico makes of the object with another key. */
        public static ResourceKey of(io.calico4j.resource.ResourceKey key) {
            return new ResourceKey(kindName(key.kind()), key.namespace().orElse(""), key.name());
        }

        @Override
        public Optional<String> path() {
            return Optional.empty();
        }
    }

    /**
     * A policy of any kind.
     *
     * @param kind Calico's name of the kind
     * @param namespace empty for a policy of the whole cluster
     * @param name its name
     */
    record PolicyKey(
            @JsonProperty String kind,
            @JsonProperty String namespace,
            @JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return name.isEmpty() || kind.isEmpty()
                    ? Optional.empty()
                    : Optional.of("/calico/v1/policy/" + kind + "/" + namespace + "/" + name);
        }
    }

    /**
     * A tier.
     *
     * @param name its name
     */
    record TierKey(@JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(name, "/calico/v1/policy/tier/" + name + "/metadata");
        }
    }

    /**
     * The labels of a profile.
     *
     * @param name the profile
     */
    record ProfileLabelsKey(@JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(name, "/calico/v1/policy/profile/" + escaped(name) + "/labels");
        }
    }

    /**
     * The rules of a profile.
     *
     * @param name the profile
     */
    record ProfileRulesKey(@JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(name, "/calico/v1/policy/profile/" + escaped(name) + "/rules");
        }
    }

    /**
     * The endpoint of a workload.
     *
     * @param hostname the node
     * @param orchestratorId the orchestrator, such as {@code k8s}
     * @param workloadId namespace and pod (or other workload), joined by a slash
     * @param endpointId the interface as the workload sees it
     */
    record WorkloadEndpointKey(
            @JsonProperty String hostname,
            @JsonProperty("orchestratorID") String orchestratorId,
            @JsonProperty("workloadID") String workloadId,
            @JsonProperty("endpointID") String endpointId)
            implements DatastoreKey {
        /**
         * Returns the key of an endpoint; empty if its name has not four segments or there is no namespace.
         *
         * @param namespace the endpoint's namespace
         * @param name the endpoint's name; see {@link io.calico4j.resource.node.WorkloadEndpointName}
         */
        public static Optional<WorkloadEndpointKey> of(String namespace, String name) {
            return namespace.isEmpty()
                    ? Optional.empty()
                    : io.calico4j.resource.node.WorkloadEndpointName.segments(name)
                            .map(part -> new WorkloadEndpointKey(
                                    part.get(0), part.get(1), namespace + "/" + part.get(2), part.get(3)));
        }

        @Override
        public Optional<String> path() {
            return hostname.isEmpty() || orchestratorId.isEmpty() || workloadId.isEmpty() || endpointId.isEmpty()
                    ? Optional.empty()
                    : Optional.of("/calico/v1/host/" + hostname + "/workload/" + escaped(orchestratorId) + "/"
                            + escaped(workloadId) + "/endpoint/" + escaped(endpointId));
        }

        /**
         * Returns the name of the file in which the state of the endpoint is noted: its three identifiers, escaped as in the path
         * of a URL and joined by blanks.
         */
        public String statusFileName() {
            return urlEscaped(orchestratorId) + " " + urlEscaped(workloadId) + " " + urlEscaped(endpointId);
        }
    }

    /**
     * The endpoint of a node.
     *
     * @param hostname the node
     * @param endpointId the name of the resource
     */
    record HostEndpointKey(
            @JsonProperty String hostname,
            @JsonProperty("endpointID") String endpointId) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return hostname.isEmpty()
                    ? Optional.empty()
                    : given(endpointId, "/calico/v1/host/" + hostname + "/endpoint/" + escaped(endpointId));
        }
    }

    /**
     * A set of networks.
     *
     * @param name the name, behind the namespace and a slash if it has one
     */
    record NetworkSetKey(@JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(name, "/calico/v1/netset/" + escaped(name));
        }
    }

    /**
     * A pool of addresses.
     *
     * @param cidr its addresses
     */
    record IPPoolKey(
            @JsonProperty @JsonSerialize(using = ToStringSerializer.class)
            Cidr cidr) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return Optional.of("/calico/v1/ipam/v" + version(cidr) + "/pool/" + dashed(cidr));
        }
    }

    /**
     * The address of a node.
     *
     * @param hostname the node
     */
    record HostIPKey(@JsonProperty String hostname) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return Optional.of("/calico/v1/host/" + hostname + "/bird_ip");
        }
    }

    /**
     * A parameter of one node.
     *
     * @param hostname the node
     * @param name the parameter
     */
    record HostConfigKey(
            @JsonProperty String hostname, @JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return hostname.isEmpty()
                    ? Optional.empty()
                    : given(name, "/calico/v1/host/" + hostname + "/config/" + name);
        }
    }

    /**
     * A parameter of all nodes.
     *
     * @param name the parameter
     */
    record GlobalConfigKey(@JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(name, "/calico/v1/config/" + name);
        }
    }

    /** Whether the datastore may be used. */
    record ReadyFlagKey() implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return Optional.of("/calico/v1/Ready");
        }
    }

    /**
     * What other nodes need to know of a node to set up WireGuard.
     *
     * @param nodeName the node
     */
    record WireguardKey(@JsonProperty String nodeName) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(nodeName, "/calico/v1/host/" + nodeName + "/wireguard");
        }
    }

    /**
     * A parameter of BGP on one node.
     *
     * @param nodename the node
     * @param name the parameter
     */
    record NodeBGPConfigKey(
            @JsonProperty String nodename, @JsonProperty String name) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return nodename.isEmpty() ? Optional.empty() : given(name, "/calico/bgp/v1/host/" + nodename + "/" + name);
        }
    }

    /**
     * A block of addresses.
     *
     * @param cidr its addresses
     */
    record BlockKey(
            @JsonProperty @JsonSerialize(using = ToStringSerializer.class)
            Cidr cidr) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return Optional.of("/calico/ipam/v2/assignment/ipv" + version(cidr) + "/block/" + dashed(cidr));
        }
    }

    /**
     * The claim of a node on a block of addresses.
     *
     * @param host the node
     * @param cidr the block's addresses
     */
    record BlockAffinityKey(
            @JsonProperty String host,

            @JsonProperty @JsonSerialize(using = ToStringSerializer.class)
            Cidr cidr) implements DatastoreKey {
        @Override
        public Optional<String> path() {
            return given(host, "/calico/ipam/v2/host/" + host + "/ipv" + version(cidr) + "/block/" + dashed(cidr));
        }
    }

    /** Returns the name Calico's datastore has for a kind; kinds of Kubernetes that have the name of one of Calico's get another. */
    static String kindName(Kind kind) {
        return switch (kind) {
            case KUBERNETES_NETWORK_POLICY -> "KubernetesNetworkPolicy";
            case CLUSTER_NETWORK_POLICY -> "KubernetesClusterNetworkPolicy";
            case SERVICE -> "KubernetesService";
            case ENDPOINT_SLICE -> "KubernetesEndpointSlice";
            default -> kind.kindName();
        };
    }

    private static Optional<String> given(String part, String path) {
        return Objects.requireNonNull(part, "part").isEmpty() ? Optional.empty() : Optional.of(path);
    }

    private static String escaped(String name) {
        return name.replace("%", "%25").replace("/", "%2f");
    }

    private static int version(Cidr cidr) {
        return cidr.isV4() ? 4 : 6;
    }

    private static String dashed(Cidr cidr) {
        return cidr.toString().replace('/', '-');
    }

    private static String urlEscaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            int value = each & 0xff;
            boolean plain = (value >= 'a' && value <= 'z')
                    || (value >= 'A' && value <= 'Z')
                    || (value >= '0' && value <= '9')
                    || "-_.~$&+=:@".indexOf(value) >= 0;
            if (plain) {
                escaped.append((char) value);
            } else {
                escaped.append('%')
                        .append(Character.toUpperCase(Character.forDigit(value >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(value & 15, 16)));
            }
        }
        return escaped.toString();
    }
}
