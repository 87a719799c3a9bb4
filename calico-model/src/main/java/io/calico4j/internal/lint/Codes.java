// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint;

import io.calico4j.diagnostic.Code;
import java.util.List;

/** The codes of everything {@link ClusterLint} may report; each has a page in the documentation. */
public final class Codes {
    /** Two pools that share addresses. */
    public static final Code OVERLAPPING_POOLS = Code.of("CAL2701", "overlapping-pools");

    /** A pool that holds addresses which belong to nodes, services or a node's network. */
    public static final Code POOL_OVER_OTHER_NETWORK = Code.of("CAL2702", "pool-over-other-network");

    /** A pool with fewer blocks than there are nodes that want one. */
    public static final Code POOL_TOO_SMALL = Code.of("CAL2703", "pool-too-small");

    /** A policy in a tier that does not exist. */
    public static final Code UNKNOWN_TIER = Code.of("CAL2704", "unknown-tier");

    /** A selector that matches nothing here. */
    public static final Code SELECTS_NOTHING = Code.of("CAL2705", "selects-nothing");

    /** A namespace selector on a label no namespace has, meant as the namespace's name. */
    public static final Code NAMESPACE_NAME_LABEL = Code.of("CAL2706", "namespace-name-label");

    /** The node-to-node mesh is off and no peer is configured. */
    public static final Code NO_BGP_SESSIONS = Code.of("CAL2707", "no-bgp-sessions");

    /** A peer that concerns no node. */
    public static final Code PEER_WITHOUT_NODE = Code.of("CAL2708", "peer-without-node");

    /** A named port that nothing declares. */
    public static final Code UNDECLARED_NAMED_PORT = Code.of("CAL2709", "undeclared-named-port");

    /** A staged deletion of a policy that does not exist. */
    public static final Code STAGED_DELETE_OF_NOTHING = Code.of("CAL2710", "staged-delete-of-nothing");

    /** An endpoint with a profile that does not exist. */
    public static final Code UNKNOWN_PROFILE = Code.of("CAL2711", "unknown-profile");

    /** A destination network that is a service's address, which no packet has any more when rules see it. */
    public static final Code SERVICE_ADDRESS_IN_RULE = Code.of("CAL2712", "service-address-in-rule");

    /** Two resources of one kind, namespace and name. */
    public static final Code DUPLICATE_RESOURCE = Code.of("CAL2713", "duplicate-resource");

    /** A rule of a namespaced policy that names a service without its namespace. */
    public static final Code SERVICE_WITHOUT_NAMESPACE = Code.of("CAL2714", "service-without-namespace");

    /** A resource that the cluster takes and Felix drops. */
    public static final Code ABSENT_FOR_FELIX = Code.of("CAL2715", "absent-for-felix");

    /** A block size that the address family does not have, which a custom resource gets past the API server. */
    public static final Code IMPOSSIBLE_BLOCK_SIZE = Code.of("CAL2716", "impossible-block-size");

    private Codes() {}

    /** All codes, by id. */
    public static List<Code> all() {
        return List.of(
                OVERLAPPING_POOLS,
                POOL_OVER_OTHER_NETWORK,
                POOL_TOO_SMALL,
                UNKNOWN_TIER,
                SELECTS_NOTHING,
                NAMESPACE_NAME_LABEL,
                NO_BGP_SESSIONS,
                PEER_WITHOUT_NODE,
                UNDECLARED_NAMED_PORT,
                STAGED_DELETE_OF_NOTHING,
                UNKNOWN_PROFILE,
                SERVICE_ADDRESS_IN_RULE,
                DUPLICATE_RESOURCE,
                SERVICE_WITHOUT_NAMESPACE,
                ABSENT_FOR_FELIX,
                IMPOSSIBLE_BLOCK_SIZE);
    }
}
