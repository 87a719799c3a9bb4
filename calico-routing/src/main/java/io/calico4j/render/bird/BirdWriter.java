// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpLog;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.NextHop;
import io.calico4j.bgp.NodeBlock;
import io.calico4j.bgp.SessionSettings;
import io.calico4j.bgp.filter.FilterDirection;
import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.net.Cidr;
import io.calico4j.route.fact.PoolFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the configuration of one daemon; what the dialects share and where they part. Confined to one thread. */
final class BirdWriter {
    private static final String TEMPLATE = "peer";

    private final BirdDialect dialect;
    private final Symbols symbols;
    private final BgpDaemon daemon;
    private final FilterFunctions functions;
    private final PolicyText policy;
    private final Collection<RouteFilter> filters;
    private final Lines out = new Lines();
    private final Map<String, String> named = new LinkedHashMap<>();

    BirdWriter(
            BirdDialect dialect,
            Symbols symbols,
            BgpDaemon daemon,
            Collection<RouteFilter> filters,
            List<PoolFact> pools,
            boolean programsClusterRoutes) {
        this.dialect = dialect;
        this.symbols = symbols;
        this.daemon = daemon;
        this.filters = filters;
        this.functions = new FilterFunctions(dialect, symbols, daemon.family());
        this.policy = new PolicyText(dialect, symbols, daemon, pools, programsClusterRoutes);
    }

    String write(String node) {
        out.remark("BGP for " + daemon.family() + " on node " + node.replaceAll("[^A-Za-z0-9._-]", "?"));
        out.line(("router id " + symbols.id(daemon.routerId(), "the router ID")).strip() + ";");
        listen();
        out.space();
        policy.write(out);
        system();
        statics();
        if (daemon.isDisabled()) {
            out.remark(daemon.family() + " has no address on this node: no BGP.");
        } else {
            peers();
        }
        return out.toString();
    }

    private boolean isModern() {
        return dialect == BirdDialect.STOCK_2;
    }

    private String channel() {
        return "ipv" + daemon.family().version();
    }

    private void listen() {
        if (isModern()
                || (daemon.listenAddress().isEmpty() && daemon.listenPort().isEmpty())) {
            return;
        }
        out.line("listen bgp"
                + daemon.listenAddress().map(a -> " address " + a).orElse("")
                + (daemon.listenPort().isPresent()
                        ? " port " + daemon.listenPort().getAsInt()
                        : "")
                + ";");
    }

    private void debug() {
        if (daemon.log() != BgpLog.NONE) {
            out.line("debug " + (daemon.log() == BgpLog.ALL ? "all" : "{ states }") + ";");
        }
    }

    private void system() {
        out.open("protocol device");
        debug();
        out.line("scan time 2;").close().space();
        out.open("protocol direct");
        debug();
        if (isModern()) {
            out.line(channel() + ";");
        }
        StringBuilder interfaces = new StringBuilder("interface ");
        for (String pattern : daemon.ignoredInterfaces()) {
            interfaces
                    .append('-')
                    .append(symbols.string(pattern, "an ignored interface"))
                    .append(", ");
        }
        out.line(interfaces.append("-\"cali*\", -\"kube-ipvs*\", \"*\";").toString());
        out.close().space();
        out.open("protocol kernel").line("learn;").line("persist;").line("scan time 2;");
        String routes = "import all; export filter " + PolicyText.TO_KERNEL + ";";
        if (isModern()) {
            out.remark("0 lets each route have a metric of its own.");
            out.line("metric 0;").line(channel() + " { " + routes + " };");
        } else {
            out.line("import all;").line("export filter " + PolicyText.TO_KERNEL + ";");
        }
        out.line("graceful restart" + (isModern() ? " on;" : ";"));
        out.line("merge paths on;").close().space();
    }

    private void statics() {
        Set<String> routes = new LinkedHashSet<>();
        int whole = daemon.family().bits();
        for (NodeBlock block : daemon.blocks()) {
            if (block.cidr().prefixLength() < whole) {
                routes.add("route " + block.cidr() + " blackhole;");
            }
        }
        for (String service : daemon.advertisedServices()) {
            Cidr.tryParse(service).ifPresent(c -> routes.add("route " + c + " blackhole;"));
        }
        daemon.peerRoutes().forEach(r -> routes.add("route " + r.peer() + "/" + whole + " via " + r.gateway() + ";"));
        out.open("protocol static");
        if (isModern()) {
            out.line(channel() + ";");
        }
        routes.forEach(out::line);
        out.close().space();
    }

    private void peers() {
        functions.write(filters, out);
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (BgpSession session : daemon.sessions()) {
            from.add(named("from_peer", importBody(session)));
            to.add(named("to_peer", exportBody(session)));
        }
        named.forEach(
                (body, name) -> out.line("filter " + name + " {" + body + "}").space());
        template();
        for (int i = 0; i < from.size(); i++) {
            session(daemon.sessions().get(i), from.get(i), to.get(i));
        }
    }

