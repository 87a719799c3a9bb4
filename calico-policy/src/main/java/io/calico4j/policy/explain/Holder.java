// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.InheritedLabels;
import io.calico4j.internal.policy.fact.FactReader;
import io.calico4j.internal.policy.fact.HolderFact;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.LabelTerm;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.label.SelectorComposer;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An endpoint or network set with its labels and what hands them down.
 *
 * @param resource its resource
 * @param labels its own labels and the names of its profiles
 * @param inherited what profiles of the cluster hand down
 * @param nets its addresses
 */
record Holder(Resource resource, EndpointLabels labels, InheritedLabels inherited, List<Cidr> nets) {
    private static final FactReader READER = new FactReader(SelectorComposer.standard());

    static Optional<Holder> of(ClusterSnapshot snapshot, InheritedLabels inherited, ResourceKey key) {
        return snapshot.find(key)
                .flatMap(resource -> READER.read(resource)
                        .filter(HolderFact.class::isInstance)
                        .map(HolderFact.class::cast)
                        .map(fact -> new Holder(
                                resource, new EndpointLabels(fact.labels(), fact.profiles()), inherited, fact.nets())));
    }

    ResourceKey key() {
        return resource.key();
    }

    /** Returns its labels together with those it inherits. */
    Labels seen() {
        return inherited.seenBy(labels);
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
        Optional<String> value = seen().get(term.label());
        String origin = inherited
                .origin(labels, term.label())
                .map(source -> InheritedLabels.describe(source.profile()))
                .orElse("");
        return new TermReason(term, term.accepts(value.orElse(null)), value, origin);
    }
}
