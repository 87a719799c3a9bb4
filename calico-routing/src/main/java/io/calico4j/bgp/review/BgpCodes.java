// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.review;

import io.calico4j.diagnostic.Code;

/** The codes of BGP findings; each has a page in {@code docs/diagnostics}. */
public final class BgpCodes {
    /** A node with an address and no session that comes up. */
    public static final Code ISOLATED_NODE = Code.of("CAL5101", "isolated-bgp-node");

    /** Nodes that do not hear of blocks. */
    public static final Code PARTITION = Code.of("CAL5102", "bgp-partition");

    /** A speaker or rack whose failure cuts others off. */
    public static final Code SINGLE_POINT_OF_FAILURE = Code.of("CAL5103", "bgp-single-point-of-failure");

    /** Fewer than two reflectors. */
    public static final Code FEW_REFLECTORS = Code.of("CAL5104", "too-few-reflectors");

    /** A mesh beyond the size at which it hurts. */
    public static final Code LARGE_MESH = Code.of("CAL5105", "large-bgp-mesh");

    /** The mesh and reflectors at once. */
    public static final Code MESH_AND_REFLECTORS = Code.of("CAL5106", "mesh-and-reflectors");

    /** A BGPPeer that gives no session. */
    public static final Code PEER_MATCHES_NOTHING = Code.of("CAL5107", "bgp-peer-matches-nothing");

    /** Ends that disagree on AS numbers. */
    public static final Code AS_MISMATCH = Code.of("CAL5108", "as-number-mismatch");

    /** A node that is peered with and does not peer back. */
    public static final Code ONE_WAY = Code.of("CAL5109", "one-way-bgp-peering");

    /** A session whose ends do not fit in another way. */
    public static final Code SESSION_DOWN = Code.of("CAL5110", "bgp-session-cannot-come-up");

    /** A BGPFilter that keeps the cluster's own blocks from its nodes. */
    public static final Code FILTER_DROPS_BLOCKS = Code.of("CAL5111", "bgp-filter-drops-own-blocks");

    /** A service address that a router reaches over one node only. */
    public static final Code SERVICE_WITHOUT_ECMP = Code.of("CAL5112", "service-without-ecmp");

    /** A mesh of nodes with and without AS numbers of their own, whose ends Calico makes disagree. */
    public static final Code MESH_AS_DEFECT = Code.of("CAL5113", "mesh-as-number-defect");

    /** Reflectors that reflect to each other and multiply routes. */
    public static final Code ROUTES_MULTIPLY = Code.of("CAL5114", "reflectors-multiply-routes");

    /** A password that cannot be read. */
    public static final Code MISSING_PASSWORD = Code.of("CAL5115", "bgp-password-missing");

    /** Subnets of several nodes, none of which is a reflector. */
    public static final Code SUBNET_WITHOUT_REFLECTOR = Code.of("CAL5116", "subnet-without-reflector");

    private BgpCodes() {}
}
