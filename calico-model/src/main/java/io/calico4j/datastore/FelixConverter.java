// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.label.EntitySelectors;
import io.calico4j.label.SelectorComposer;
import io.calico4j.net.Cidr;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.ICMPFields;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.ProfileSpec;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.RuleMetadata;
import io.calico4j.resource.policy.ServiceAccountMatch;
import io.calico4j.resource.policy.ServiceMatch;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Converts policies, tiers, rules and profiles of Calico to the form the agent on each node gets them in.
 *
 * <p>Instances are immutable and safe for any number of threads. Networks that cannot be read are left out, and so are
 * namespace and service account selectors that cannot be read: check resources before.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors.
 */
public final class FelixConverter {
    private static final FelixConverter STANDARD = new FelixConverter(SelectorComposer.standard(), false);
    private static final FelixConverter CALICO_EXACT = new FelixConverter(SelectorComposer.calicoExact(), true);
    /** How Go prints the network it makes of an empty text. */
    static final String NIL = "<nil>";

    private final SelectorComposer composer;
    private final boolean calicoExact;

    private FelixConverter(SelectorComposer composer, boolean calicoExact) {
        this.composer = composer;
        this.calicoExact = calicoExact;
    }

    /** Returns the converter that replaces {@code all()} only where it is a function and takes an empty text for no network. */
    public static FelixConverter standard() {
        return STANDARD;
    }

    /** Returns the converter that repeats Calico's slips: see {@link SelectorComposer#calicoExact()}; empty texts are {@code <nil>}. */
    public static FelixConverter calicoExact() {
        return CALICO_EXACT;
    }

    boolean isCalicoExact() {
        return calicoExact;
    }

    /** Converts a policy; whether a staged one has an effect at all is not looked at. */
    public FelixPolicy policy(PolicyResource policy) {
        PolicySpec spec = policy.spec();
        boolean global = policy instanceof GlobalNetworkPolicy || policy instanceof StagedGlobalNetworkPolicy;
        String namespace = global ? "" : policy.metadata().namespace().orElse("");
        String selector = spec.selector().orElse("");
        String accounts = spec.serviceAccountSelector().orElse("");
        return new FelixPolicy(
                namespace,
                spec.tierName(),
                spec.order(),
                rules(spec.ingress(), namespace),
                rules(spec.egress(), namespace),
                global
                        ? composer.globalPolicy(
                                selector, spec.namespaceSelector().orElse(""), accounts)
                        : composer.namespacedPolicy(namespace, selector, accounts),
                spec.doNotTrack(),
                spec.preDNAT(),
                spec.applyOnForward(),
                spec.types().stream().map(FelixConverter::lower).toList(),
                spec.performanceHints(),
                spec.stagedAction().filter(action -> !action.isEmpty()));
    }

    /** Converts a tier; any default action but Pass is Deny. */
    public FelixTier tier(Tier tier) {
        boolean passes = tier.spec().defaultAction().filter("Pass"::equals).isPresent();
        return new FelixTier(tier.spec().order(), passes ? "Pass" : "Deny");
    }

    /** Converts the rules of a profile. */
    public FelixProfileRules profileRules(ProfileSpec profile) {
        return new FelixProfileRules(rules(profile.ingress(), ""), rules(profile.egress(), ""));
    }

    /**
     * Converts a rule.
     *
     * @param namespace the namespace of the policy; empty for policies of the whole cluster and profiles
     */
    public FelixRule rule(Rule rule, String namespace) {
        Objects.requireNonNull(namespace, "namespace");
        return new FelixRule(
                rule.action().equals("Pass") ? "next-tier" : lower(rule.action()),
                rule.ipVersion(),
                rule.protocol().map(FelixConverter::lower),
                rule.notProtocol().map(FelixConverter::lower),
                rule.icmp().orElse(ICMPFields.empty()),
                rule.notICMP().orElse(ICMPFields.empty()),
                entity(rule.source(), namespace, calicoExact),
                entity(rule.destination(), namespace, false),
                rule.http(),
                rule.metadata().filter(RuleMetadata::annotationsGiven));
    }

    /**
     * Returns what an endpoint must match to be on one side of a rule; empty if the rule does not limit that side to known
     * endpoints.
     *
     * @param namespace the namespace of the policy; empty for policies of the whole cluster and profiles
     */
    public String entitySelector(EntityRule entity, String namespace) {
        Optional<ServiceAccountMatch> accounts = entity.serviceAccounts();
        String selector = entity.selector().orElse("");
        String namespaces = entity.namespaceSelector().orElse("");
        String not = entity.notSelector().orElse("");
        if (accounts.isEmpty() && selector.isEmpty() && namespaces.isEmpty() && not.isEmpty()) {
            return "";
        }
        return composer.entity(
                namespace,
                new EntitySelectors(
                        selector,
                        not,
                        namespaces,
                        accounts.map(match -> new EntitySelectors.ServiceAccounts(
                                match.names(), match.selector().orElse("")))));
    }

    private List<FelixRule> rules(List<Rule> rules, String namespace) {
        List<FelixRule> converted = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            converted.add(rule(rule, namespace));
        }
        return converted;
    }

    private FelixEntity entity(EntityRule entity, String namespace, boolean keepEmpty) {
        if (entity.equals(EntityRule.empty())) {
            return FelixEntity.ANY;
        }
        Optional<ServiceMatch> service = entity.services();
        Optional<ServiceAccountMatch> accounts = entity.serviceAccounts();
        List<Port> ports = entity.ports();
        return new FelixEntity(
                networks(entity.nets(), keepEmpty),
                entitySelector(entity, namespace),
                ports,
                service.flatMap(ServiceMatch::name).orElse(""),
                service.flatMap(ServiceMatch::namespace).orElse(""),
                networks(entity.notNets(), keepEmpty),
                entity.notSelector().orElse(""),
                entity.notPorts(),
                entity.selector().orElse(""),
                entity.namespaceSelector().orElse(""),
                accounts.map(ServiceAccountMatch::names).orElse(List.of()),
                accounts.flatMap(ServiceAccountMatch::selector).orElse(""));
    }

    /** Reads networks; those that are none are left out. */
    static List<String> networks(List<String> texts, boolean keepEmpty) {
        if (texts.isEmpty()) {
            return List.of();
        }
        List<String> networks = new ArrayList<>(texts.size());
        for (String text : texts) {
            if (text.isEmpty() && keepEmpty) {
                networks.add(NIL);
            } else {
                Cidr.tryParseOrAddress(text).ifPresent(network -> networks.add(network.toString()));
            }
        }
        return networks;
    }

    /** Returns the protocol with its name in lower case; numbers stay. */
    static Protocol lower(Protocol protocol) {
        return protocol.kind() == Protocol.Kind.NUMBER ? protocol : Protocol.parse(lower(protocol.toString()));
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
