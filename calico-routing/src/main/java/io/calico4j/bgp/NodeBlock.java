// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.Cidr;

/**
 * A block of addresses that a node has claimed.
 *
 * @param cidr the block
 * @param confirmed whether the claim is confirmed, so that the block is advertised as a whole; a claim that is being
 *     given up keeps its blackhole route and is no longer advertised as such
 */
public record NodeBlock(Cidr cidr, boolean confirmed) {}
