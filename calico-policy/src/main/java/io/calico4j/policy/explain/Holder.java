// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.internal.policy.fact.FactReader;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.internal.policy.fact.ProfileFact;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorComposer;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.policy.Profile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An endpoint or network set with its labels and what hands them down.
 *
 * @param key the key of its resource
 * @param own its own labels
 * @param inherited the labels of each of its profiles, in the order in which they are asked, by what the profile stands for
 * @param nets its addresses
 */
record Holder(ResourceKey key, Labels own, Map<String, Labels> inherited, List<Cidr> nets) {
    private static final FactReader READER = new FactReader(SelectorComposer.standard());

    static Optional<Holder> of(ClusterSnapshot snapshot, ResourceKey key) {
        return snapshot.find(key)
                .flatMap(READER::read)
                .filter(HolderFact.class::isInstance)
                .map(HolderFact.class::cast)
                .map(fact -> of(snapshot, fact));
    }

    private static Holder of(ClusterSnapshot snapshot, HolderFact fact) {
        Map<String, Labels> inherited = new LinkedHashMap<>();
        for (String profile : fact.profiles()) {
            source(snapshot, profile)
                    .flatMap(READER::read)
                    .filter(ProfileFact.class::isInstance)
                    .map(ProfileFact.class::cast)
                    .ifPresent(read -> inherited.put(describe(profile), read.labels()));
        }
        return new Holder(fact.key(), fact.labels(), inherited, fact.nets());
    }

    private static Optional<? extends Resource> source(ClusterSnapshot snapshot, String profile) {
        Optional<Profile> written = snapshot.find(Profile.class, profile);
        if (written.isPresent()) {
            return written;
        }
        Optional<String> namespace = EndpointLabels.namespaceOfProfile(profile);
        if (namespace.isPresent()) {
            return snapshot.find(ResourceKey.of(Kind.NAMESPACE, namespace.get()));
        }
        return EndpointLabels.serviceAccountOfProfile(profile)
                .flatMap(account ->
                        snapshot.find(ResourceKey.of(Kind.SERVICE_ACCOUNT, account.namespace(), account.name())));
    }

    static String describe(String profile) {
        Optional<String> namespace = EndpointLabels.namespaceOfProfile(profile);
        if (namespace.isPresent()) {
            return "namespace " + namespace.get();
        }
        return EndpointLabels.serviceAccountOfProfile(profile)
                .map(account -> "service account " + account.namespace() + "/" + account.name())
                .orElse("profile " + profile);
    }

    /** Returns whether it has an address. */
    boolean has(IpAddress address) {
        return nets.stream().anyMatch(net -> net.contains(address));
    }

    /** Returns what each term of a selector finds here. */
    List<TermReason> reasons(Selector selector) {
        List<TermReason> reasons = new ArrayList<>();
        for (LabelTerm term : selector.terms()) {
            TermReason reason = reason(term);
            if (!reasons.contains(reason)) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    private TermReason reason(LabelTerm term) {
        Optional<String> value = own.get(term.label());
        String origin = "";
        for (Map.Entry<String, Labels> entry : inherited.entrySet()) {
            if (value.isEmpty()) {
                value = entry.getValue().get(term.label());
                origin = value.isPresent() ? entry.getKey() : "";
            }
        }
        return new TermReason(term, term.accepts(value.orElse(null)), value, origin);
    }
}
