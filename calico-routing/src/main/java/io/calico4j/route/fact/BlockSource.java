// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.fact;

/** Where the address blocks of nodes come from. */
public enum BlockSource {
    /** Calico IPAM: the IPAMBlock objects. */
    IPAM_BLOCKS,
    /** Host-local IPAM ({@code USE_POD_CIDR}): each pod CIDR of a node is a block of that node without allocations. */
    POD_CIDRS
}
