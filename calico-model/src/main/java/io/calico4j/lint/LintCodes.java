// SPDX-License-Identifier: Apache-2.0
package io.calico4j.lint;

import io.calico4j.diagnostic.Code;
import io.calico4j.internal.lint.Codes;
import java.util.List;

/** The codes of everything {@link ClusterLint} may report; each has a page in the documentation. */
public final class LintCodes {
    /** Two pools that share addresses. */
    public static final Code OVERLAPPING_POOLS = Codes.OVERLAPPING_POOLS;

    /** A pool that holds addresses which belong to nodes, services or a node's network. */
    public static final Code POOL_OVER_OTHER_NETWORK = Codes.POOL_OVER_OTHER_NETWORK;

    /** A pool with fewer blocks than there are nodes that want one. */
    public static final Code POOL_TOO_SMALL = Codes.POOL_TOO_SMALL;

    /** A policy in a tier that does not exist. */
    public static final Code UNKNOWN_TIER = Codes.UNKNOWN_TIER;

    /** A selector that matches nothing here. */
    public static final Code SELECTS_NOTHING = Codes.SELECTS_NOTHING;

    /** A namespace selector on a label no namespace has, meant as the namespace's name. */
    public static final Code NAMESPACE_NAME_LABEL = Codes.NAMESPACE_NAME_LABEL;

    /** The node-to-node mesh is off and no peer is configured. */
    public static final Code NO_BGP_SESSIONS = Codes.NO_BGP_SESSIONS;

    /** A peer that concerns no node. */
    public static final Code PEER_WITHOUT_NODE = Codes.PEER_WITHOUT_NODE;

    /** A named port that nothing declares. */
    public static final Code UNDECLARED_NAMED_PORT = Codes.UNDECLARED_NAMED_PORT;

    /** A staged deletion of a policy that does not exist. */
    public static final Code STAGED_DELETE_OF_NOTHING = Codes.STAGED_DELETE_OF_NOTHING;

    /** An endpoint with a profile that does not exist. */
    public static final Code UNKNOWN_PROFILE = Codes.UNKNOWN_PROFILE;

    /** A destination network that is a service's address, which no packet has any more when rules see it. */
    public static final Code SERVICE_ADDRESS_IN_RULE = Codes.SERVICE_ADDRESS_IN_RULE;

    /** Two resources of one kind, namespace and name. */
    public static final Code DUPLICATE_RESOURCE = Codes.DUPLICATE_RESOURCE;

    /** A rule of a namespaced policy that names a service without its namespace. */
    public static final Code SERVICE_WITHOUT_NAMESPACE = Codes.SERVICE_WITHOUT_NAMESPACE;

    /** A resource that the cluster takes and Felix drops. */
    public static final Code ABSENT_FOR_FELIX = Codes.ABSENT_FOR_FELIX;

    /** A block size that the address family does not have, which a custom resource gets past the API server. */
    public static final Code IMPOSSIBLE_BLOCK_SIZE = Codes.IMPOSSIBLE_BLOCK_SIZE;

    private LintCodes() {}

    /** All codes, by id. */
    public static List<Code> all() {
        return Codes.all();
    }
}
