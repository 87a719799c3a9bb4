// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The codes of everything that can be wrong with a resource on its own; each has a page in {@code docs/diagnostics}.
 *
 * <p>The file is long because it is a list: one constant for each rule, and nothing else.
 */
public final class Codes {
    private static final List<Code> ALL = new ArrayList<>();

    /** A field without the value it needs. */
    public static final Code REQUIRED = code("CAL2001", "required-value");

    /** A value that is none of those allowed. */
    public static final Code NOT_ALLOWED = code("CAL2002", "value-not-allowed");

    /** A number that is too small or too large. */
    public static final Code OUT_OF_BOUNDS = code("CAL2003", "out-of-bounds");

    /** An element that stands in a list twice. */
    public static final Code DUPLICATE_ELEMENT = code("CAL2004", "duplicate-element");

    /** A value of another type than the schema says. */
    public static final Code WRONG_TYPE = code("CAL2005", "schema-type");

    /** A text that does not match the pattern of the schema. */
    public static final Code NO_MATCH = code("CAL2006", "pattern-mismatch");

    /** A text that is too short or too long. */
    public static final Code BAD_LENGTH = code("CAL2007", "bad-length");

    /** A list with too few or too many elements, or an object with too few or too many fields. */
    public static final Code BAD_SIZE = code("CAL2008", "bad-size");

    /** A text that is no name. */
    public static final Code BAD_NAME = code("CAL2011", "bad-name");

    /** A text that is no address or network, of the wrong IP version, or with bits behind its mask. */
    public static final Code BAD_NETWORK = code("CAL2012", "bad-network");

    /** A text that is no CIDR, where the schema wants one. */
    public static final Code BAD_CIDR = code("CAL2013", "bad-cidr");

    /** A text that is no IP address, or one of the wrong version. */
    public static final Code BAD_ADDRESS = code("CAL2014", "bad-ip-address");

    /** A text that is no address with a port or without. */
    public static final Code BAD_ADDRESS_AND_PORT = code("CAL2015", "bad-address-and-port");

    /** A text that is no interface, or no pattern for interfaces. */
    public static final Code BAD_INTERFACE = code("CAL2016", "bad-interface");

    /** A text that is no selector. */
    public static final Code BAD_SELECTOR = code("CAL2017", "bad-selector");

    /** A map that makes no labels. */
    public static final Code BAD_LABELS = code("CAL2018", "bad-labels");

    /** A text that is no regular expression. */
    public static final Code BAD_REGULAR_EXPRESSION = code("CAL2019", "bad-regular-expression");

    /** A text that is no list of settings. */
    public static final Code BAD_KEY_VALUE_LIST = code("CAL2020", "bad-key-value-list");

    /** A text that is no host. */
    public static final Code BAD_HOST = code("CAL2021", "bad-host");

    /** A text that is no MAC address. */
    public static final Code BAD_MAC = code("CAL2022", "bad-mac");

    /** A text that is no name for a port. */
    public static final Code BAD_PORT_NAME = code("CAL2023", "bad-port-name");

    /** A text that is no container's ID. */
    public static final Code BAD_CONTAINER_ID = code("CAL2024", "bad-container-id");

    /** A text that is no WireGuard key. */
    public static final Code BAD_WIREGUARD_KEY = code("CAL2025", "bad-wireguard-key");

    /** A port or range that begins at 0. */
    public static final Code PORT_ZERO = code("CAL2026", "port-zero");

    /** A text or number that is no protocol. */
    public static final Code BAD_PROTOCOL = code("CAL2027", "bad-protocol");

    /** The name of a resource that is too long. */
    public static final Code NAME_TOO_LONG = code("CAL2101", "name-too-long");

    /** A name that no resource may have. */
    public static final Code BAD_RESOURCE_NAME = code("CAL2102", "bad-resource-name");

    /** A name that no policy may have. */
    public static final Code BAD_POLICY_NAME = code("CAL2103", "bad-policy-name");

    /** A name that no tier may have. */
    public static final Code BAD_TIER_NAME = code("CAL2104", "bad-tier-name");

    /** A key that no label may have. */
    public static final Code BAD_LABEL_KEY = code("CAL2105", "bad-label-key");

