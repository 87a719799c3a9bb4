// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.resource.Content;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pools that Calico's operator will make of an {@code Installation} ({@code operator.tigera.io/v1}).
 *
 * <p>What it leaves out has the operator's defaults: IPIP for IPv4 and no encapsulation for IPv6, translation of outgoing traffic, all nodes.
 */
final class OperatorPools {
    private OperatorPools() {}

    /** Gathers the pools of all installations that are not among the resources themselves. */
    static List<IPPool> of(Inventory inventory, List<IPPool> existing) {
        List<IPPool> pools = new ArrayList<>();
        for (UnknownResource installation : inventory.unknown("Installation")) {
            for (Content entry : entries(installation.content())) {
                if (entry instanceof Content.Mapping mapping) {
                    pool(mapping)
                            .filter(pool -> existing.stream()
                                    .noneMatch(p ->
                                            p.spec().cidr().equals(pool.spec().cidr())))
                            .ifPresent(pools::add);
                }
            }
        }
        return pools;
    }

    private static List<Content> entries(Content.Mapping installation) {
        Content at = installation;
        for (String name : List.of("spec", "calicoNetwork", "ipPools")) {
            Content next =
                    at instanceof Content.Mapping mapping ? mapping.members().get(name) : null;
            if (next == null) {
                return List.of();
            }
            at = next;
        }
        return at instanceof Content.Sequence sequence ? sequence.elements() : List.of();
    }

    private static Optional<IPPool> pool(Content.Mapping entry) {
        return entry.text("cidr").map(cidr -> {
            boolean v6 = cidr.indexOf(':') >= 0;
            String encapsulation = entry.text("encapsulation").orElse(v6 ? "None" : "IPIP");
            String mode = encapsulation.endsWith("CrossSubnet") ? "CrossSubnet" : "Always";
            return IPPool.builder()
                    .name(entry.text("name").orElse(v6 ? "default-ipv6-ippool" : "default-ipv4-ippool"))
                    .spec(spec -> {
                        spec.cidr(cidr)
                                .ipipMode(encapsulation.startsWith("IPIP") ? mode : "Never")
                                .vxlanMode(encapsulation.startsWith("VXLAN") ? mode : "Never")
                                .natOutgoing(
                                        !entry.text("natOutgoing").orElse("").equals("Disabled"))
                                .nodeSelector(entry.text("nodeSelector").orElse("all()"));
                        return number(entry, "blockSize").map(spec::blockSize).orElse(spec);
                    })
                    .build();
        });
    }

    private static Optional<Long> number(Content.Mapping entry, String name) {
        return entry.members().get(name) instanceof Content.Numeral number
                        && number.json().matches("[0-9]{1,9}")
                ? Optional.of(Long.valueOf(number.json()))
                : Optional.empty();
    }
}
