// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The nodes of a plan, routers around them, and what of all that is down.
 *
 * <p>A peer address that is neither a node's nor a router's gives a router of its own, named by the address.
 */
public final class BgpNetwork {
    private final BgpPlan plan;
    private final IpFamily family;
    private final List<ExternalRouter> routers;
    private final NavigableSet<String> down;
    private final NavigableSet<String> cut;

    private BgpNetwork(
            BgpPlan plan,
            IpFamily family,
            List<ExternalRouter> routers,
            NavigableSet<String> down,
            NavigableSet<String> cut) {
        this.plan = plan;
        this.family = family;
        this.routers = routers;
        this.down = down;
        this.cut = cut;
    }

    /** Returns the IPv4 network of a plan with everything up. */
    public static BgpNetwork of(BgpPlan plan) {
        return of(plan, IpFamily.V4);
    }

    /** Returns the network of one family with everything up. */
    public static BgpNetwork of(BgpPlan plan, IpFamily family) {
        return new BgpNetwork(
                requireNonNull(plan, "plan"),
                requireNonNull(family, "family"),
                List.of(),
                new TreeSet<>(),
                new TreeSet<>());
    }

    /** Returns this network with one more router. */
    public BgpNetwork with(ExternalRouter router) {
        List<ExternalRouter> all = new ArrayList<>(routers);
        all.add(router);
        return new BgpNetwork(plan, family, List.copyOf(all), down, cut);
    }

    /** Returns this network with nodes or routers down. */
    public BgpNetwork without(String... speakers) {
        return without(List.of(speakers));
    }

    /** Returns this network with nodes or routers down. */
    public BgpNetwork without(Collection<String> speakers) {
        NavigableSet<String> all = new TreeSet<>(down);
        all.addAll(speakers);
        return new BgpNetwork(plan, family, routers, all, cut);
    }

    /** Returns this network without the sessions between two speakers. */
    public BgpNetwork withoutLink(String one, String other) {
        NavigableSet<String> all = new TreeSet<>(cut);
        all.add(link(one, other));
        return new BgpNetwork(plan, family, routers, down, all);
    }

    private static String link(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    /** Returns this network over another plan of the same cluster. */
    public BgpNetwork withPlan(BgpPlan other) {
        return new BgpNetwork(other, family, routers, down, cut);
    }

    /** Returns the plan. */
    public BgpPlan plan() {
        return plan;
    }

    /** Returns the family. */
    public IpFamily family() {
        return family;
    }

    /** Returns the routers that were added. */
    public List<ExternalRouter> routers() {
        return routers;
    }

    /** Returns the names of what is down, in order. */
    public NavigableSet<String> down() {
        return Collections.unmodifiableNavigableSet(down);
    }

    boolean isUp(String speaker) {
        return !down.contains(speaker);
    }

    boolean isLinked(String one, String other) {
        return cut.isEmpty() || !cut.contains(link(one, other));
    }
}
