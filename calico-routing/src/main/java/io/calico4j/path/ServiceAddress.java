// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.net.IpAddress;
import java.util.List;

/**
 * An address of a service, which is replaced by that of one of its endpoints on the first node.
 *
 * @param namespace the service's namespace
 * @param name its name
 * @param address the address that clients use
 * @param backends the addresses of its endpoints of the same family, sorted
 */
public record ServiceAddress(String namespace, String name, IpAddress address, List<IpAddress> backends) {
    /** Copies the list. */
    public ServiceAddress {
        backends = List.copyOf(backends);
    }
}
