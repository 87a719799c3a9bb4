// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.store;

import io.calico4j.ipam.block.AffinityOwner;
import io.calico4j.ipam.block.AffinityType;
import io.calico4j.net.Cidr;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the paths of {@link IpamKey} in Calico's etcd layout. */
final class PathParser {
    private static final Pattern BLOCK = Pattern.compile("/calico/ipam/v2/assignment/ipv[46]/block/([^/]+)");
    private static final Pattern AFFINITY =
            Pattern.compile("/calico/ipam/v2/(host|virtual)/([^/]+)/ipv[46]/block/([^/]+)");
    private static final Pattern HANDLE = Pattern.compile("/calico/ipam/v2/handle/(.+)", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("/calico/ipam/v2/host/([^/]+)");
    private static final String CONFIG = "/calico/ipam/v2/config";

    private PathParser() {}

    static Optional<IpamKey<?>> parse(String path) {
        Matcher block = BLOCK.matcher(path);
        if (block.matches()) {
            return cidr(block.group(1)).map(IpamKey.BlockKey::new);
        }
        Matcher affinity = AFFINITY.matcher(path);
        if (affinity.matches()) {
            AffinityType type = affinity.group(1).equals("host") ? AffinityType.HOST : AffinityType.VIRTUAL;
            AffinityOwner owner = AffinityOwner.of(type, affinity.group(2));
            return cidr(affinity.group(3)).map(cidr -> new IpamKey.AffinityKey(owner, cidr));
        }
        Matcher handle = HANDLE.matcher(path);
        if (handle.matches()) {
            return Optional.of(new IpamKey.HandleKey(handle.group(1)));
        }
        Matcher host = HOST.matcher(path);
        if (host.matches()) {
            return Optional.of(new IpamKey.HostKey(host.group(1)));
        }
        return path.equals(CONFIG) ? Optional.of(new IpamKey.ConfigKey()) : Optional.empty();
    }

    private static Optional<Cidr> cidr(String text) {
        return Cidr.tryParse(text.replace('-', '/'));
    }
}
