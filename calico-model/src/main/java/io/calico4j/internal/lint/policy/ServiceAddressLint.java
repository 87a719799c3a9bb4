// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.Service;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.PrefixMap;
import io.calico4j.resource.Resource;
import io.calico4j.resource.policy.IPBlock;
import io.calico4j.resource.policy.NetworkPolicyEgressRule;
import io.calico4j.resource.policy.NetworkPolicyPeer;
import io.calico4j.resource.policy.PolicyResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link Codes#SERVICE_ADDRESS_IN_RULE}: a packet to a service is translated to one of its pods before policy sees it, so a
 * single address of a service in an egress rule matches nothing.
 */
public final class ServiceAddressLint implements LintRule {
    @Override
    public void check(LintFacts facts, LintFindings findings) {
        PrefixMap<Service> services = services(facts);
        if (services.isEmpty()) {
            return;
        }
        for (KubernetesNetworkPolicy policy : facts.cluster().all(KubernetesNetworkPolicy.class)) {
            check(policy, services, findings);
        }
        for (PolicyResource policy : Policies.of(facts.cluster())) {
            if (policy.spec().preDNAT() || policy.spec().doNotTrack()) {
                continue;
            }
            for (Policies.Side side : Policies.sides(policy)) {
                if (side.egress() && side.destination()) {
                    check(policy, side, services, findings);
                }
            }
        }
    }

    private static void check(KubernetesNetworkPolicy policy, PrefixMap<Service> services, LintFindings findings) {
        List<NetworkPolicyEgressRule> egress = policy.spec().egress();
        for (int i = 0; i < egress.size(); i++) {
            List<NetworkPolicyPeer> peers = egress.get(i).peers();
            for (int k = 0; k < peers.size(); k++) {
                FieldPath path =
                        FieldPath.of("spec", "egress").index(i).field("to").index(k);
                String cidr = peers.get(k).ipBlock().map(IPBlock::cidr).orElse("");
                report(
                        policy,
                        path.field("ipBlock").field("cidr"),
                        cidr,
                        services,
                        "select the pods behind it",
                        findings);
            }
        }
    }

    private static PrefixMap<Service> services(LintFacts facts) {
        Map<Cidr, Service> byAddress = new TreeMap<>();
        for (Service service : facts.cluster().all(Service.class)) {
            LintFacts.clusterAddresses(service).forEach(address -> byAddress.putIfAbsent(single(address), service));
        }
        return PrefixMap.copyOf(byAddress);
    }

    private static Cidr single(IpAddress address) {
        return Cidr.parseOrAddress(address.toString());
    }

    private static void check(
            PolicyResource policy, Policies.Side side, PrefixMap<Service> services, LintFindings findings) {
        List<String> nets = side.side().nets();
        for (int i = 0; i < nets.size(); i++) {
            report(policy, side.path().field("nets").index(i), nets.get(i), services, "", findings);
        }
    }

    /** An empty hint stands for the one that names the service, which Calico's own policies can. */
    private static void report(
            Resource policy,
            FieldPath path,
            String net,
            PrefixMap<Service> services,
            String hint,
            LintFindings findings) {
        Optional<Cidr> single = Cidr.tryParseOrAddress(net).filter(Cidr::isSingleAddress);
        Optional<Service> hit = single.flatMap(
                        cidr -> services.coveredBy(cidr).stream().findFirst())
                .map(PrefixMap.Entry::value);
        if (hit.isPresent()) {
            Service service = hit.get();
            findings.warning(
                    Codes.SERVICE_ADDRESS_IN_RULE,
                    policy,
                    path,
                    net + " is the address of " + service.key()
                            + "; packets to it carry a pod's address by the time rules see them",
                    hint.isEmpty()
                            ? "select the pods behind it, or use services: { name: "
                                    + service.metadata().name() + ", namespace: " + Inhabitant.namespace(service) + " }"
                            : hint);
        }
    }
}