    /** A value that no label may have. */
    public static final Code BAD_LABEL_VALUE = code("CAL2106", "bad-label-value");

    /** A key that no annotation may have. */
    public static final Code BAD_ANNOTATION_KEY = code("CAL2107", "bad-annotation-key");

    /** Annotations that are too large together. */
    public static final Code ANNOTATIONS_TOO_LARGE = code("CAL2108", "annotations-too-large");

    /** A label that is Calico's own. */
    public static final Code RESERVED_LABEL = code("CAL2109", "reserved-label");

    /** Port numbers in a rule without a protocol. */
    public static final Code PORTS_NEED_PROTOCOL = code("CAL2201", "ports-need-protocol");

    /** Ports in a rule whose protocol has none. */
    public static final Code PROTOCOL_WITHOUT_PORTS = code("CAL2202", "protocol-without-ports");

    /** HTTP conditions in a rule of another protocol than TCP. */
    public static final Code HTTP_NEEDS_TCP = code("CAL2203", "http-needs-tcp");

    /** HTTP conditions in a rule that does not allow. */
    public static final Code HTTP_NEEDS_ALLOW = code("CAL2204", "http-needs-allow");

    /** HTTP conditions in an egress rule. */
    public static final Code HTTP_IN_EGRESS = code("CAL2205", "http-in-egress");

    /** ICMP conditions in a rule of another protocol. */
    public static final Code ICMP_NEEDS_PROTOCOL = code("CAL2206", "icmp-needs-protocol");

    /** An ICMP code without a type. */
    public static final Code ICMP_CODE_WITHOUT_TYPE = code("CAL2207", "icmp-code-without-type");

    /** An ICMP protocol of the other IP version than the rule. */
    public static final Code ICMP_IP_VERSION = code("CAL2208", "icmp-ip-version");

    /** A network in a rule that is no CIDR. */
    public static final Code NET_WITHOUT_MASK = code("CAL2209", "net-without-mask");

    /** A negation of all addresses. */
    public static final Code NOT_NETS_EVERYTHING = code("CAL2210", "not-nets-everything");

    /** Networks of the other IP version than the rule. */
    public static final Code NETS_OF_OTHER_VERSION = code("CAL2211", "nets-of-other-version");

    /** Networks of both IP versions in one rule. */
    public static final Code NETS_OF_TWO_VERSIONS = code("CAL2212", "nets-of-two-versions");

    /** Ports beside a service. */
    public static final Code SERVICES_WITH_PORTS = code("CAL2213", "services-with-ports");

    /** Other conditions beside a service. */
    public static final Code SERVICES_WITH_OTHERS = code("CAL2214", "services-with-others");

    /** A service on the side of the policy's own endpoints. */
    public static final Code SERVICES_MISPLACED = code("CAL2215", "services-misplaced");

    /** A service without a name. */
    public static final Code SERVICE_NAME_NEEDED = code("CAL2216", "service-name-needed");

    /** A service without a namespace in a policy of the whole cluster. */
    public static final Code SERVICE_NAMESPACE_NEEDED = code("CAL2217", "service-namespace-needed");

    /** {@code global()} where it cannot be used. */
    public static final Code GLOBAL_MISPLACED = code("CAL2218", "global-misplaced");

    /** {@code global()} combined with other conditions. */
    public static final Code GLOBAL_AMONG_OTHERS = code("CAL2219", "global-among-others");

    /** An HTTP method that stands in a list twice. */
    public static final Code DUPLICATE_METHOD = code("CAL2220", "duplicate-method");

    /** An HTTP path that is none. */
    public static final Code BAD_HTTP_PATH = code("CAL2221", "bad-http-path");

    /** A type of policy that stands in a list twice. */
    public static final Code DUPLICATE_TYPE = code("CAL2222", "duplicate-type");

    /** A policy that is both preDNAT and doNotTrack. */
    public static final Code PRE_DNAT_AND_UNTRACKED = code("CAL2223", "pre-dnat-and-untracked");

    /** Egress in a preDNAT policy. */
    public static final Code PRE_DNAT_EGRESS = code("CAL2224", "pre-dnat-egress");