    /** Sessions that are filtered alike share one filter. */
    private String named(String kind, String body) {
        return named.computeIfAbsent(body, b -> kind + "_" + (named.size() + 1));
    }

    private String importBody(BgpSession session) {
        Lines body = new Lines();
        body.line("");
        calls(session, FilterDirection.IMPORT, body);
        long better = FilterFunctions.HIGHEST - daemon.normalPriority();
        body.line("    if defined(bgp_local_pref) && bgp_local_pref > " + better + " then preference = "
                + PolicyText.OVERRIDING + ";");
        body.line("    accept;");
        return body.toString();
    }

    private String exportBody(BgpSession session) {
        Lines body = new Lines();
        body.line("");
        body.line("    if source = RTS_BGP && defined(bgp_local_pref) then {");
        body.line("        krt_metric = " + FilterFunctions.HIGHEST + " - bgp_local_pref;");
        body.line("    } else {");
        body.line("        if ! defined(krt_metric) then krt_metric = " + daemon.normalPriority() + ";");
        body.line("        bgp_local_pref = " + FilterFunctions.HIGHEST + " - krt_metric;");
        body.line("    }");
        calls(session, FilterDirection.EXPORT, body);
        body.line("    " + PolicyText.TO_PEERS + "(" + session.internal() + ");");
        body.line("    reject;");
        return body.toString();
    }

    private void calls(BgpSession session, FilterDirection direction, Lines body) {
        SessionSettings settings = session.settings();
        List<RouteFilter> chain = direction == FilterDirection.IMPORT
                ? settings.importFilters().filters()
                : settings.exportFilters().filters();
        for (RouteFilter filter : chain) {
            if (!filter.rules(direction, daemon.family()).isEmpty()) {
                body.line("    " + functions.call(filter, direction, session.internal()));
            }
        }
    }

    private void template() {
        out.open("template bgp " + TEMPLATE);
        debug();
        out.line("description \"Connection to BGP peer\";");
        if (isModern()) {
            out.line("local " + local(daemon.asNumber()) + ";").line("graceful restart on;");
            out.line(daemon.listenAddress().isPresent() ? "strict bind on;" : "strict bind off;");
        } else {
            out.line("local as " + daemon.asNumber() + ";")
                    .line("gateway recursive;")
                    .line("add paths on;");
            out.line("graceful restart;");
        }
        out.line("connect delay time 2;").line("connect retry time 5;").line("error wait time 5,30;");
        out.close().space();
    }

    private String local(long asNumber) {
        String port =
                daemon.listenPort().isPresent() ? "port " + daemon.listenPort().getAsInt() + " " : "";
        return port + "as " + asNumber;
    }

    private void session(BgpSession session, String from, String to) {
        SessionSettings settings = session.settings();
        out.open("protocol bgp " + session.name() + " from " + TEMPLATE);
        if (settings.ttlSecurityHops().isPresent()) {
            out.line("ttl security on;");
            out.line("multihop " + settings.ttlSecurityHops().getAsInt() + ";");
        } else if (settings.multihop()) {
            out.line("ttl security off;").line("multihop;");
        }
        session.localAsNumber().ifPresent(as -> out.line("local " + (isModern() ? local(as) : "as " + as) + ";"));
        out.line("neighbor " + session.peerAddress()
                + (session.port().isPresent() ? " port " + session.port().getAsInt() : "")
                + " as " + symbols.peerAs(session.peerAsNumber(), session.name()) + ";");
        session.sourceAddress().ifPresent(a -> out.line("source address " + a + ";"));
        if (session.passive()) {
            out.line("passive on;");
        }
        settings.gracefulRestartSeconds().ifPresent(s -> out.line("graceful restart time " + s + ";"));
        settings.keepaliveSeconds().ifPresent(s -> out.line("keepalive time " + s + ";"));
        session.reflectorClusterId().ifPresent(id -> {
            out.line("rr client;");
            out.line("rr cluster id " + symbols.id(id, "the cluster ID") + ";");
        });
        settings.password().ifPresent(p -> out.line("password " + symbols.password(p.value(), session.name()) + ";"));
        if (settings.allowedLocalAs() > 0) {
            out.line("allow local as " + settings.allowedLocalAs() + ";");
        }
        routes(session, from, to);
        out.close().space();
    }

    private void routes(BgpSession session, String from, String to) {
        if (isModern()) {
            out.open(channel()).line("gateway recursive;").line("add paths on;");
        }
        out.line("import filter " + from + ";").line("export filter " + to + ";");
        if (session.nextHop() != NextHop.AUTO) {
            out.line("next hop " + (session.nextHop() == NextHop.SELF ? "self;" : "keep;"));
        }
        if (isModern()) {
            out.close(";");
        }
    }
}
