// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.net.Port;
import java.util.List;
import java.util.Objects;

/**
 * One end of the traffic that a rule matches; an empty text or list sets no condition.
 *
 * @param nets networks, one of which must hold the address
 * @param selector what the endpoint must match: selector, namespaces and service accounts folded into one
 * @param ports the ports, one of which must match
 * @param service the service the address must belong to
 * @param serviceNamespace the namespace of that service
 * @param notNets networks none of which may hold the address
 * @param notSelector what the endpoint must not match, as written
 * @param notPorts the ports none of which may match
 * @param originalSelector the selector as written
 * @param originalNamespaceSelector the namespace selector as written
 * @param originalServiceAccounts the names of service accounts as written
 * @param originalServiceAccountSelector the selector of service accounts as written
 */
public record FelixEntity(
        List<String> nets,
        String selector,
        List<Port> ports,
        String service,
        String serviceNamespace,
        List<String> notNets,
        String notSelector,
        List<Port> notPorts,
        String originalSelector,
        String originalNamespaceSelector,
        List<String> originalServiceAccounts,
        String originalServiceAccountSelector) {
    /** The end of traffic that matches anything. */
    static final FelixEntity ANY =
            new FelixEntity(List.of(), "", List.of(), "", "", List.of(), "", List.of(), "", "", List.of(), "");

    /** Copies the lists. */
    public FelixEntity {
        nets = List.copyOf(nets);
        Objects.requireNonNull(selector, "selector");
        ports = List.copyOf(ports);
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(serviceNamespace, "serviceNamespace");
        notNets = List.copyOf(notNets);
        Objects.requireNonNull(notSelector, "notSelector");
        notPorts = List.copyOf(notPorts);
        Objects.requireNonNull(originalSelector, "originalSelector");
        Objects.requireNonNull(originalNamespaceSelector, "originalNamespaceSelector");
        originalServiceAccounts = List.copyOf(originalServiceAccounts);
        Objects.requireNonNull(originalServiceAccountSelector, "originalServiceAccountSelector");
    }
}
