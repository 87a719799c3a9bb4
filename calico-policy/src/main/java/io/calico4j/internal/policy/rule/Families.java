// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.net.Cidr;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.Rule;
import java.util.List;

/**
 * The address families that the data plane renders a rule for.
 *
 * <p>Authority: Calico v3.32, felix/rules/policy.go (FilterRuleToIPVersion).
 *
 * @param v4 whether IPv4
 * @param v6 whether IPv6
 */
record Families(boolean v4, boolean v6) {
    static final Families BOTH = new Families(true, true);

    static Families of(Rule rule) {
        Families families = ofVersion(rule);
        for (EntityRule side : List.of(rule.source(), rule.destination())) {
            families = families.and(present(side.nets())).and(negatable(side.notNets()));
        }
        return families;
    }

    /** An explicit version counts; without one an ICMP protocol implies its family, if given by name. */
    private static Families ofVersion(Rule rule) {
        if (rule.ipVersion().isPresent()) {
            return new Families(rule.ipVersion().get() == 4, rule.ipVersion().get() == 6);
        }
        if (rule.protocol().isPresent() && rule.protocol().get() instanceof Protocol.Named named) {
            return new Families(
                    !named.name().equalsIgnoreCase("ICMPv6"), !named.name().equalsIgnoreCase("ICMP"));
        }
        return BOTH;
    }

    private Families and(Families other) {
        return new Families(v4 && other.v4, v6 && other.v6);
    }

    /** A list that has networks, but none of a family, keeps the rule from that family. */
    private static Families present(List<String> texts) {
        List<Cidr> nets = RuleCompiler.nets(texts);
        return nets.isEmpty()
                ? BOTH
                : new Families(nets.stream().anyMatch(Cidr::isV4), nets.stream().anyMatch(Cidr::isV6));
    }

    /** So does, in a negated list, the network of all addresses. */
    private static Families negatable(List<String> texts) {
        Families families = present(texts);
        for (Cidr net : RuleCompiler.nets(texts)) {
            if (net.prefixLength() == 0) {
                families = families.and(new Families(!net.isV4(), !net.isV6()));
            }
        }
        return families;
    }
}
