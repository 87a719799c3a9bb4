// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

/** Who puts a route into the kernel. */
public enum RouteProgrammer {
    /** The kernel itself, for the subnets of a device's addresses. */
    KERNEL,
    /** The administrator of the node: the default route. */
    ADMINISTRATOR,
    /** Felix. */
    FELIX,
    /** BIRD, from what it learns by BGP and from the node's own blocks. */
    BIRD
}
