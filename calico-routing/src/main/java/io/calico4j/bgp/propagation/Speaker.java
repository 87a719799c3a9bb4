// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.BgpDaemon;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** A node's daemon or a router, with a small number as its identity. */
final class Speaker {
    final int id;
    final String name;
    final IpAddress address;
    final long asNumber;
    /** The router ID as an unsigned number, which ties are broken by. */
    final long routerId;

    final String routerIdText;
    final @Nullable Cidr subnet;
    final @Nullable BgpDaemon daemon;
    final @Nullable ExternalRouter router;

    private Speaker(
            int id,
            String name,
            IpAddress address,
            long asNumber,
            String routerIdText,
            @Nullable Cidr subnet,
            @Nullable BgpDaemon daemon,
            @Nullable ExternalRouter router) {
        this.id = id;
        this.name = name;
        this.address = address;
        this.asNumber = asNumber;
        this.routerIdText = routerIdText;
        this.routerId = IpAddress.tryParse(routerIdText).map(IpAddress::lowBits).orElse(0L);
        this.subnet = subnet;
        this.daemon = daemon;
        this.router = router;
    }

    static Speaker node(int id, String name, BgpDaemon daemon, IpAddress address) {
        return new Speaker(
                id,
                name,
                address,
                daemon.asNumber(),
                daemon.routerId(),
                daemon.subnet().orElse(null),
                daemon,
                null);
    }

    static Speaker router(int id, ExternalRouter router, IpAddress address) {
        IpAddress first = router.addresses().get(0);
        String routerId = first.isV4() ? first.toString() : "0.0.0." + (id & 0xff);
        return new Speaker(id, router.name(), address, router.asNumber(), routerId, null, null, router);
    }

    boolean isNode() {
        return daemon != null;
    }

    @Override
    public String toString() {
        return name;
    }
}
