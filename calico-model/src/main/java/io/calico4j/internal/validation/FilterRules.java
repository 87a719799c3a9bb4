// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.resource.bgp.BGPFilterOperation;
import io.calico4j.resource.bgp.BGPFilterRuleV4;
import io.calico4j.resource.bgp.BGPFilterRuleV6;
import java.util.List;

/** What the fields of a rule of a BGP filter must be to each other. */
final class FilterRules {
    static final List<TypeRule<BGPFilterRuleV4>> RULE_V4 = List.of(
            (rule, out) -> operator(PeerRules.given(rule.cidr()), PeerRules.given(rule.matchOperator()), out),
            (rule, out) -> prefixLength(
                    PeerRules.given(rule.cidr()), rule.prefixLength().isPresent(), out));

    static final List<TypeRule<BGPFilterRuleV6>> RULE_V6 = List.of(
            (rule, out) -> operator(PeerRules.given(rule.cidr()), PeerRules.given(rule.matchOperator()), out),
            (rule, out) -> prefixLength(
                    PeerRules.given(rule.cidr()), rule.prefixLength().isPresent(), out));

    static final List<TypeRule<BGPFilterOperation>> OPERATION = List.of(FilterRules::operation);

    private FilterRules() {}

    private static void operator(boolean cidr, boolean operator, Findings out) {
        if (cidr && !operator) {
            out.report(
                    Codes.FILTER_OPERATOR,
                    "CIDR",
                    "cidr",
                    "cidr means nothing without matchOperator",
                    "add matchOperator: Equal, NotEqual, In or NotIn");
        }
        if (operator && !cidr) {
            out.report(
                    Codes.FILTER_OPERATOR,
                    "MatchOperator",
                    "matchOperator",
                    "matchOperator means nothing without cidr",
                    "add the cidr, or remove matchOperator");
        }
    }

    private static void prefixLength(boolean cidr, boolean prefixLength, Findings out) {
        if (prefixLength && !cidr) {
            out.report(
                    Codes.FILTER_PREFIX_LENGTH,
                    "PrefixLength",
                    "prefixLength",
                    "prefixLength means nothing without cidr",
                    "add the cidr, 0.0.0.0/0 or ::/0 for any");
        }
    }

    private static void operation(BGPFilterOperation operation, Findings out) {
        int count = (operation.addCommunity().isPresent() ? 1 : 0)
                + (operation.prependASPath().isPresent() ? 1 : 0)
                + (operation.setPriority().isPresent() ? 1 : 0);
        if (count != 1) {
            out.report(
                    Codes.FILTER_OPERATION,
                    "BGPFilterOperation",
                    "",
                    count == 0 ? "the operation does nothing" : "one element cannot hold " + count + " operations",
                    "give exactly one of addCommunity, prependASPath and setPriority in each element");
        }
    }
}
