// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.bgp;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.Reach;
import io.calico4j.bgp.review.BgpReview;
import io.calico4j.cli.command.FindingJson;
import io.calico4j.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;

/**
 * The answer of {@code bgp} in JSON.
 *
 * @param family {@code IPv4} or {@code IPv6}
 * @param asNumber the AS number of nodes without one of their own
 * @param mesh whether the mesh is on
 * @param sessions every session a node is configured for
 * @param destinations the number of blocks, services and other destinations
 * @param pairs the number of pairs of a node and a destination
 * @param reached how many of them have a route
 * @param routeCopies the number of received routes all nodes keep
 * @param findings what is wrong or dangerous
 */
@JsonPropertyOrder({
    "family",
    "asNumber",
    "mesh",
    "sessions",
    "destinations",
    "pairs",
    "reached",
    "routeCopies",
    "findings"
})
record BgpAnswer(
        String family,
        long asNumber,
        boolean mesh,
        List<SessionJson> sessions,
        int destinations,
        long pairs,
        long reached,
        long routeCopies,
        List<FindingJson> findings) {

    /**
     * A session.
     *
     * @param node the node it is configured on
     * @param name its name in BIRD
     * @param peer the other end
     * @param state {@code up}, or what keeps it down
     */
    @JsonPropertyOrder({"node", "name", "peer", "state"})
    record SessionJson(String node, String name, String peer, String state) {}

    static BgpAnswer of(BgpReview review, Diagnostics all) {
        BgpPropagation now = review.propagation();
        Reach reach = now.reach();
        return new BgpAnswer(
                now.network().family().toString(),
                now.network().plan().globalAsNumber(),
                now.network().plan().hasMesh(),
                now.sessions().stream()
                        .map(s -> new SessionJson(
                                s.node(),
                                s.session(),
                                s.peer(),
                                s.isEstablished()
                                        ? "up"
                                        : s.problem().toString().toLowerCase(Locale.ROOT)))
                        .toList(),
                now.destinations().size(),
                reach.wanted(),
                reach.reached(),
                now.copies(),
                FindingJson.of(all));
    }
}
