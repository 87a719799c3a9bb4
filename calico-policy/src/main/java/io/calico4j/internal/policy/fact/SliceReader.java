// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.fact;

import io.calico4j.kubernetes.Endpoint;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.EndpointSlicePort;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what stands behind services. Authority: Calico v3.32, felix/serviceindex/serviceindex.go. */
final class SliceReader {
    private static final String SERVICE = "kubernetes.io/service-name";
    private static final int PORTS = 1 << 16;

    private SliceReader() {}

    static Optional<SliceFact> read(EndpointSlice slice) {
        String service = slice.metadata().labels().get(SERVICE);
        if (service == null) {
            return Optional.empty();
        }
        List<Cidr> nets = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        for (Endpoint endpoint : slice.endpoints()) {
            for (String text : endpoint.addresses()) {
                Cidr.tryParseOrAddress(text).ifPresent(nets::add);
                IpAddress.tryParse(text).ifPresent(addresses::add);
            }
        }
        List<SliceFact.Port> ports = new ArrayList<>();
        for (EndpointSlicePort port : slice.ports()) {
            port.port().ifPresent(number -> ports.add(new SliceFact.Port(protocol(port), number & (PORTS - 1))));
        }
        return Optional.of(new SliceFact(
                slice.key(),
                slice.metadata().namespace().orElse("") + "/" + service,
                List.copyOf(nets),
                List.copyOf(addresses),
                List.copyOf(ports)));
    }

    private static int protocol(EndpointSlicePort port) {
        return switch (port.protocol().orElse("")) {
            case "UDP" -> 17;
            case "SCTP" -> 132;
            default -> 6;
        };
    }
}
