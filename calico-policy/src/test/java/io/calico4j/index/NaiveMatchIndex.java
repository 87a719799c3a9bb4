// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The match index as its contract reads: the relation is worked out anew after every change. */
final class NaiveMatchIndex {
    private record Endpoint(Labels labels, List<String> parents) {}

    private final Map<String, Endpoint> endpoints = new TreeMap<>();
    private final Map<String, Labels> parents = new TreeMap<>();
    private final Map<String, Selector> selectors = new TreeMap<>();
    private SortedSet<String> pairs = new TreeSet<>();
    private SortedSet<String> started = new TreeSet<>();
    private SortedSet<String> stopped = new TreeSet<>();

    void updateEndpoint(String id, Labels labels, List<String> parentIds) {
        endpoints.put(id, new Endpoint(labels, List.copyOf(parentIds)));
        settle();
    }

    void deleteEndpoint(String id) {
        endpoints.remove(id);
        settle();
    }

    void updateParent(String id, Labels labels) {
        parents.put(id, labels);
        settle();
    }

    void deleteParent(String id) {
        parents.remove(id);
        settle();
    }

    void updateSelector(String id, Selector selector) {
        selectors.put(id, selector);
        settle();
    }

    void deleteSelector(String id) {
        selectors.remove(id);
        settle();
    }

    private void settle() {
        SortedSet<String> now = new TreeSet<>();
        endpoints.forEach((endpoint, state) -> {
            Labels effective = effective(state);
            selectors.forEach((id, selector) -> {
                if (selector.matches(effective)) {
                    now.add(pair(id, endpoint));
                }
            });
        });
        started = new TreeSet<>(now);
        started.removeAll(pairs);
        stopped = new TreeSet<>(pairs);
        stopped.removeAll(now);
        pairs = now;
    }

    private Labels effective(Endpoint endpoint) {
        Map<String, String> all = new TreeMap<>();
        List<Labels> layers = new ArrayList<>(List.of(endpoint.labels()));
        endpoint.parents().forEach(id -> layers.add(parents.getOrDefault(id, Labels.empty())));
        layers.forEach(layer -> layer.forEach(all::putIfAbsent));
        return Labels.copyOf(all);
    }

    static String pair(String selector, String endpoint) {
        return selector + " " + endpoint;
    }

    SortedSet<String> pairs() {
        return pairs;
    }

    SortedSet<String> started() {
        return started;
    }

    SortedSet<String> stopped() {
        return stopped;
    }

    List<String> endpoints() {
        return List.copyOf(endpoints.keySet());
    }

    List<String> parents() {
        return List.copyOf(parents.keySet());
    }

    List<String> selectors() {
        return List.copyOf(selectors.keySet());
    }
}
