// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.bird;

import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A route while a filter works on it: attributes by BIRD's names, numbers as Long, texts as String. */
final class BirdRoute {
    final Cidr net;
    final Map<String, Object> attributes = new HashMap<>();
    final TreeSet<String> communities = new TreeSet<>();
    final List<Long> path = new ArrayList<>();

    BirdRoute(Cidr net) {
        this.net = net;
    }

    BirdRoute copy() {
        BirdRoute copy = new BirdRoute(net);
        copy.attributes.putAll(attributes);
        copy.communities.addAll(communities);
        copy.path.addAll(path);
        return copy;
    }

    @Nullable
    Object get(String name) {
        return attributes.get(name);
    }

    @Override
    public String toString() {
        return net + " " + new java.util.TreeMap<>(attributes) + " " + communities + " " + path;
    }
}
