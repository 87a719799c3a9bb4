// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.node.WorkloadEndpointName;
import io.calico4j.resource.node.WorkloadEndpointSpec;
import java.util.List;
import java.util.Optional;

/**
 * What routing needs to know of a workload endpoint.
 *
 * @param node the node it runs on
 * @param name the endpoint's name, unique on the node
 * @param interfaceName the host's end of its veth pair, empty if unknown
 * @param mac its MAC address as written, empty if unknown
 * @param nets its networks, IPv4 and IPv6, usually of one address each
 * @param floatingIps addresses that are translated to it
 * @param migration the step of a live migration it is in
 * @param floatingAlwaysRouted whether its floating addresses are routed to it even if Felix is not told to: OpenStack's are
 */
public record WorkloadFact(
        String node,
        String name,
        String interfaceName,
        String mac,
        List<Cidr> nets,
        List<IpAddress> floatingIps,
        MigrationState migration,
        boolean floatingAlwaysRouted) {
    /** Copies the lists. */
    public WorkloadFact {
        nets = List.copyOf(nets);
        floatingIps = List.copyOf(floatingIps);
    }

    /** Creates a workload whose floating addresses are routed if Felix is told to. */
    public WorkloadFact(
            String node,
            String name,
            String interfaceName,
            String mac,
            List<Cidr> nets,
            List<IpAddress> floatingIps,
            MigrationState migration) {
        this(node, name, interfaceName, mac, nets, floatingIps, migration, false);
    }

    /**
     * Returns the facts of an endpoint; empty if it names no node. Networks that cannot be read are left out; the name is
     * the namespace, a slash and the resource's name.
     */
    public static Optional<WorkloadFact> from(WorkloadEndpoint endpoint) {
        WorkloadEndpointSpec spec = endpoint.spec();
        String name = endpoint.metadata().namespace().orElse("") + "/"
                + endpoint.metadata().name();
        return spec.node()
                .map(node -> new WorkloadFact(
                        node,
                        name,
                        spec.interfaceName().orElse(""),
                        spec.mac().orElse(""),
                        spec.ipNetworks().stream()
                                .flatMap(net -> Cidr.tryParseOrAddress(net).stream())
                                .toList(),
                        spec.ipNATs().stream()
                                .flatMap(nat -> IpAddress.tryParse(nat.externalIP()).stream())
                                .toList(),
                        MigrationState.BASE,
                        spec.orchestrator().equals(Optional.of("openstack"))));
    }

    /** Returns this workload in another step of a live migration. */
    public WorkloadFact withMigration(MigrationState next) {
        return new WorkloadFact(node, name, interfaceName, mac, nets, floatingIps, next, floatingAlwaysRouted);
    }

    /** Returns a workload with one network and no interface name, MAC address, floating address or migration. */
    public static WorkloadFact of(String node, String name, Cidr net) {
        return new WorkloadFact(node, name, "", "", List.of(net), List.of(), MigrationState.BASE);
    }

    /** Returns namespace and pod of an endpoint that stands for a pod, else its name. */
    public String label() {
        int slash = name.indexOf('/');
        return WorkloadEndpointName.tryParse(name.substring(slash + 1))
                .filter(n -> slash >= 0 && !n.pod().isEmpty())
                .map(n -> name.substring(0, slash + 1) + n.pod())
                .orElse(name);
    }
}
