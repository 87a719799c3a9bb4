// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import static java.util.Objects.requireNonNull;

import io.calico4j.bgp.BgpNode;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.net.IpFamily;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What BIRD on one node is to be configured with: one text for each family, complete in itself.
 *
 * <p>Equal in effect to what Calico v3.32 renders (confd/etc/calico/confd/templates), in other words. A configuration in
 * which a text of a resource would become code is not written at all: {@link #diagnostics} says which. Equal plans give
 * equal bytes.
 */
public final class BirdConfiguration {
    private final SortedMap<String, String> files;
    private final Diagnostics diagnostics;

    private BirdConfiguration(SortedMap<String, String> files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * Writes the configuration of a node.
     *
     * @throws IllegalArgumentException if the plan has no such node
     */
    public static BirdConfiguration of(BgpPlan plan, String node, BirdDialect dialect) {
        requireNonNull(dialect, "dialect");
        BgpNode bgp = plan.node(node).orElseThrow(() -> new IllegalArgumentException("the plan has no node " + node));
        Diagnostics.Builder all = Diagnostics.builder();
        SortedMap<String, String> files = new TreeMap<>();
        for (IpFamily family : IpFamily.values()) {
            Symbols symbols = new Symbols(plan.options().compatibility(), node);
            String text = new BirdWriter(
                            dialect,
                            symbols,
                            bgp.daemon(family),
                            plan.filters().values(),
                            plan.pools(),
                            plan.programsClusterRoutes())
                    .write(node);
            boolean needed = family == IpFamily.V4 || !bgp.v6().isDisabled();
            if (needed || symbols.found().isEmpty()) {
                all.addAll(symbols.found());
                files.put(family == IpFamily.V4 ? "bird.cfg" : "bird6.cfg", text);
            }
        }
        Diagnostics found = all.build();
        return new BirdConfiguration(
                found.hasErrors() ? new TreeMap<>() : Collections.unmodifiableSortedMap(files), found);
    }

    /** Returns the texts by file name, {@code bird.cfg} and {@code bird6.cfg}; none if there are errors. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** Returns what keeps the configuration from being written; empty if nothing does. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }
}
