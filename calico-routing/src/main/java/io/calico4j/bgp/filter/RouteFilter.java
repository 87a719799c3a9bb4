// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import io.calico4j.net.IpFamily;
import io.calico4j.resource.bgp.BGPFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * A BGPFilter, read once; immutable.
 *
 * @param name the filter's name
 * @param importV4 the rules for received IPv4 routes, in order
 * @param exportV4 the rules for sent IPv4 routes
 * @param importV6 the rules for received IPv6 routes
 * @param exportV6 the rules for sent IPv6 routes
 */
public record RouteFilter(
        String name,
        List<FilterRule> importV4,
        List<FilterRule> exportV4,
        List<FilterRule> importV6,
        List<FilterRule> exportV6) {

    /** Copies the lists. */
    public RouteFilter {
        importV4 = List.copyOf(importV4);
        exportV4 = List.copyOf(exportV4);
        importV6 = List.copyOf(importV6);
        exportV6 = List.copyOf(exportV6);
    }

    /** Reads a filter; {@link #defects} tells what of it cannot be used. */
    public static RouteFilter compile(BGPFilter filter) {
        return new RouteFilter(
                filter.metadata().name(),
                filter.spec().importV4().stream().map(FilterRule::of).toList(),
                filter.spec().exportV4().stream().map(FilterRule::of).toList(),
                filter.spec().importV6().stream().map(FilterRule::of).toList(),
                filter.spec().exportV6().stream().map(FilterRule::of).toList());
    }

    /** Returns the rules of a direction and family, in order. */
    public List<FilterRule> rules(FilterDirection direction, IpFamily family) {
        if (family == IpFamily.V4) {
            return direction == FilterDirection.IMPORT ? importV4 : exportV4;
        }
        return direction == FilterDirection.IMPORT ? importV6 : exportV6;
    }

    /** Returns whether a rule of a direction and family asks for the kind of session. */
    public boolean asksPeerType(FilterDirection direction, IpFamily family) {
        return rules(direction, family).stream().anyMatch(r -> r.peerType().isPresent());
    }

    /** Returns what Calico cannot render of a family's rules, each with its place such as {@code importV4[2]}. */
    public List<String> defects(IpFamily family) {
        List<String> all = new ArrayList<>();
        for (FilterDirection direction : FilterDirection.values()) {
            String list = (direction == FilterDirection.IMPORT ? "importV" : "exportV") + family.version();
            List<FilterRule> rules = rules(direction, family);
            for (int i = 0; i < rules.size(); i++) {
                for (String defect : rules.get(i).defects()) {
                    all.add(list + "[" + i + "]: " + defect);
                }
            }
        }
        return all;
    }
}
