// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.net.IpFamily;
import java.util.ArrayList;
import java.util.List;

/**
 * BGP on one node.
 *
 * @param name the node's name
 * @param v4 its daemon for IPv4
 * @param v6 its daemon for IPv6
 */
public record BgpNode(String name, BgpDaemon v4, BgpDaemon v6) {
    /** Returns the daemon of a family. */
    public BgpDaemon daemon(IpFamily family) {
        return family == IpFamily.V4 ? v4 : v6;
    }

    /** Returns the sessions of both families, IPv4 first, each by name. */
    public List<BgpSession> sessions() {
        List<BgpSession> all = new ArrayList<>(v4.sessions());
        all.addAll(v6.sessions());
        return all;
    }
}
