// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import java.util.List;

/**
 * A packet between two devices: who sends it, its headers from the outermost in, and how long it may be.
 *
 * @param from who puts it on the wire
 * @param to who takes it off
 * @param device the name of the device it leaves by, such as {@code tunl0} or {@code eth0}
 * @param headers the headers, the outermost first
 * @param deviceMtuBytes how long the packet may be before it is wrapped, by the route or the device, in bytes
 * @param underlayMtuBytes how long the packet may be as it travels, without the outermost Ethernet header, in bytes
 * @param overheadBytes by how much wrapping makes it longer, in bytes; 0 if it is not wrapped
 */
public record Wire(
        String from,
        String to,
        String device,
        List<Header> headers,
        int deviceMtuBytes,
        int underlayMtuBytes,
        int overheadBytes) {
    /** Copies the list. */
    public Wire {
        headers = List.copyOf(headers);
    }

    /** Returns the longest packet that passes unfragmented, in bytes, counted from its IP header. */
    public int capacityBytes() {
        return Math.min(deviceMtuBytes, underlayMtuBytes - overheadBytes);
    }

    /** Returns whether a packet passes that is this long, in bytes from its IP header. */
    public boolean fits(int packetBytes) {
        return packetBytes <= capacityBytes();
    }

    /** Returns how long a packet is on this wire, in bytes, without the outermost Ethernet header. */
    public int onWireBytes(int packetBytes) {
        return packetBytes + overheadBytes;
    }
}
