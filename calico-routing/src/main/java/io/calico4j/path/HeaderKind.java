// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

/** A header of a packet on the wire. */
public enum HeaderKind {
    /** Ethernet, without the checksum at the end of the frame. */
    ETHERNET("Ethernet", 14),
    /** IPv4 without options. */
    IPV4("IPv4", 20),
    /** IPv6 without extension headers. */
    IPV6("IPv6", 40),
    /** UDP. */
    UDP("UDP", 8),
    /** VXLAN. */
    VXLAN("VXLAN", 8),
    /** WireGuard's data message: 16 bytes before the packet and the tag of 16 bytes after it. */
    WIREGUARD("WireGuard", 32);

    private final String text;
    private final int bytes;

    HeaderKind(String text, int bytes) {
        this.text = text;
        this.bytes = bytes;
    }

    /** Returns the header's name. */
    public String text() {
        return text;
    }

    /** Returns its length in bytes. */
    public int bytes() {
        return bytes;
    }
}
