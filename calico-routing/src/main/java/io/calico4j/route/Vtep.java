// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route;

import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.route.fact.NodeFact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The VXLAN tunnel endpoint of a node: Calico v3.32, felix/calc/vxlan_resolver.go.
 *
 * @param node the node's name
 * @param ipv4 its IPv4 half, if there is one
 * @param ipv6 its IPv6 half, if there is one
 */
public record Vtep(String node, Optional<Half> ipv4, Optional<Half> ipv6) {
    /**
     * One family's end of the tunnel.
     *
     * @param address the tunnel device's address
     * @param mac the device's MAC address, as configured or made from the node's name
     * @param parent the node's own address, which carries the tunnel
     */
    public record Half(IpAddress address, String mac, IpAddress parent) {}

    /** Returns the endpoint of a node; empty unless the node has a tunnel address and a BGP address of one family. */
    public static Optional<Vtep> of(NodeFact node) {
        Optional<Half> v4 = half(node, IpFamily.V4);
        Optional<Half> v6 = half(node, IpFamily.V6);
        return v4.isEmpty() && v6.isEmpty() ? Optional.empty() : Optional.of(new Vtep(node.name(), v4, v6));
    }

    /** Returns the half of a family. */
    public Optional<Half> half(IpFamily family) {
        return family == IpFamily.V4 ? ipv4 : ipv6;
    }

    private static Optional<Half> half(NodeFact node, IpFamily family) {
        return node.vxlanAddress(family)
                .flatMap(tunnel -> node.bgpAddress(family)
                        .map(parent -> new Half(
                                tunnel,
                                node.vxlanMac(family).orElseGet(() -> macOf(node.name(), family)),
                                parent.address())));
    }

    /**
     * Returns the MAC address of a node's VXLAN device when none is configured: {@code 66} and the first five bytes of
     * the SHA-1 of the name, for IPv6 of the name and {@code -v6}. The name counts as written.
     */
    public static String macOf(String node, IpFamily family) {
        String hashed = family == IpFamily.V4 ? node : node + "-v6";
        byte[] digest = sha1().digest(hashed.getBytes(StandardCharsets.UTF_8));
        StringBuilder mac = new StringBuilder("66");
        for (int i = 0; i < 5; i++) {
            mac.append(':')
                    .append(Character.forDigit(digest[i] >> 4 & 15, 16))
                    .append(Character.forDigit(digest[i] & 15, 16));
        }
        return mac.toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
