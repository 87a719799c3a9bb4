// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.net.Protocol;
import io.calico4j.resource.node.EndpointPort;
import io.calico4j.resource.node.HostEndpointSpec;
import io.calico4j.resource.node.NodeBGPSpec;
import io.calico4j.resource.node.NodeSpec;
import io.calico4j.resource.node.WorkloadEndpointPort;
import java.util.List;

/** What host endpoints, the ports of endpoints, and nodes must be. */
final class EndpointRules {
    static final List<TypeRule<HostEndpointSpec>> HOST_ENDPOINT =
            List.of(EndpointRules::hostInterface, EndpointRules::hostNode);
    static final List<TypeRule<EndpointPort>> HOST_ENDPOINT_PORT =
            List.of((port, out) -> protocol(port.protocol(), "EndpointPort.Protocol", out));
    static final List<TypeRule<WorkloadEndpointPort>> WORKLOAD_ENDPOINT_PORT = List.of(
            (port, out) -> protocol(port.protocol(), "WorkloadEndpointPort.Protocol", out), EndpointRules::portName);
    static final List<TypeRule<NodeSpec>> NODE = List.of(EndpointRules::nodeBgp);

    private EndpointRules() {}

    private static void hostInterface(HostEndpointSpec endpoint, Findings out) {
        if (!PeerRules.given(endpoint.interfaceName()) && endpoint.expectedIPs().isEmpty()) {
            out.report(
                    Codes.HOST_ENDPOINT_NOWHERE,
                    "InterfaceName",
                    "interfaceName",
                    "a host endpoint needs an interface or addresses to be found by",
                    "add interfaceName, * for all, or expectedIPs");
        }
    }

    private static void hostNode(HostEndpointSpec endpoint, Findings out) {
        if (!PeerRules.given(endpoint.node())) {
            out.report(
                    Codes.HOST_ENDPOINT_NODE_NEEDED,
                    "InterfaceName",
                    "node",
                    "a host endpoint needs the node it is on",
                    "add the name of the node");
        }
    }

    private static void protocol(Protocol protocol, String calicoField, Findings out) {
        if (!protocol.supportsPorts()) {
            out.report(
                    Codes.ENDPOINT_PORT_PROTOCOL,
                    calicoField,
                    "protocol",
                    "the protocol " + protocol + " has no ports",
                    "TCP, UDP or SCTP");
        }
    }

    private static void portName(WorkloadEndpointPort port, Findings out) {
        if (port.name().isEmpty() && port.hostPort() == 0) {
            out.report(
                    Codes.ENDPOINT_PORT_NAME_NEEDED,
                    "WorkloadEndpointPort.Name",
                    "name",
                    "the port has neither a name nor a hostPort, so that it serves nothing",
                    "add a name");
        }
    }

    private static void nodeBgp(NodeSpec node, Findings out) {
        if (node.bgp().isPresent() && node.bgp().get().equals(NodeBGPSpec.empty())) {
            out.report(Codes.NODE_BGP_EMPTY, "BGP", "bgp", "bgp is there but empty", "remove it, or fill it");
        }
    }
}