    /** A preDNAT or doNotTrack policy that does not apply on forward. */
    public static final Code APPLY_ON_FORWARD_NEEDED = code("CAL2225", "apply-on-forward-needed");

    /** A policy staged to be deleted that has more than that. */
    public static final Code DELETION_NOT_EMPTY = code("CAL2226", "deletion-not-empty");

    /** A staged Kubernetes policy that cannot be converted. */
    public static final Code STAGED_NOT_CONVERTIBLE = code("CAL2227", "staged-not-convertible");

    /** Another order for a tier that every cluster has. */
    public static final Code STATIC_TIER_ORDER = code("CAL2228", "static-tier-order");

    /** Another default action for a tier that every cluster has. */
    public static final Code STATIC_TIER_ACTION = code("CAL2229", "static-tier-action");

    /** A pool without a CIDR. */
    public static final Code POOL_CIDR_NEEDED = code("CAL2301", "pool-cidr-needed");

    /** A pool whose CIDR is none. */
    public static final Code BAD_POOL_CIDR = code("CAL2302", "bad-pool-cidr");

    /** A pool whose CIDR has bits behind its mask. */
    public static final Code POOL_HOST_BITS = code("CAL2303", "pool-host-bits");

    /** A pool of link-local addresses. */
    public static final Code POOL_LINK_LOCAL = code("CAL2304", "pool-link-local");

    /** A pool that is smaller than one of its blocks. */
    public static final Code POOL_TOO_SMALL = code("CAL2305", "pool-below-block-size");

    /** An IPv6 pool that uses IPIP. */
    public static final Code IPIP_ON_IPV6 = code("CAL2306", "ipip-on-ipv6");

    /** A pool that uses both IPIP and VXLAN. */
    public static final Code POOL_ENCAPSULATED_TWICE = code("CAL2307", "pool-encapsulated-twice");

    /** A pool for load balancers that is encapsulated. */
    public static final Code LOAD_BALANCER_ENCAPSULATED = code("CAL2308", "load-balancer-encapsulated");

    /** A pool for load balancers that has other uses. */
    public static final Code LOAD_BALANCER_NOT_ALONE = code("CAL2309", "load-balancer-not-alone");

    /** A pool for load balancers that BGP does not export. */
    public static final Code LOAD_BALANCER_NOT_EXPORTED = code("CAL2310", "load-balancer-not-exported");

    /** A pool for load balancers that is not for all nodes. */
    public static final Code LOAD_BALANCER_NODES = code("CAL2311", "load-balancer-nodes");

    /** A pool for tunnels that is for some namespaces. */
    public static final Code TUNNEL_NAMESPACES = code("CAL2312", "tunnel-namespaces");

    /** A block affinity that is made as a deleted one. */
    public static final Code AFFINITY_DELETED = code("CAL2313", "affinity-deleted");

    /** A BGP peer for a node and for selected nodes. */
    public static final Code PEER_NODE_TWICE = code("CAL2401", "peer-node-twice");

    /** A BGP peer that is given in two ways. */
    public static final Code PEER_GIVEN_TWICE = code("CAL2402", "peer-given-twice");

    /** Local workloads as BGP peers without an AS number. */
    public static final Code PEER_AS_NUMBER_NEEDED = code("CAL2403", "peer-as-number-needed");

    /** A gateway to a BGP peer that cannot be one. */
    public static final Code PEER_GATEWAY = code("CAL2404", "peer-gateway");

    /** A BGP peer whose next hop is given in two ways. */
    public static final Code PEER_NEXT_HOP_TWICE = code("CAL2405", "peer-next-hop-twice");

    /** A CIDR in a BGP filter without an operator, or the reverse. */
    public static final Code FILTER_OPERATOR = code("CAL2411", "filter-operator");

    /** A prefix length in a BGP filter without a CIDR. */
    public static final Code FILTER_PREFIX_LENGTH = code("CAL2412", "filter-prefix-length");

    /** An operation in a BGP filter that is none, or several. */
    public static final Code FILTER_OPERATION = code("CAL2413", "filter-operation");

    /** Operations in a BGP filter on routes that are refused. */
    public static final Code FILTER_OPERATIONS_REJECT = code("CAL2414", "filter-operations-reject");

