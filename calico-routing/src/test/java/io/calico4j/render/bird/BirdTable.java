// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.BgpRoute;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code birdc show route all} says of BGP routes, one line of text for each, so that tables compare as sets. */
final class BirdTable {
    private static final Pattern HEAD = Pattern.compile(
            "^(\\S+)?\\s+(?:unicast|blackhole|unreachable) \\[(\\S+) \\S+(?: from \\S+)?\\](?: ([*]))? \\(\\d+(?:/[^)]*)?\\).*$");

    private BirdTable() {}

    static NavigableSet<String> parse(String text) {
        NavigableSet<String> routes = new TreeSet<>();
        String destination = "";
        StringBuilder current = new StringBuilder();
        boolean bgp = false;
        for (String line : (text + "\n0.0.0.0/99 unicast [end 0] (0)").split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                if (bgp) {
                    routes.add(current.toString());
                }
                destination = head.group(1) == null ? destination : head.group(1);
                bgp = false;
                current = new StringBuilder(destination + " " + head.group(2) + (head.group(3) == null ? "" : " best"));
            } else if (line.strip().startsWith("BGP.")) {
                bgp = true;
                String attribute = line.strip();
                boolean told = attribute.startsWith("BGP.as_path")
                        || attribute.startsWith("BGP.next_hop")
                        || attribute.startsWith("BGP.local_pref")
                        || attribute.startsWith("BGP.community")
                        || attribute.startsWith("BGP.originator_id")
                        || attribute.startsWith("BGP.cluster_list");
                if (told && attribute.indexOf(':') < attribute.length() - 1) {
                    current.append("; ").append(attribute.substring(4).replaceAll("\\s+", " "));
                }
            }
        }
        return routes;
    }

    /** The same lines from a prediction. */
    static NavigableSet<String> predicted(BgpPropagation propagation, String node) {
        NavigableSet<String> lines = new TreeSet<>();
        for (BgpRoute route : propagation.routesOf(node)) {
            if (route.learned()) {
                lines.add(line(propagation, node, route));
            }
        }
        return lines;
    }

    private static String line(BgpPropagation propagation, String node, BgpRoute route) {
        String session = propagation.sessions().stream()
                .filter(s -> s.node().equals(node) && s.peer().equals(route.from()))
                .findFirst()
                .orElseThrow()
                .session();
        StringBuilder line = new StringBuilder(route.destination() + " " + session + (route.best() ? " best" : ""));
        if (!route.asPath().isEmpty()) {
            line.append("; as_path: ")
                    .append(String.join(
                            " ", route.asPath().stream().map(String::valueOf).toList()));
        }
        line.append("; next_hop: ").append(route.nextHop().orElseThrow());
        line.append("; local_pref: ").append(route.localPreference());
        if (!route.communities().isEmpty()) {
            line.append("; community: ");
            line.append(String.join(
                    " ",
                    route.communities().stream()
                            .map(c -> "(" + c.toString().replace(":", ",") + ")")
                            .toList()));
        }
        route.originator().ifPresent(o -> line.append("; originator_id: ").append(o));
        if (!route.clusters().isEmpty()) {
            line.append("; cluster_list: ").append(String.join(" ", route.clusters()));
        }
        return line.toString();
    }
}
