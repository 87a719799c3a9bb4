// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import io.calico4j.bgp.filter.CommunityValue;
import io.calico4j.bgp.filter.FilterDirection;
import io.calico4j.bgp.filter.FilterOperation;
import io.calico4j.bgp.filter.FilterRule;
import io.calico4j.bgp.filter.FilterSymbol;
import io.calico4j.bgp.filter.RouteFilter;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.MatchOperator;
import io.calico4j.resource.bgp.PeerType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Writes BGPFilters as functions, one for each direction that has rules; the language is that of both dialects. */
final class FilterFunctions {
    /** Priorities and BGP local preferences add up to this. */
    static final long HIGHEST = 2_147_483_647L;

    private final BirdDialect dialect;
    private final Symbols symbols;
    private final IpFamily family;

    FilterFunctions(BirdDialect dialect, Symbols symbols, IpFamily family) {
        this.dialect = dialect;
        this.symbols = symbols;
        this.family = family;
    }

    void write(Collection<RouteFilter> filters, Lines out) {
        for (RouteFilter filter : filters) {
            filter.defects(family).forEach(d -> symbols.broken(filter.name(), d));
            for (FilterDirection direction : FilterDirection.values()) {
                if (!filter.rules(direction, family).isEmpty()) {
                    function(filter, direction, out);
                }
            }
        }
    }

    /** The call of a filter's function on a session, if it has rules for the direction. */
    String call(RouteFilter filter, FilterDirection direction, boolean internal) {
        return name(filter, direction) + "(" + (filter.asksPeerType(direction, family) ? internal : "") + ");";
    }

    private String name(RouteFilter filter, FilterDirection direction) {
        return symbols.name(FilterSymbol.function(filter.name(), direction, family));
    }

    private void function(RouteFilter filter, FilterDirection direction, Lines out) {
        String argument = filter.asksPeerType(direction, family) ? "bool within_as" : "";
        out.open("function " + name(filter, direction) + "(" + argument + ")");
        for (FilterRule rule : filter.rules(direction, family)) {
            rule(rule, out);
        }
        out.close().space();
    }

    private void rule(FilterRule rule, Lines out) {
        List<String> conditions = conditions(rule);
        if (!conditions.isEmpty()) {
            out.open("if " + String.join(" && ", conditions) + " then");
        }
        for (FilterOperation operation : rule.operations()) {
            operation(operation, out);
        }
        out.line(rule.accept() ? "accept;" : "reject;");
        if (!conditions.isEmpty()) {
            out.close();
        }
    }

    private List<String> conditions(FilterRule rule) {
        List<String> all = new ArrayList<>();
        rule.peerType().ifPresent(t -> all.add(t == PeerType.IBGP ? "within_as" : "! within_as"));
        rule.net().ifPresent(n -> all.add(net(n)));
        if (rule.remotePeersOnly()) {
            all.add("(source = RTS_BGP)");
        }
        rule.interfacePattern()
                .ifPresent(p -> all.add("(" + defined("ifname") + "ifname ~ "
                        + symbols.string(p, "an interface pattern of a BGPFilter") + ")"));
        for (CommunityValue community : rule.communities()) {
            all.add("(" + symbols.community(community.toString()) + " ~ " + list(community) + ")");
        }
        if (!rule.asPathPrefix().isEmpty()) {
            String path = rule.asPathPrefix().stream().map(String::valueOf).collect(Collectors.joining(" "));
            all.add("(bgp_path ~ [= " + path + " * =])");
        }
        rule.priority().ifPresent(p -> all.add("(defined(bgp_local_pref) && bgp_local_pref = " + (HIGHEST - p) + ")"));
        return all;
    }

    /** BIRD refuses an empty range of lengths, in which no prefix is. */
    private static String net(FilterRule.NetMatch match) {
        if (match.lengths() && match.shortest() > match.longest()) {
            boolean inverted = match.operator() == MatchOperator.NOT_EQUAL || match.operator() == MatchOperator.NOT_IN;
            return inverted ? "true" : "false";
        }
        return "(net " + operator(match) + " " + set(match) + ")";
    }

    /** Whether a route has an interface must be asked first in BIRD 1; in BIRD 2 it cannot, and need not. */
    private String defined(String attribute) {
        return dialect == BirdDialect.CALICO ? "defined(" + attribute + ") && " : "";
    }

    private static String operator(FilterRule.NetMatch match) {
        return switch (match.operator()) {
            case EQUAL -> "=";
            case NOT_EQUAL -> "!=";
            case IN -> "~";
            case NOT_IN -> "!~";
        };
    }

    private static String set(FilterRule.NetMatch match) {
        return match.lengths()
                ? "[ " + match.cidr() + "{" + match.shortest() + "," + match.longest() + "} ]"
                : match.cidr().toString();
    }

    private static String list(CommunityValue community) {
        return community.isLarge() ? "bgp_large_community" : "bgp_community";
    }

    private void operation(FilterOperation operation, Lines out) {
        if (operation instanceof FilterOperation.AddCommunity add) {
            out.line(list(add.community()) + ".add("
                    + symbols.community(add.community().toString()) + ");");
        } else if (operation instanceof FilterOperation.PrependAsPath prepend) {
            for (int i = prepend.prefix().size() - 1; i >= 0; i--) {
                out.line("bgp_path.prepend(" + prepend.prefix().get(i) + ");");
            }
        } else if (operation instanceof FilterOperation.SetPriority set) {
            out.line("bgp_local_pref = " + (HIGHEST - set.priority()) + ";");
        }
    }
}
