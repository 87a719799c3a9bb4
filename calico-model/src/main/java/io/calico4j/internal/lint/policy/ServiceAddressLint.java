// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.lint.policy;

import io.calico4j.internal.lint.Codes;
import io.calico4j.internal.lint.Inhabitant;
import io.calico4j.internal.lint.LintFacts;
import io.calico4j.internal.lint.LintFindings;
import io.calico4j.internal.lint.LintRule;
import io.calico4j.internal.lint.Policies;
import io.calico4j.kubernetes.Service;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.PrefixMap;
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
            String net = nets.get(i);
            Optional<PrefixMap.Entry<Service>> hit = Cidr.tryParseOrAddress(net)
                    .flatMap(cidr -> services.coveredBy(cidr).stream().findFirst());
            if (hit.isPresent()
                    && Cidr.tryParseOrAddress(net).filter(Cidr::isSingleAddress).isPresent()) {
                Service service = hit.get().value();
                findings.warning(
                        Codes.SERVICE_ADDRESS_IN_RULE,
                        policy,
                        side.path().field("nets").index(i),
                        net + " is the address of " + service.key()
                                + "; packets to it carry a pod's address by the time rules see them",
                        "select the pods behind it, or use services: { name: "
                                + service.metadata().name() + ", namespace: " + Inhabitant.namespace(service) + " }");
            }
        }
    }
}
