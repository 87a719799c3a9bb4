// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodIp;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a pod, from the first place that gives any.
 *
 * @param texts the blocks, of one address each as a rule
 */
record PodNetworks(List<String> texts) {
    static final PodNetworks NONE = new PodNetworks(List.of());

    /** How Go prints the network it makes of an empty text. */
    private static final String NIL = "<nil>";

    private static final FieldPath STATUS = FieldPath.of("status");
    private static final FieldPath ANNOTATIONS = FieldPath.of("metadata", "annotations");

    /** Returns nothing if one of the addresses cannot be read, which is then reported. */
    static @Nullable PodNetworks of(Pod pod, PodNotes notes, boolean emptyIsAddress, Findings findings) {
        List<PodIp> ips = pod.status().podIPs();
        if (!ips.isEmpty()) {
            List<String> networks = new ArrayList<>(ips.size());
            for (PodIp ip : ips) {
                String network = network(ip.ip().orElse(""), STATUS, "podIPs", emptyIsAddress, findings);
                if (network == null) {
                    return null;
                }
                networks.add(network);
            }
            return new PodNetworks(networks);
        }
        String ip = pod.status().podIP().orElse("");
        if (!ip.isEmpty()) {
            return single(ip, STATUS, "podIP", emptyIsAddress, findings);
        }
        if (notes.podIps != null && !notes.podIps.isEmpty()) {
            return split(notes.podIps, PodAnnotations.POD_IPS, emptyIsAddress, findings);
        }
        if (notes.podIp != null && !notes.podIp.isEmpty()) {
            return single(notes.podIp, ANNOTATIONS, PodAnnotations.POD_IP, emptyIsAddress, findings);
        }
        return notes.awsPodIps == null || notes.awsPodIps.isEmpty()
                ? NONE
                : split(notes.awsPodIps, PodAnnotations.AWS_POD_IPS, emptyIsAddress, findings);
    }

    private static @Nullable PodNetworks single(
            String text, FieldPath owner, String field, boolean emptyIsAddress, Findings findings) {
        String network = network(text, owner, field, emptyIsAddress, findings);
        return network == null ? null : new PodNetworks(List.of(network));
    }

    private static @Nullable PodNetworks split(
            String texts, String annotation, boolean emptyIsAddress, Findings findings) {
        List<String> networks = new ArrayList<>(2);
        for (String text : texts.split(",", -1)) {
            String network = network(text, ANNOTATIONS, annotation, emptyIsAddress, findings);
            if (network == null) {
                return null;
            }
            networks.add(network);
        }
        return new PodNetworks(networks);
    }

    private static @Nullable String network(
            String text, FieldPath owner, String field, boolean emptyIsAddress, Findings findings) {
        if (text.isEmpty() && emptyIsAddress) {
            return NIL;
        }
        String network = network(text);
        if (network == null) {
            findings.error(
                    ConversionCodes.BAD_ADDRESS,
                    owner.field(field),
                    "\"" + text + "\" is no address, so that the pod gets no endpoint",
                    "write an IPv4 address without leading zeros, or an IPv6 address");
        }
        return network;
    }

    /** The text of an IPv4 address is canonical, as there is but one way to write it, unless it is one mapped to IPv6. */
    private static @Nullable String network(String text) {
        if (text.indexOf('/') >= 0) {
            return Cidr.tryParse(text).map(Cidr::toString).orElse(null);
        }
        Optional<IpAddress> address = IpAddress.tryParse(text);
        if (address.isEmpty()) {
            return null;
        }
        return text.indexOf(':') < 0
                ? text.concat("/32")
                : address.get().toCidr().toString();
    }

    /** Whether every block holds one address. */
    boolean areAddresses() {
        for (String text : texts) {
            Optional<Cidr> network = Cidr.tryParse(text);
            if (network.isEmpty()
                    || network.get().prefixLength() != network.get().family().bits()) {
                return false;
            }
        }
        return true;
    }

    /** The last address of a family, without prefix length. */
    Optional<String> last(boolean v6) {
        for (int i = texts.size() - 1; i >= 0; i--) {
            Optional<Cidr> network = Cidr.tryParse(texts.get(i)).filter(block -> block.isV4() != v6);
            if (network.isPresent()) {
                return network.map(block -> block.network().toString());
            }
        }
        return Optional.empty();
    }
}
