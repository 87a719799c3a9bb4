// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import io.calico4j.index.MemberProtocol;
import io.calico4j.index.MemberSet;
import io.calico4j.label.EntitySelectors;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorComposer;
import io.calico4j.label.SelectorParser;
import io.calico4j.net.Cidr;
import io.calico4j.net.Port;
import io.calico4j.net.PortRange;
import io.calico4j.net.Protocol;
import io.calico4j.policy.http.HttpCriteria;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.resource.policy.Action;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.ServiceAccountMatch;
import io.calico4j.resource.policy.ServiceMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Turns rules of resources into lists of field matchers. Confined to one thread.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors/rules.go, felix/calc/rule_scanner.go and
 * felix/rules/policy.go; for the checker app-policy/checker/match.go.
 */
public final class RuleCompiler {
    private final SetCatalog sets;
    private final SelectorComposer composer;
    private final boolean checker;
    private final SelectorParser parser =
            SelectorParser.standard().withMaxLength(Integer.MAX_VALUE).withMaxLevels(Integer.MAX_VALUE);

    /**
     * Creates a compiler.
     *
     * @param sets takes the sets that rules need
     * @param composer builds effective selectors
     * @param checker whether rules match as in Calico's user-space checker, not as in the data plane
     */
    public RuleCompiler(SetCatalog sets, SelectorComposer composer, boolean checker) {
        this.sets = sets;
        this.composer = composer;
        this.checker = checker;
    }

    /**
     * Compiles the rules of one direction.
     *
     * @param namespace the namespace of the policy; empty for global policies and profiles
     * @throws io.calico4j.label.SelectorSyntaxException if a selector is none
     */
    public List<CompiledRule> compile(String namespace, List<Rule> rules) {
        List<CompiledRule> compiled = new ArrayList<>(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            compiled.add(compile(namespace, rules.get(i), i));
        }
        return compiled;
    }

    private CompiledRule compile(String namespace, Rule rule, int index) {
        List<FieldMatcher> shaped = new ArrayList<>();
        List<FieldMatcher> rest = new ArrayList<>();
        Families families = checker ? Families.BOTH : Families.of(rule);
        if (!families.equals(Families.BOTH)) {
            shaped.add(new Matchers.Family(families.v4(), families.v6()));
        }
        addSide(FlowEnd.SOURCE, namespace, rule, shaped, rest);
        addSide(FlowEnd.DESTINATION, namespace, rule, shaped, rest);
        boolean ordered = checker && rule.http().isPresent();
        if (ordered) {
            rule.http().ifPresent(http -> rest.add(new Matchers.Http(http, HttpCriteria.of(http))));
        }
        rule.protocol().ifPresent(protocol -> shaped.add(Matchers.OfProtocol.of(protocol, false)));
        rule.notProtocol().ifPresent(protocol -> shaped.add(Matchers.OfProtocol.of(protocol, true)));
        if (checker) {
            // The checker knows protocols 1 to 255 only; one such matcher can be part of the shape.
            boolean apart = rule.notProtocol().isPresent() && !ordered;
            (apart ? rest : shaped).add(new Matchers.OfProtocol(Protocol.of(0), 0, true));
        }
        if (!checker) {
            rule.icmp().ifPresent(icmp -> addIcmp(icmp, false, rest));
            rule.notICMP().ifPresent(icmp -> addIcmp(icmp, true, rest));
        }
        return ordered ? refusable(rule, index, shaped, rest) : plain(rule, index, families, shaped, rest);
    }

    private CompiledRule plain(
            Rule rule, int index, Families families, List<FieldMatcher> shaped, List<FieldMatcher> rest) {
        int protocol = Shape.ANY;
        int notProtocol = Shape.ANY;
        List<PortRange> ports = List.of();
        List<PortRange> notPorts = List.of();
        for (FieldMatcher matcher : shaped) {
            if (matcher instanceof Matchers.OfProtocol test) {
                int number = test.number() == Matchers.OfProtocol.NONE ? Shape.NONE : test.number();
                protocol = test.negated() ? protocol : number;
                notProtocol = test.negated() ? number : notProtocol;
            } else if (matcher instanceof Matchers.Ports test) {
                ports = test.negated() ? ports : test.numbers();
                notPorts = test.negated() ? test.numbers() : notPorts;
            }
        }
        Shape shape = new Shape(families.v4(), families.v6(), protocol, notProtocol, ports, notPorts);
        FieldMatcher[] remaining = rest.toArray(FieldMatcher[]::new);
        List<FieldMatcher> all = new ArrayList<>(shaped);
        all.addAll(rest);
        return new CompiledRule(rule, index, action(rule), shape, all.toArray(FieldMatcher[]::new), remaining);
    }

    /** Compiles a rule that may refuse a flow: then it matters that the protocol is compared last. */
    private static CompiledRule refusable(Rule rule, int index, List<FieldMatcher> shaped, List<FieldMatcher> rest) {
        List<FieldMatcher> all = new ArrayList<>();
        shaped.stream().filter(test -> !(test instanceof Matchers.OfProtocol)).forEach(all::add);
        all.addAll(rest);
        shaped.stream().filter(Matchers.OfProtocol.class::isInstance).forEach(all::add);
        Shape anything = new Shape(true, true, Shape.ANY, Shape.ANY, List.of(), List.of());
        FieldMatcher[] matchers = all.toArray(FieldMatcher[]::new);
        return new CompiledRule(rule, index, action(rule), anything, matchers, matchers);
    }

    private static Action action(Rule rule) {
        return Action.find(rule.action()).orElse(Action.DENY);
    }

