// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.route.kernel.KernelRoute;

/**
 * A route that matches a packet's destination.
 *
 * @param route the route
 * @param chosen whether the kernel takes it
 * @param reason why it is taken, or what the route that is taken has over it
 */
public record RouteCandidate(KernelRoute route, boolean chosen, String reason) {}
