// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.index.EndpointPort;
import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import io.calico4j.resource.ResourceKey;
import java.util.List;

/**
 * A holder of labels and addresses: an endpoint, or a network set.
 *
 * @param key the key of the resource
 * @param role what it is
 * @param labels its own labels, as selectors see them
 * @param profiles the profiles it inherits labels from and, as an endpoint, asks last
 * @param nets its addresses
 * @param ports the ports it gives a name to
 */
public record HolderFact(
        ResourceKey key, Role role, Labels labels, List<String> profiles, List<Cidr> nets, List<EndpointPort> ports)
        implements Fact {
    /** What a holder is. */
    public enum Role {
        /** A pod or other workload, subject to policy. */
        WORKLOAD,
        /** An interface of a host, subject to policy. */
        HOST,
        /** All interfaces of a host without an endpoint of their own: as {@link #HOST}, but never untracked. */
        HOST_FALLBACK,
        /** A network set, which only takes part in the selectors of rules. */
        SET;

        /** Tells whether policies apply to it. */
        public boolean isEndpoint() {
            return this != SET;
        }

        /** Tells whether it stands for a host. */
        public boolean isHost() {
            return this == HOST || this == HOST_FALLBACK;
        }
    }
}