    private void addSide(FlowEnd end, String namespace, Rule rule, List<FieldMatcher> shaped, List<FieldMatcher> rest) {
        EntityRule side = end == FlowEnd.SOURCE ? rule.source() : rule.destination();
        if (checker) {
            addPrincipal(end, namespace, side, rest);
        }
        addNets(end, side.nets(), false, rest);
        addNets(end, side.notNets(), true, rest);
        Optional<Selector> selector = addSelectors(end, namespace, side, rest);
        Selector publishers = selector.orElse(Selector.all());
        addPorts(end, side.ports(), false, rule.protocol(), publishers, shaped, rest);
        addPorts(end, side.notPorts(), true, rule.protocol(), publishers, shaped, rest);
        side.services().ifPresent(service -> addService(end, service, rest));
    }

    /** Adds the second look that the checker takes at namespaces and service accounts, if they are asked for. */
    private void addPrincipal(FlowEnd end, String namespace, EntityRule side, List<FieldMatcher> rest) {
        Optional<ServiceAccountMatch> accounts = side.serviceAccounts();
        List<String> names = accounts.map(ServiceAccountMatch::names).orElse(List.of());
        String accountSelector = accounts.flatMap(ServiceAccountMatch::selector).orElse("");
        String namespaceSelector = side.namespaceSelector().orElse("");
        boolean asked = !side.selector().orElse("").isEmpty()
                || !side.notSelector().orElse("").isEmpty()
                || !names.isEmpty()
                || !accountSelector.isEmpty();
        boolean own = namespaceSelector.isEmpty() && !namespace.isEmpty() && asked;
        if (own || !namespaceSelector.isEmpty() || !names.isEmpty() || !accountSelector.isEmpty()) {
            rest.add(new Matchers.OfPrincipal(
                    end,
                    own ? List.of(namespace) : List.of(),
                    readable(namespaceSelector),
                    List.copyOf(names),
                    readable(accountSelector)));
        }
    }

    /** Returns a selector as the checker reads it: one that it cannot read matches nothing. */
    private Selector readable(String selector) {
        return selector.isEmpty() ? Selector.all() : Selector.tryParse(selector).orElse(Selector.none());
    }

    private void addNets(FlowEnd end, List<String> texts, boolean negated, List<FieldMatcher> rest) {
        List<Cidr> nets = nets(texts);
        if (!nets.isEmpty()) {
            rest.add(new Matchers.InSet(end, sets.use(new SetKey.Listed(nets)), negated));
        }
    }

    static List<Cidr> nets(List<String> texts) {
        List<Cidr> nets = new ArrayList<>(texts.size());
        for (String text : texts) {
            Cidr.tryParseOrAddress(text).ifPresent(nets::add);
        }
        return List.copyOf(nets);
    }

    /** Adds the test of the selectors, and returns the one that publishers of named ports must match, if any. */
    private Optional<Selector> addSelectors(FlowEnd end, String namespace, EntityRule side, List<FieldMatcher> rest) {
        String not = side.notSelector().orElse("");
        String positive = composer.entity(
                namespace,
                new EntitySelectors(
                        side.selector().orElse(""),
                        not,
                        side.namespaceSelector().orElse(""),
                        side.serviceAccounts()
                                .map(accounts -> new EntitySelectors.ServiceAccounts(
                                        accounts.names(), accounts.selector().orElse("")))));
        if (!positive.isEmpty()) {
            Selector selector = parser.parse(not.isEmpty() ? positive : "(" + positive + ") && (!(" + not + "))");
            rest.add(new Matchers.InSet(end, sets.use(new SetKey.Selected(MemberSet.ofAddresses(selector))), false));
            return Optional.of(selector);
        }
        if (!not.isEmpty()) {
            rest.add(new Matchers.InSet(
                    end, sets.use(new SetKey.Selected(MemberSet.ofAddresses(parser.parse(not)))), true));
        }
        return Optional.empty();
    }

    private void addPorts(
            FlowEnd end,
            List<Port> ports,
            boolean negated,
            Optional<Protocol> protocol,
            Selector publishers,
            List<FieldMatcher> shaped,
            List<FieldMatcher> rest) {
        if (ports.isEmpty()) {
            return;
        }
        List<PortRange> numbers = new ArrayList<>();
        List<NumberedSet> named = new ArrayList<>();
        boolean names = false;
        MemberProtocol wanted = protocol.map(MemberProtocol::of).orElse(MemberProtocol.ANY);
        for (Port port : ports) {
            port.numbers().ifPresent(numbers::add);
            names |= port.isNamed();
            if (port.isNamed() && !checker) {
                MemberSet published = MemberSet.ofNamedPort(publishers, wanted, port.toString());
                named.add(sets.use(new SetKey.Selected(published)));
            }
        }
        Matchers.Ports matcher = new Matchers.Ports(end, List.copyOf(numbers), List.copyOf(named), negated, checker);
        boolean byShape = end == FlowEnd.DESTINATION && !names && !checker;
        (byShape ? shaped : rest).add(matcher);
    }

    private void addService(FlowEnd end, ServiceMatch match, List<FieldMatcher> rest) {
        String service = match.namespace().orElse("") + "/" + match.name().orElse("");
        rest.add(
                end == FlowEnd.SOURCE
                        ? new Matchers.InSet(end, sets.use(new SetKey.ServiceSources(service)), false)
                        : new Matchers.ServicePort(end, sets.use(new SetKey.ServicePorts(service))));
    }

    private static void addIcmp(ICMPFields icmp, boolean negated, List<FieldMatcher> rest) {
        icmp.type().ifPresent(type -> {
            OptionalInt code =
                    icmp.code().isPresent() ? OptionalInt.of(icmp.code().get().intValue()) : OptionalInt.empty();
            rest.add(new Matchers.Icmp(type.intValue(), code, negated));
        });
    }
}
