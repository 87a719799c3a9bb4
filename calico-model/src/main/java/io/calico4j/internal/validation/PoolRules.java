// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Networks;
import io.calico4j.net.Cidr;
import io.calico4j.resource.pool.BlockAffinitySpec;
import io.calico4j.resource.pool.IPAMConfigurationSpec;
import io.calico4j.resource.pool.IPPoolSpec;
import java.util.List;
import java.util.Optional;

/** What pools and the other resources of address management must be. */
final class PoolRules {
    static final List<TypeRule<IPPoolSpec>> POOL = List.of(PoolRules::pool);
    static final List<TypeRule<IPAMConfigurationSpec>> IPAM_CONFIGURATION = List.of(PoolRules::maxBlocks);
    static final List<TypeRule<BlockAffinitySpec>> BLOCK_AFFINITY = List.of(PoolRules::deleted);

    private static final String CIDR = "IPpool.CIDR";
    private static final String IPIP_MODE = "IPpool.IPIPMode";
    private static final String LOAD_BALANCER = "LoadBalancer";

    private PoolRules() {}

    /** Nothing more is said of a pool whose CIDR is none; one without a CIDR is looked at like a single address. */
    private static void pool(IPPoolSpec pool, Findings out) {
        String text = pool.cidr();
        if (text.isEmpty()) {
            out.report(Codes.POOL_CIDR_NEEDED, CIDR, "cidr", "a pool needs a CIDR", "such as 10.244.0.0/16");
        }
        Optional<Cidr> cidr = Cidr.tryParseOrAddress(text);
        if (cidr.isEmpty() && !text.isEmpty()) {
            out.report(Codes.BAD_POOL_CIDR, CIDR, "cidr", Say.quoted(text) + " is not a CIDR", "such as 10.244.0.0/16");
            return;
        }
        cidr.ifPresent(block -> family(pool, block, out));
        cidr.ifPresent(block -> place(text, block, out));
        size(pool, cidr, out);
        encapsulation(pool, out);
        uses(pool, out);
        loadBalancer(pool, out);
        selectors(pool, out);
    }

    private static void family(IPPoolSpec pool, Cidr cidr, Findings out) {
        if (cidr.isV6() && !pool.ipipMode().orElse("").equals("Never")) {
            out.report(
                    Codes.IPIP_ON_IPV6, IPIP_MODE, "ipipMode", "an IPv6 pool cannot use IPIP", "set ipipMode: Never");
        }
    }

    private static void place(String text, Cidr cidr, Findings out) {
        if (!Networks.isMasked(text, cidr)) {
            out.report(
                    Codes.POOL_HOST_BITS,
                    CIDR,
                    "cidr",
                    Say.quoted(text) + " has bits behind its mask",
                    "write " + cidr);
        }
        Networks.linkLocal(cidr)
                .ifPresent(range -> out.report(
                        Codes.POOL_LINK_LOCAL,
                        CIDR,
                        "cidr",
                        cidr + " overlaps the link-local addresses " + range,
                        "take a private range, such as 10.244.0.0/16 or fd00:10:244::/56"));
    }

    private static void size(IPPoolSpec pool, Optional<Cidr> cidr, Findings out) {
        long given = pool.blockSize().orElse(0L);
        boolean v4 = cidr.isPresent() && Networks.address(pool.cidr()).isV4();
        long blockSize = given != 0 ? given : v4 ? 26 : 122;
        long prefixLength = cidr.map(block -> Networks.writtenPrefixLength(pool.cidr(), block))
                .orElse(128);
        if (!pool.disabled() && prefixLength > blockSize) {
            out.report(
                    Codes.POOL_TOO_SMALL,
                    CIDR,
                    "cidr",
                    "the pool is smaller than one of its blocks: /" + prefixLength + " cannot hold a /" + blockSize,
                    "make the pool larger, or blockSize " + prefixLength + " or more");
        }
    }

