// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.defaulting;

import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.StagedGlobalNetworkPolicy;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import java.util.List;
import java.util.stream.Stream;

/**
 * The ends of traffic in rules that are written as <code>{}</code> because an empty list was given. They do not survive the pass of
 * the schemas, which works on the text of a resource also where its kind has none: what is read back has nothing given.
 */
final class EmptyEnds {
    private EmptyEnds() {}

    /** The policy or profile without them; any other resource as it is. */
    static CalicoResource dropped(CalicoResource resource) {
        if (resource instanceof NetworkPolicy policy && has(policy.spec())) {
            return policy.withSpec(policy.spec()
                    .withIngress(dropped(policy.spec().ingress()))
                    .withEgress(dropped(policy.spec().egress())));
        }
        if (resource instanceof GlobalNetworkPolicy policy && has(policy.spec())) {
            return policy.withSpec(policy.spec()
                    .withIngress(dropped(policy.spec().ingress()))
                    .withEgress(dropped(policy.spec().egress())));
        }
        if (resource instanceof StagedNetworkPolicy policy && has(policy.spec())) {
            return policy.withSpec(policy.spec()
                    .withIngress(dropped(policy.spec().ingress()))
                    .withEgress(dropped(policy.spec().egress())));
        }
        if (resource instanceof StagedGlobalNetworkPolicy policy && has(policy.spec())) {
            return policy.withSpec(policy.spec()
                    .withIngress(dropped(policy.spec().ingress()))
                    .withEgress(dropped(policy.spec().egress())));
        }
        if (resource instanceof Profile profile
                && has(profile.spec().ingress(), profile.spec().egress())) {
            return profile.withSpec(profile.spec()
                    .withIngress(dropped(profile.spec().ingress()))
                    .withEgress(dropped(profile.spec().egress())));
        }
        return resource;
    }

    private static boolean has(PolicySpec spec) {
        return has(spec.ingress(), spec.egress());
    }

    private static boolean has(List<Rule> ingress, List<Rule> egress) {
        return Stream.concat(ingress.stream(), egress.stream())
                .anyMatch(rule ->
                        rule.source().keptWhenEmpty() || rule.destination().keptWhenEmpty());
    }

    private static List<Rule> dropped(List<Rule> rules) {
        return rules.stream()
                .map(rule -> rule.withSource(dropped(rule.source())).withDestination(dropped(rule.destination())))
                .toList();
    }

    private static EntityRule dropped(EntityRule end) {
        return end.keptWhenEmpty() ? end.withKeptWhenEmpty(false) : end;
    }
}
