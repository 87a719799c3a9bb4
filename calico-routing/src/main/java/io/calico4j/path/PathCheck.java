// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.net.IpAddress;
import java.util.Optional;

/**
 * A place where policy decides about a packet.
 *
 * @param node the node
 * @param workload the workload's name, namespace and endpoint; empty for the host itself
 * @param ingress whether the packet comes to it, rather than from it
 * @param source the packet's source address there
 * @param destination its destination address there
 */
public record PathCheck(
        String node, Optional<String> workload, boolean ingress, IpAddress source, IpAddress destination) {}
