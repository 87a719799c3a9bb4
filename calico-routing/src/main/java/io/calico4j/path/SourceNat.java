// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.net.IpAddress;

/**
 * A packet's source address replaced on its way out: Calico v3.32, felix/dataplane/linux/masq_mgr.go.
 *
 * @param node the node that does it
 * @param address the new source address
 * @param reason why
 */
public record SourceNat(String node, IpAddress address, String reason) {}
