// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.NodeBlock;
import io.calico4j.bgp.PrefixCommunities;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.pool.EncapsulationMode;
import io.calico4j.route.fact.PoolFact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes the functions that decide what is sent to peers, and the filter of routes for the kernel.
 *
 * <p>Authority for the decisions and their order: Calico v3.32, confd/etc/calico/confd/templates and
 * confd/pkg/backends/calico/bgp_processor.go.
 */
final class PolicyText {
    static final String TO_PEERS = "send_to_peer";
    static final String TO_KERNEL = "to_kernel";

    /** What a route is preferred with that shall override a local workload, as during a live migration. */
    static final int OVERRIDING = 200;

    private final BirdDialect dialect;
    private final Symbols symbols;
    private final BgpDaemon daemon;
    private final List<PoolFact> pools;
    private final boolean programsClusterRoutes;
    private final String subnet;

    PolicyText(
            BirdDialect dialect,
            Symbols symbols,
            BgpDaemon daemon,
            List<PoolFact> pools,
            boolean programsClusterRoutes) {
        this.dialect = dialect;
        this.symbols = symbols;
        this.daemon = daemon;
        this.pools = pools.stream()
                .filter(p -> p.cidr().family() == daemon.family())
                .sorted(Comparator.comparing(p -> p.cidr() + ")"))
                .toList();
        this.programsClusterRoutes = programsClusterRoutes;
        this.subnet = daemon.subnet().map(Cidr::toString).orElse("");
    }

    void write(Lines out) {
        communities(out);
        blocks(out);
        toPeers(out);
        toKernel(out);
    }

    private void communities(Lines out) {
        out.remark("Communities of what is sent, by prefix.");
        out.open("function mark_communities()");
        for (PrefixCommunities prefix : daemon.communities()) {
            Optional<Cidr> cidr = Cidr.tryParse(prefix.cidr());
            if (cidr.isPresent()) {
                out.open("if net ~ " + cidr.get() + " then");
                for (String value : prefix.values()) {
                    boolean large = value.indexOf(':') != value.lastIndexOf(':');
                    out.line((large ? "bgp_large_community" : "bgp_community") + ".add(" + symbols.community(value)
                            + ");");
                }
                out.close();
            }
        }
        out.close().space();
    }

    private void blocks(Lines out) {
        out.remark("Own blocks are sent whole; of what lies in them only routes of better than usual priority.");
        out.open("function send_blocks()");
        for (NodeBlock block : daemon.blocks()) {
            if (block.confirmed()) {
                out.open("if net ~ " + block.cidr() + " then");
                out.line("if net = " + block.cidr() + " then accept;");
                out.line("if krt_metric < " + daemon.normalPriority() + " then accept;");
                out.line("reject;");
                out.close();
            }
        }
        out.close().space();
    }

    private void toPeers(Lines out) {
        out.open("function " + TO_PEERS + "(bool within_as)");
        for (Cidr hidden : cidrs(true)) {
            out.line("if net ~ " + hidden + " then reject;");
        }
        String known = dialect == BirdDialect.CALICO ? "defined(ifname) && " : "";
        out.line("if within_as && " + known + "(ifname ~ \"*.cali\" || ifname ~ \"*.calico\") then reject;");
        out.line("if " + known + "ifname ~ \"bpf*.cali\" then reject;");
        out.line("mark_communities();");
        out.line("send_blocks();");
        for (String range : daemon.advertisedServices()) {
            accept(range, out);
        }
        for (String range : daemon.reflectedRanges()) {
            accept(range, out);
        }
        for (Cidr shown : cidrs(false)) {
            out.line("if net ~ " + shown + " then accept;");
        }
        out.close().space();
    }

    private static void accept(String range, Lines out) {
        Cidr.tryParse(range).ifPresent(c -> out.line("if net ~ " + c + " then accept;"));
    }

    /** The pools that are kept from peers or shown to them; all of the first kind are refused before anything is sent. */
    private Set<Cidr> cidrs(boolean hidden) {
        Set<Cidr> found = new TreeSet<>();
        pools.stream().filter(p -> p.disableBgpExport() == hidden).forEach(p -> found.add(p.cidr()));
        return found;
    }

    private void toKernel(Lines out) {
        long normal = daemon.normalPriority();
        out.open("filter " + TO_KERNEL);
        if (dialect == BirdDialect.STOCK_2) {
            out.line("if source = RTS_DEVICE then reject;");
        }
        for (String range : daemon.rejectedServices()) {
            Cidr.tryParse(range).ifPresent(c -> out.line("if net ~ " + c + " then reject;"));
        }
        out.open("if source = RTS_BGP && ! defined(krt_metric) then");
        out.line("krt_metric = " + normal + ";");
        out.line("if defined(bgp_local_pref) then krt_metric = " + FilterFunctions.HIGHEST + " - bgp_local_pref;");
        out.line("if krt_metric < " + normal + " then preference = " + OVERRIDING + ";");
        out.close();
        for (PoolFact pool : pools) {
            pool(pool, out);
        }
        out.line("accept;");
        out.close().space();
    }

    private void pool(PoolFact pool, Lines out) {
        boolean v4 = daemon.family() == IpFamily.V4;
        if (v4 && subnet.isEmpty()) {
            return;
        }
        String head = "if net ~ " + pool.cidr() + " then ";
        boolean vxlan = pool.vxlan() != EncapsulationMode.NEVER;
        if (vxlan || !programsClusterRoutes) {
            out.line(head + "reject;");
        } else if (v4) {
            bird(pool, head, out);
        }
    }

    /**
     * The routes of a pool that BIRD programs itself. BIRD 2 makes none into tunnel devices: received routes that need
     * the tunnel are left to Felix.
     */
    private void bird(PoolFact pool, String head, Lines out) {
        boolean tunnels = dialect == BirdDialect.CALICO;
        String near = "defined(bgp_next_hop) && bgp_next_hop ~ " + subnet;
        switch (pool.ipip()) {
            case ALWAYS -> {
                out.open(head.strip());
                out.line(tunnels ? "krt_tunnel = \"tunl0\";" : "if source = RTS_BGP then reject;");
                out.line("accept;").close();
            }
            case CROSS_SUBNET -> {
                out.open(head.strip());
                out.line(
                        tunnels
                                ? "if " + near + " then krt_tunnel = \"\"; else krt_tunnel = \"tunl0\";"
                                : "if source = RTS_BGP && ! (" + near + ") then reject;");
                out.line("accept;").close();
            }
            case NEVER -> out.line(head + "accept;");
        }
    }
}