    private static void encapsulation(IPPoolSpec pool, Findings out) {
        boolean ipip = isEnabled(pool.ipipMode());
        boolean vxlan = isEnabled(pool.vxlanMode());
        if (ipip && vxlan) {
            out.report(
                    Codes.POOL_ENCAPSULATED_TWICE,
                    IPIP_MODE,
                    "ipipMode",
                    "a pool cannot use both IPIP and VXLAN",
                    "set one of ipipMode and vxlanMode to Never");
        }
        if (pool.allowedUses().contains(LOAD_BALANCER) && (ipip || vxlan)) {
            out.report(
                    Codes.LOAD_BALANCER_ENCAPSULATED,
                    IPIP_MODE,
                    ipip ? "ipipMode" : "vxlanMode",
                    "a pool for load balancers cannot be encapsulated",
                    "set ipipMode and vxlanMode to Never");
        }
    }

    static boolean isEnabled(Optional<String> mode) {
        return mode.orElse("").equals("Always") || mode.orElse("").equals("CrossSubnet");
    }

    private static void uses(IPPoolSpec pool, Findings out) {
        List<String> uses = pool.allowedUses();
        boolean balancer = uses.contains(LOAD_BALANCER);
        for (int i = 0; i < uses.size(); i++) {
            String use = uses.get(i);
            boolean other = use.equals("Workload") || use.equals("Tunnel");
            if (other && balancer) {
                out.report(
                        Codes.LOAD_BALANCER_NOT_ALONE,
                        "IPpool.AllowedUses",
                        "allowedUses",
                        i,
                        "a pool for load balancers cannot have the use " + use + " as well",
                        "make a pool of its own for load balancers");
            } else if (!other && !use.equals(LOAD_BALANCER)) {
                out.report(
                        Codes.NOT_ALLOWED,
                        "IPpool.AllowedUses",
                        "allowedUses",
                        i,
                        Say.quoted(use) + " is not an allowed value",
                        Say.allowed(use, List.of("Workload", "Tunnel", LOAD_BALANCER)));
            }
        }
    }

    private static void loadBalancer(IPPoolSpec pool, Findings out) {
        if (!pool.allowedUses().contains(LOAD_BALANCER)) {
            return;
        }
        if (pool.disableBGPExport()) {
            out.report(
                    Codes.LOAD_BALANCER_NOT_EXPORTED,
                    "IPpool.DisableBGPExport",
                    "disableBGPExport",
                    "a pool for load balancers must be exported by BGP",
                    "set disableBGPExport: false");
        }
        if (!pool.nodeSelector().orElse("").equals("all()")) {
            out.report(
                    Codes.LOAD_BALANCER_NODES,
                    "IPpool.NodeSelector",
                    "nodeSelector",
                    "a pool for load balancers must be for all nodes",
                    "set nodeSelector: all()");
        }
    }

    private static void selectors(IPPoolSpec pool, Findings out) {
        String namespaces = pool.namespaceSelector().orElse("");
        if (pool.allowedUses().contains("Tunnel") && !namespaces.isEmpty()) {
            out.report(
                    Codes.TUNNEL_NAMESPACES,
                    "IPpool.NamespaceSelector",
                    "namespaceSelector",
                    "tunnels have no namespace, so a pool for them cannot have a namespaceSelector",
                    "remove the use Tunnel or the namespaceSelector");
        }
        global(pool.nodeSelector().orElse(""), "IPpool.NodeSelector", "nodeSelector", out);
        global(namespaces, "IPpool.NamespaceSelector", "namespaceSelector", out);
    }

    private static void global(String selector, String calicoField, String field, Findings out) {
        if (selector.contains("global(")) {
            out.report(Codes.GLOBAL_MISPLACED, calicoField, field, "global() cannot be used here", "use all()");
        }
    }

    private static void maxBlocks(IPAMConfigurationSpec configuration, Findings out) {
        int blocks = configuration.maxBlocksPerHost().orElse(0);
        if (blocks < 0) {
            String message = blocks + " is out of bounds";
            out.report(
                    Codes.OUT_OF_BOUNDS, "MaxBlocksPerHost", "maxBlocksPerHost", message, "0 or more; 0 for no limit");
        }
    }

    private static void deleted(BlockAffinitySpec affinity, Findings out) {
        if (affinity.deleted()) {
            out.report(
                    Codes.AFFINITY_DELETED,
                    "Spec.Deleted",
                    "deleted",
                    "an affinity cannot be made as a deleted one",
                    "set deleted: false");
        }
    }
}
