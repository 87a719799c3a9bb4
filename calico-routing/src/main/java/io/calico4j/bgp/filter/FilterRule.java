// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.filter;

import io.calico4j.net.AsNumber;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.bgp.BGPFilterCommunityMatch;
import io.calico4j.resource.bgp.BGPFilterOperation;
import io.calico4j.resource.bgp.BGPFilterPrefixLengthV4;
import io.calico4j.resource.bgp.BGPFilterPrefixLengthV6;
import io.calico4j.resource.bgp.BGPFilterRuleV4;
import io.calico4j.resource.bgp.BGPFilterRuleV6;
import io.calico4j.resource.bgp.FilterAction;
import io.calico4j.resource.bgp.MatchOperator;
import io.calico4j.resource.bgp.PeerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One rule of a BGPFilter, read once.
 *
 * <p>All conditions given must hold. Authority: Calico v3.32, confd/pkg/resource/template/template_funcs.go, and the
 * semantics of BIRD's filter language.
 *
 * @param net the condition on the destination
 * @param remotePeersOnly whether only routes learned from BGP peers match
 * @param interfacePattern pattern of the interface; a route without interface does not match
 * @param peerType the kind of session
 * @param communities a route must carry one of these; empty for no condition
 * @param asPathPrefix what the AS path must begin with; empty for no condition
 * @param priority the priority the route must have
 * @param accept whether matching routes pass, or are dropped
 * @param operations what is changed on matching routes, in this order
 * @param defects what Calico cannot render of this rule; a rule with defects matches nothing
 */
