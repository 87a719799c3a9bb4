// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.etcd;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.ipam.resource.IpamResources;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import io.calico4j.ipam.store.IpamJson;
import io.calico4j.ipam.store.IpamKey;
import io.calico4j.ipam.store.IpamRange;
import io.calico4j.manifest.Manifest;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
import java.util.List;
import java.util.Optional;

/** Keys and values as they stand in etcd: Calico's own JSON, whole resources for nodes, pools and reservations. */
final class EtcdCodec {
    static final String STATE = "/calico/ipam/v2/";
    static final String RESOURCES = "/calico/resources/v3/projectcalico.org/";

    private EtcdCodec() {}

    /** Returns whether what is stored is a whole resource, of which address management knows a part. */
    static boolean isResource(IpamKey.Kind kind) {
        return kind == IpamKey.Kind.NODE || kind == IpamKey.Kind.POOL || kind == IpamKey.Kind.RESERVATION;
    }

    static <V> String write(IpamKey<V> key, V value) {
        if (!isResource(key.kind())) {
            return IpamJson.write(key, value);
        }
        Resource resource = IpamResources.write(key, value)
                .orElseThrow(() -> new IpamException(IpamError.OTHER, key.path() + " is no resource"));
        return ManifestWriter.json().write(resource).strip();
    }

    /** Returns the text of a resource that is stored already: what address management doesn't know of it stays. */
    static <V> String write(IpamKey<V> key, V value, String before) {
        List<Resource> stored = resources(key, before);
        return stored.size() != 1
                ? write(key, value)
                : IpamResources.write(key, value, stored.get(0))
                        .map(resource -> ManifestWriter.json().write(resource).strip())
                        .orElseGet(() -> write(key, value));
    }

    private static List<Resource> resources(IpamKey<?> key, String text) {
        Manifest manifest = ManifestReader.lenient().readString(text, key.path());
        return manifest.diagnostics().hasErrors() ? List.of() : manifest.resources();
    }

    @SuppressWarnings("unchecked") // a resource under this key is of the key's type
    static <V> V read(IpamKey<V> key, String text) {
        if (!isResource(key.kind())) {
            return IpamJson.read(key, text);
        }
        try {
            List<Resource> resources = resources(key, text);
            if (resources.size() == 1) {
                var stored = IpamResources.read(resources.get(0));
                if (stored.isPresent() && stored.get().key().equals(key)) {
                    return (V) stored.get().value();
                }
            }
        } catch (FormatException | IllegalArgumentException | ArithmeticException e) {
            throw new IpamException(IpamError.DATASTORE, "malformed value under " + key.path(), e);
        }
        throw new IpamException(IpamError.DATASTORE, "malformed value under " + key.path());
    }

    /** Returns the key of a path, if it is one that address management would write. */
    static Optional<IpamKey<?>> key(String path) {
        return anyKey(path).filter(key -> key.isValid() && key.path().equals(path));
    }

    private static Optional<IpamKey<?>> anyKey(String path) {
        if (!path.startsWith(RESOURCES)) {
            return IpamKey.parse(path);
        }
        String pools = IpamRange.pools().pathPrefix();
        String nodes = IpamRange.nodes().pathPrefix();
        String reservations = IpamRange.reservations().pathPrefix();
        if (path.startsWith(pools)) {
            return Optional.of(new IpamKey.PoolKey(path.substring(pools.length())));
        }
        if (path.startsWith(nodes)) {
            return Optional.of(new IpamKey.NodeKey(path.substring(nodes.length())));
        }
        return path.startsWith(reservations)
                ? Optional.of(new IpamKey.ReservationKey(path.substring(reservations.length())))
                : Optional.empty();
    }
}
