// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.resource.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what loaders load; confined to one thread. */
final class Collected {
    private final List<ManifestObject> objects = new ArrayList<>();
    private final Places places = new Places();
    private final List<Resource> items = new ArrayList<>();
    private boolean inList;

    List<ManifestObject> objects() {
        return objects;
    }

    Places places() {
        return places;
    }

    void add(Chunk chunk, int offset, Resource resource) {
        places.add(resource, chunk, offset);
        if (inList) {
            items.add(resource);
        } else {
            objects.add(new ManifestObject(chunk.source(), offset, Optional.empty(), List.of(resource)));
        }
    }

    /** Adds a resource with errors in its text, as far as it could be read. */
    void addIncomplete(Chunk chunk, int offset, Resource resource) {
        places.addIncomplete(resource, chunk, offset);
    }

    /** Whether what is added belongs to a list; lists in lists become one. */
    boolean inList() {
        return inList;
    }

    void beginList() {
        items.clear();
        inList = true;
    }

    void endList(Chunk chunk, int offset, ManifestObject.ListHeader header) {
        inList = false;
        objects.add(new ManifestObject(chunk.source(), offset, Optional.of(header), items));
    }

    int size() {
        return objects.size();
    }

    int placeCount() {
        return places.size();
    }

    /** Forgets everything after a moment, given by the sizes at it. */
    void cut(int size, int placeCount) {
        objects.subList(size, objects.size()).clear();
        places.cut(placeCount);
        inList = false;
    }
}
