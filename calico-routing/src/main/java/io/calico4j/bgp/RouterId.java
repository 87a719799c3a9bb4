// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.internal.hash.Sha256;

/** Router IDs made of node names: Calico v3.32, confd/pkg/resource/template/util.go. */
public final class RouterId {
    /** First octets above this one stand for groups and the like, and are moved down. */
    private static final int HIGHEST = 223;

    private static final int SHIFT = 32;

    private RouterId() {}

    /**
     * Returns the router ID that {@code CALICO_ROUTER_ID=hash} gives a node: the first four bytes of the SHA-256 of its
     * name, the first lowered by 32 if it is above 223.
     */
    public static String hashOf(String nodeName) {
        byte[] hash = Sha256.of(nodeName);
        int first = hash[0] & 0xff;
        return (first > HIGHEST ? first - SHIFT : first)
                + "." + (hash[1] & 0xff)
                + "." + (hash[2] & 0xff)
                + "." + (hash[3] & 0xff);
    }
}
