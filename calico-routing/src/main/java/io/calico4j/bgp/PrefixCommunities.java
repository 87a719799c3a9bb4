// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.resource.bgp.BGPConfigurationSpec;
import io.calico4j.resource.bgp.Community;
import io.calico4j.resource.bgp.PrefixAdvertisement;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The communities that routes within a prefix are given when they are sent.
 *
 * @param cidr the prefix as written
 * @param values the communities, two or three parts joined by colons, sorted as text
 */
public record PrefixCommunities(String cidr, List<String> values) {
    private static final Pattern LITERAL = Pattern.compile("[0-9]+:[0-9]+(:[0-9]+)?");

    /** Copies the list. */
    public PrefixCommunities {
        values = List.copyOf(values);
    }

    /** Returns the prefixes of a configuration in the order written; those left without a community are none. */
    static List<PrefixCommunities> of(BGPConfigurationSpec spec) {
        List<PrefixCommunities> all = new ArrayList<>();
        for (PrefixAdvertisement advertisement : spec.prefixAdvertisements()) {
            NavigableSet<String> values = new TreeSet<>();
            for (String text : advertisement.communities()) {
                value(text, spec.communities())
                        .filter(PrefixCommunities::hasParts)
                        .ifPresent(values::add);
            }
            if (advertisement.cidr().isPresent() && !values.isEmpty()) {
                all.add(new PrefixCommunities(advertisement.cidr().get(), List.copyOf(values)));
            }
        }
        return all;
    }

    private static Optional<String> value(String text, List<Community> defined) {
        return LITERAL.matcher(text).matches()
                ? Optional.of(text)
                : defined.stream()
                        .filter(c -> c.name().equals(Optional.of(text)))
                        .findFirst()
                        .map(c -> c.value().orElse(""));
    }

    private static boolean hasParts(String value) {
        long colons = value.chars().filter(c -> c == ':').count();
        return colons == 1 || colons == 2;
    }

    /** Returns whether the prefix is one of IPv6. */
    boolean isV6() {
        return cidr.indexOf(':') >= 0;
    }
}
