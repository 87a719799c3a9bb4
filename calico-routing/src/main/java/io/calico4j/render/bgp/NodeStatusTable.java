// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bgp;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.BgpSession;
import io.calico4j.bgp.SessionType;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.SessionState;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text of {@code calicoctl node status} on a node, as it would look: Calico v3.32,
 * calicoctl/calicoctl/commands/node/status.go.
 *
 * <p>Sessions with local workloads are not shown, and the port of a peer stands behind its address as
 * {@code .port.179}, as there.
 */
public final class NodeStatusTable {
    private static final List<String> HEADINGS = List.of("PEER ADDRESS", "PEER TYPE", "STATE", "SINCE", "INFO");

    private NodeStatusTable() {}

    /**
     * Returns the text.
     *
     * @param propagations one for each family that is wanted, IPv4 first; a family that is missing shows no peers
     * @param node the node's name
     * @param since what to show as the time since when sessions are in their state, such as {@code 01:17:08}
     * @throws IllegalArgumentException if a plan has no such node
     */
    public static String of(List<BgpPropagation> propagations, String node, String since) {
        requireNonNull(since, "since");
        StringBuilder out = new StringBuilder("Calico process is running.\n");
        for (IpFamily family : IpFamily.values()) {
            out.append("\n").append(family).append(" BGP status\n");
            List<List<String>> rows = new ArrayList<>();
            for (BgpPropagation propagation : propagations) {
                if (propagation.network().family() == family) {
                    rows.addAll(rows(propagation, node, since));
                }
            }
            if (rows.isEmpty()) {
                out.append("No ").append(family).append(" peers found.\n");
            } else {
                table(rows, out);
            }
        }
        return out.append('\n').toString();
    }

    private static List<List<String>> rows(BgpPropagation propagation, String node, String since) {
        BgpNode bgp = propagation
                .network()
                .plan()
                .node(node)
                .orElseThrow(() -> new IllegalArgumentException("the plan has no node " + node));
        BgpDaemon daemon = bgp.daemon(propagation.network().family());
        Map<String, SessionState> states = new HashMap<>();
        propagation.sessions().stream().filter(s -> s.node().equals(node)).forEach(s -> states.put(s.session(), s));
        List<List<String>> rows = new ArrayList<>();
        for (BgpSession session : daemon.sessions()) {
            if (session.type() != SessionType.LOCAL_WORKLOAD) {
                SessionState state = states.get(session.name());
                boolean up = state != null && state.isEstablished();
                char separator = daemon.family() == IpFamily.V4 ? '.' : ':';
                String address =
                        session.name().substring(session.type().prefix().length() + 1);
                rows.add(List.of(
                        address.replace('_', separator),
                        session.type().statusText(),
                        up ? "up" : "start",
                        since,
                        up ? "Established" : session.passive() ? "Passive" : "Active"));
            }
        }
        return rows;
    }

    private static void table(List<List<String>> rows, StringBuilder out) {
        int[] widths = new int[HEADINGS.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = HEADINGS.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder rule = new StringBuilder("+");
        for (int width : widths) {
            rule.append("-".repeat(width + 2)).append('+');
        }
        out.append(rule).append("\n|");
        for (int i = 0; i < widths.length; i++) {
            int room = widths[i] - HEADINGS.get(i).length();
            out.append(" ".repeat(1 + room / 2))
                    .append(HEADINGS.get(i))
                    .append(" ".repeat(1 + room - room / 2))
                    .append('|');
        }
        out.append('\n').append(rule).append('\n');
        for (List<String> row : rows) {
            out.append('|');
            for (int i = 0; i < widths.length; i++) {
                out.append(' ')
                        .append(row.get(i))
                        .append(" ".repeat(widths[i] - row.get(i).length()))
                        .append(" |");
            }
            out.append('\n');
        }
        out.append(rule).append('\n');
    }
}