public record FilterRule(
        Optional<NetMatch> net,
        boolean remotePeersOnly,
        Optional<String> interfacePattern,
        Optional<PeerType> peerType,
        List<CommunityValue> communities,
        List<Long> asPathPrefix,
        OptionalLong priority,
        boolean accept,
        List<FilterOperation> operations,
        List<String> defects) {

    /** Copies the lists. */
    public FilterRule {
        communities = List.copyOf(communities);
        asPathPrefix = List.copyOf(asPathPrefix);
        operations = List.copyOf(operations);
        defects = List.copyOf(defects);
    }

    /**
     * How a route's destination must relate to a CIDR.
     *
     * @param operator the relation; {@code IN} includes the CIDR itself
     * @param text the CIDR as written, host bits too
     * @param cidr the CIDR
     * @param lengths whether prefix lengths are given; then the relation is with the set of longer prefixes, of which
     *     {@code EQUAL} never holds and {@code NOT_EQUAL} always
     * @param shortest the least prefix length, at least that of the CIDR
     * @param longest the greatest prefix length
     */
    public record NetMatch(MatchOperator operator, String text, Cidr cidr, boolean lengths, int shortest, int longest) {

        /** Returns whether the relation holds. */
        public boolean holds(Cidr net) {
            return switch (operator) {
                case EQUAL -> equal(net);
                case NOT_EQUAL -> !equal(net);
                case IN -> in(net);
                case NOT_IN -> !in(net);
            };
        }

        private boolean equal(Cidr net) {
            return !lengths && cidr.equals(net);
        }

        private boolean in(Cidr net) {
            return cidr.contains(net)
                    && (!lengths || (net.prefixLength() >= shortest && net.prefixLength() <= longest));
        }
    }

    /** Reads a rule for IPv4 routes. */
    static FilterRule of(BGPFilterRuleV4 rule) {
        Reader reader = new Reader();
        Optional<Integer> min = rule.prefixLength().flatMap(BGPFilterPrefixLengthV4::min);
        Optional<Integer> max = rule.prefixLength().flatMap(BGPFilterPrefixLengthV4::max);
        return reader.rule(
                reader.net(
                        rule.cidr(), rule.matchOperator(), rule.prefixLength().isPresent(), min, max),
                rule.source(),
                rule.interfaceName(),
                rule.peerType(),
                rule.communities(),
                rule.asPathPrefix(),
                rule.priority(),
                rule.action(),
                rule.operations());
    }

    /** Reads a rule for IPv6 routes. */
    static FilterRule of(BGPFilterRuleV6 rule) {
        Reader reader = new Reader();
        Optional<Integer> min = rule.prefixLength().flatMap(BGPFilterPrefixLengthV6::min);
        Optional<Integer> max = rule.prefixLength().flatMap(BGPFilterPrefixLengthV6::max);
        return reader.rule(
                reader.net(
                        rule.cidr(), rule.matchOperator(), rule.prefixLength().isPresent(), min, max),
                rule.source(),
                rule.interfaceName(),
                rule.peerType(),
                rule.communities(),
                rule.asPathPrefix(),
                rule.priority(),
                rule.action(),
                rule.operations());
    }

    /** Returns whether the rule applies to a route. */
    public boolean matches(FilterRoute route) {
        return defects.isEmpty()
                && net.map(n -> n.holds(route.net())).orElse(true)
                && (!remotePeersOnly || route.learnedFromBgp())
                && peerType.map(t -> (t == PeerType.IBGP) == route.peerIsInternal())
                        .orElse(true)
                && interfacePattern
                        .map(p -> route.interfaceName()
                                .map(i -> Glob.matches(p, i))
                                .orElse(false))
                        .orElse(true)
                && (communities.isEmpty() || communities.stream().anyMatch(route.communities()::contains))
                && startsWith(route.asPath(), asPathPrefix)
                && (priority.isEmpty() || priority.equals(route.priority()));
    }

    private static boolean startsWith(List<Long> path, List<Long> prefix) {
        return prefix.size() <= path.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    /** Returns a matching route as the rule leaves it. */
    public FilterRoute apply(FilterRoute route) {
        FilterRoute changed = route;
        for (FilterOperation operation : operations) {
            changed = operation.apply(changed);
        }
        return changed;
    }

    /** Reads the parts of a rule and collects what is wrong with them. */
    private static final class Reader {
        private final List<String> defects = new ArrayList<>();

        Optional<NetMatch> net(
                Optional<String> text,
                Optional<String> operator,
                boolean lengths,
                Optional<Integer> min,
                Optional<Integer> max) {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            Optional<MatchOperator> known = operator.flatMap(MatchOperator::find);
            Optional<Cidr> cidr = Cidr.tryParse(text.get());
            if (operator.isEmpty()) {
                defects.add("matchOperator is missing beside cidr");
            } else if (known.isEmpty()) {
                defects.add("matchOperator " + operator.get() + " is unknown");
            }
            if (cidr.isEmpty()) {
                defects.add("cidr " + text.get() + " is not a CIDR");
            }
            if (known.isEmpty() || cidr.isEmpty()) {
                return Optional.empty();
            }
            int shortest = Math.max(cidr.get().prefixLength(), min.orElse(0));
            int bits = cidr.get().family().bits();
            int longest = Math.min(bits, max.orElse(bits));
            return Optional.of(
                    new NetMatch(known.get(), written(text.get(), cidr.get()), cidr.get(), lengths, shortest, longest));
        }

        /** The CIDR with its host bits, in canonical form, so that no other character can come along. */
        private static String written(String text, Cidr cidr) {
            return IpAddress.parse(text.substring(0, text.indexOf('/'))) + "/" + cidr.prefixLength();
        }

        FilterRule rule(
                Optional<NetMatch> net,
                Optional<String> source,
                Optional<String> interfacePattern,
                Optional<String> peerType,
                Optional<BGPFilterCommunityMatch> match,
                List<AsNumber> asPathPrefix,
                Optional<Long> priority,
                String action,
                List<BGPFilterOperation> operations) {
            if (source.isPresent() && !source.get().equals("RemotePeers")) {
                defects.add("source " + source.get() + " is unknown");
            }
            Optional<FilterAction> verdict = FilterAction.find(action);
            if (verdict.isEmpty()) {
                defects.add("action " + (action.isEmpty() ? "is missing" : action + " is unknown"));
            }
            List<FilterOperation> changes = new ArrayList<>();
            for (BGPFilterOperation operation : operations) {
                FilterOperation.of(operation)
                        .ifPresentOrElse(changes::add, () -> defects.add("an operation has no value that can be read"));
            }
            return new FilterRule(
                    net,
                    source.isPresent(),
                    interfacePattern,
                    peerType.flatMap(PeerType::find),
                    communities(match),
                    asPathPrefix.stream().map(AsNumber::value).toList(),
                    priority.map(OptionalLong::of).orElse(OptionalLong.empty()),
                    verdict.map(v -> v == FilterAction.ACCEPT).orElse(false),
                    changes,
                    defects);
        }

        private List<CommunityValue> communities(Optional<BGPFilterCommunityMatch> match) {
            if (match.isEmpty()) {
                return List.of();
            }
            List<String> texts = match.get().values().orElse(List.of());
            Optional<CommunityValue> first = texts.stream().findFirst().flatMap(CommunityValue::tryParse);
            if (first.isEmpty()) {
                defects.add("communities has no value that can be read");
            }
            return first.map(List::of).orElse(List.of());
        }
    }
}
