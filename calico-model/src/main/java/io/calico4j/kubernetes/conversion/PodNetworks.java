// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodIp;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a pod, from the first place that gives any.
 *
 * @param texts the blocks, of one address each as a rule
 * @param areAddresses whether every block holds one address
 * @param lastV4 the last IPv4 address, without prefix length
 * @param lastV6 the last IPv6 address, without prefix length
 */
record PodNetworks(List<String> texts, boolean areAddresses, Optional<String> lastV4, Optional<String> lastV6) {
    static final PodNetworks NONE = new PodNetworks(List.of(), true, Optional.empty(), Optional.empty());

    /** How Go prints the network it makes of an empty text. */
    private static final String NIL = "<nil>";

    private static final FieldPath STATUS = FieldPath.of("status");
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    /** Returns nothing if one of the addresses cannot be read, which is then reported. */
    static @Nullable PodNetworks of(Pod pod, boolean emptyIsAddress, Findings findings) {
        List<PodIp> ips = pod.status().podIPs();
        if (!ips.isEmpty()) {
            return parse(
                    ips.stream().map(ip -> ip.ip().orElse("")).toList(),
                    STATUS.field("podIPs"),
                    emptyIsAddress,
                    findings);
        }
        String ip = pod.status().podIP().orElse("");
        if (!ip.isEmpty()) {
            return parse(List.of(ip), STATUS.field("podIP"), emptyIsAddress, findings);
        }
        SortedMap<String, String> annotations = pod.metadata().annotations();
        for (String source : List.of(PodAnnotations.POD_IPS, PodAnnotations.POD_IP, PodAnnotations.AWS_POD_IPS)) {
            String text = annotations.getOrDefault(source, "");
            if (!text.isEmpty()) {
                List<String> split =
                        source.equals(PodAnnotations.POD_IP) ? List.of(text) : List.of(text.split(",", -1));
                return parse(split, ANNOTATIONS.field(source), emptyIsAddress, findings);
            }
        }
        return NONE;
    }

    private static @Nullable PodNetworks parse(
            List<String> texts, FieldPath path, boolean emptyIsAddress, Findings findings) {
        List<String> networks = new ArrayList<>(texts.size());
        boolean addresses = true;
        String lastV4 = null;
        String lastV6 = null;
        for (String text : texts) {
            if (text.isEmpty() && emptyIsAddress) {
                networks.add(NIL);
                addresses = false;
                continue;
            }
            Optional<Cidr> parsed = Cidr.tryParseOrAddress(text);
            if (parsed.isEmpty()) {
                findings.error(ConversionCodes.BAD_ADDRESS, path, "\"" + text + "\" is no address");
                return null;
            }
            Cidr network = parsed.get();
            networks.add(network.toString());
            addresses &= network.prefixLength() == network.family().bits();
            if (network.isV4()) {
                lastV4 = network.network().toString();
            } else {
                lastV6 = network.network().toString();
            }
        }
        return new PodNetworks(networks, addresses, Optional.ofNullable(lastV4), Optional.ofNullable(lastV6));
    }
}