    /** A text that is no BGP community. */
    public static final Code BAD_COMMUNITY = code("CAL2421", "bad-community");

    /** BGP communities that nothing uses. */
    public static final Code COMMUNITIES_UNUSED = code("CAL2422", "communities-unused");

    /** A BGP community that is not defined. */
    public static final Code COMMUNITY_UNDEFINED = code("CAL2423", "community-undefined");

    /** An advertised network that is none. */
    public static final Code BAD_ADVERTISED_CIDR = code("CAL2424", "bad-advertised-cidr");

    /** A setting for the node-to-node mesh, which is disabled. */
    public static final Code MESH_DISABLED = code("CAL2425", "mesh-disabled");

    /** A host endpoint without an interface and addresses. */
    public static final Code HOST_ENDPOINT_NOWHERE = code("CAL2501", "host-endpoint-nowhere");

    /** A host endpoint without a node. */
    public static final Code HOST_ENDPOINT_NODE_NEEDED = code("CAL2502", "host-endpoint-node-needed");

    /** A port of an endpoint whose protocol has none. */
    public static final Code ENDPOINT_PORT_PROTOCOL = code("CAL2503", "endpoint-port-protocol");

    /** A port of an endpoint without a name. */
    public static final Code ENDPOINT_PORT_NAME_NEEDED = code("CAL2504", "endpoint-port-name-needed");

    /** A network of an endpoint that holds more than one address. */
    public static final Code ENDPOINT_NETWORK = code("CAL2505", "endpoint-network");

    /** A gateway of an endpoint of the wrong IP version. */
    public static final Code ENDPOINT_GATEWAY = code("CAL2506", "endpoint-gateway");

    /** A NAT to an address that the endpoint does not have. */
    public static final Code NAT_OUTSIDE = code("CAL2507", "nat-outside");

    /** A NAT between IP versions. */
    public static final Code NAT_OF_TWO_VERSIONS = code("CAL2508", "nat-of-two-versions");

    /** A node whose BGP settings are there but empty. */
    public static final Code NODE_BGP_EMPTY = code("CAL2509", "node-bgp-empty");

    /** More node port ranges than fit into a rule of iptables. */
    public static final Code TOO_MANY_NODE_PORTS = code("CAL2601", "too-many-node-ports");

    /** A node port range that is a name. */
    public static final Code NAMED_NODE_PORT = code("CAL2602", "named-node-port");

    /** An external node that is no IPv4 address or CIDR. */
    public static final Code EXTERNAL_NODE = code("CAL2603", "external-node");

    /** A text that is no name for an OpenStack region. */
    public static final Code BAD_REGION = code("CAL2604", "bad-region");

    /** A source address that is none of the right IP version. */
    public static final Code BAD_SOURCE_ADDRESS = code("CAL2605", "bad-source-address");

    /** Route tables that are given in two ways. */
    public static final Code ROUTE_TABLES_TWICE = code("CAL2606", "route-tables-twice");

    /** More route tables than can be used. */
    public static final Code TOO_MANY_ROUTE_TABLES = code("CAL2607", "too-many-route-tables");

    /** A range of route tables that is none. */
    public static final Code BAD_ROUTE_TABLE_RANGE = code("CAL2608", "bad-route-table-range");

    /** A health timeout for a component that cannot be one. */
    public static final Code HEALTH_TIMEOUT_NAME = code("CAL2609", "health-timeout-name");

    /** A health timeout below zero. */
    public static final Code HEALTH_TIMEOUT_NEGATIVE = code("CAL2610", "health-timeout-negative");

    /** A node selector on a Felix configuration that is for all nodes or for one. */
    public static final Code FELIX_NODE_SELECTOR = code("CAL2611", "felix-node-selector");

    /** A field that crashes Calico's own client. */
    public static final Code CRASHES_CALICO = code("CAL2612", "crashes-calico");

    private Codes() {}

    private static Code code(String id, String name) {
        Code code = Code.of(id, name);
        ALL.add(code);
        return code;
    }

    /** All of them by id. */
    public static List<Code> all() {
        return Collections.unmodifiableList(ALL);
    }
}
