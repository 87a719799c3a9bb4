// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.LoadBalancerIngress;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.Service;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who uses which address, by the objects of a snapshot: pods, workload endpoints, tunnel devices of nodes, and services.
 *
 * <p>Authority: Calico v3.32, calicoctl/commands/ipam/check.go, which knows no tunnel devices of IPv6.
 */
final class AddressUsers {
    private static final String NODE_ADDRESS = "projectcalico.org/IPv4Address";
    private static final String NODE_ADDRESS_V6 = "projectcalico.org/IPv6Address";

    /** A user of an address: what it is called, its pod where it has one, and where its address stands. */
    record User(String name, String pod, IpamEvidence evidence) {}

    private final Map<IpAddress, Map<String, User>> users = new TreeMap<>();
    private final Set<String> nodes = new TreeSet<>();
    private final Set<String> starting = new TreeSet<>();
    private boolean knowsWorkloads;
    private boolean knowsServices;

    private AddressUsers() {}

    static AddressUsers of(ClusterSnapshot snapshot) {
        AddressUsers all = new AddressUsers();
        snapshot.all(Pod.class).forEach(all::addPod);
        snapshot.all(WorkloadEndpoint.class).forEach(all::addEndpoint);
        snapshot.all(KubernetesNode.class).forEach(all::addKubernetesNode);
        snapshot.all(Node.class).forEach(node -> all.addNode(node, node.key()));
        snapshot.all(Service.class).forEach(all::addService);
        return all;
    }

    private void addPod(Pod pod) {
        knowsWorkloads = true;
        String phase = pod.status().phase().orElse("");
        if (pod.spec().hostNetwork() || phase.equals("Failed") || phase.equals("Succeeded")) {
            return;
        }
        String name = pod.metadata().name();
        if (pod.status().podIP().isEmpty() && pod.status().podIPs().isEmpty()) {
            starting.add(pod.metadata().namespace().orElse("") + "/" + name);
        }
        pod.status().podIP().ifPresent(text -> add(text, pod, name, FieldPath.of("status", "podIP")));
        for (int i = 0; i < pod.status().podIPs().size(); i++) {
            FieldPath path = FieldPath.of("status", "podIPs").index(i).field("ip");
            pod.status().podIPs().get(i).ip().ifPresent(text -> add(text, pod, name, path));
        }
    }

    private void addEndpoint(WorkloadEndpoint endpoint) {
        knowsWorkloads = true;
        WorkloadEndpointSpec spec = endpoint.spec();
        String pod = spec.pod().orElse("");
        for (int i = 0; i < spec.ipNetworks().size(); i++) {
            FieldPath path = FieldPath.of("spec", "ipNetworks").index(i);
            add(withoutPrefix(spec.ipNetworks().get(i)), endpoint, pod, path);
        }
    }

    private void add(String text, Resource workload, String pod, FieldPath path) {
        String namespace = workload.metadata().namespace().orElse("");
        String name = pod.isEmpty() ? workload.key().toString() : "Pod/" + namespace + "/" + pod;
        add(text, new User(name, pod, IpamEvidence.in(workload.key(), path, name + " has it")));
    }

    private static String withoutPrefix(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    private void addKubernetesNode(KubernetesNode node) {
        Map<String, String> annotations = node.metadata().annotations();
        if (annotations.containsKey(NODE_ADDRESS) || annotations.containsKey(NODE_ADDRESS_V6)) {
            KubernetesConverter.standard()
                    .node(node)
                    .value()
                    .ifPresent(converted -> addTunnels(
                            converted.metadata().name(), converted.spec(), node.key(), FieldPath.of("metadata")));
        }
    }

    private void addNode(Node node, ResourceKey key) {
        addTunnels(node.metadata().name(), node.spec(), key, FieldPath.root());
    }

    /** Notes the tunnel devices of a node; where they were written as annotations, their place is those. */
    private void addTunnels(String node, NodeSpec spec, ResourceKey key, FieldPath annotated) {
        nodes.add(node);
        spec.bgp()
                .ifPresent(bgp -> addTunnel(bgp.ipv4IPIPTunnelAddr(), node, key, annotated, "bgp.ipv4IPIPTunnelAddr"));
        addTunnel(spec.ipv4VXLANTunnelAddr(), node, key, annotated, "ipv4VXLANTunnelAddr");
        addTunnel(spec.ipv6VXLANTunnelAddr(), node, key, annotated, "ipv6VXLANTunnelAddr");
        spec.wireguard().ifPresent(guard -> {
            addTunnel(guard.interfaceIPv4Address(), node, key, annotated, "wireguard.interfaceIPv4Address");
            addTunnel(guard.interfaceIPv6Address(), node, key, annotated, "wireguard.interfaceIPv6Address");
        });
    }

    private void addTunnel(Optional<String> text, String node, ResourceKey key, FieldPath annotated, String field) {
        FieldPath path = annotated.isRoot() ? FieldPath.parse("spec." + field) : annotated.field("annotations");
        text.ifPresent(address -> add(
                withoutPrefix(address),
                new User(
                        "Node/" + node,
                        "",
                        IpamEvidence.in(key, path, "Node/" + node + " has it for a tunnel device (" + field + ")"))));
    }

    private void addService(Service service) {
        knowsServices = true;
        List<LoadBalancerIngress> ingress = service.status().loadBalancer().ingress();
        for (int i = 0; i < ingress.size(); i++) {
            FieldPath path =
                    FieldPath.of("status", "loadBalancer", "ingress").index(i).field("ip");
            String name = service.key().toString();
            ingress.get(i)
                    .ip()
                    .ifPresent(text ->
                            add(text, new User(name, "", IpamEvidence.in(service.key(), path, name + " has it"))));
        }
    }

    private void add(String text, User user) {
        IpAddress.tryParse(text)
                .ifPresent(address ->
                        users.computeIfAbsent(address, a -> new TreeMap<>()).putIfAbsent(user.name(), user));
    }

    /** Returns all addresses in use, in ascending order. */
    Set<IpAddress> addresses() {
        return users.keySet();
    }

    /** Returns who uses an address, in the order of the names. */
    List<User> of(IpAddress address) {
        return List.copyOf(users.getOrDefault(address, Map.of()).values());
    }

    /** Returns whether workloads are known at all. */
    boolean knowsWorkloads() {
        return knowsWorkloads;
    }

    /** Returns whether a pod exists that has no address yet. */
    boolean isStarting(String namespace, String pod) {
        return starting.contains(namespace + "/" + pod);
    }

    /** Returns whether services are known at all. */
    boolean knowsServices() {
        return knowsServices;
    }

    /** Returns whether the tunnel devices of a node are known. */
    boolean knowsTunnelsOf(String node) {
        return nodes.contains(node);
    }
}
