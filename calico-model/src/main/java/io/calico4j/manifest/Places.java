// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.internal.yaml.JsonTreeParser;
import io.calico4j.internal.yaml.YamlParser;
import io.calico4j.internal.yaml.YamlTree;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where resources and their values stand.
 *
 * <p>Only the chunk and the offset of each resource are kept; a chunk is parsed again when a place in it is asked for, and its
 * tree stays while memory allows. Filled by one thread, then safe for any number.
 */
final class Places {
    private final List<Place> places = new ArrayList<>();
    private final List<Place> incomplete = new ArrayList<>();
    private @Nullable Map<ResourceKey, Place> byKey;
    private @Nullable IdentityHashMap<Resource, Place> byObject;
    private @Nullable Chunk parsedChunk;
    private SoftReference<YamlTree> parsedTree = new SoftReference<>(null);

    /**
     * The place of one resource.
     *
     * @param resource the resource
     * @param chunk the chunk it is in
     * @param offset where it begins in the source
     */
    private record Place(Resource resource, Chunk chunk, int offset) {}

    void add(Resource resource, Chunk chunk, int offset) {
        places.add(new Place(resource, chunk, offset));
    }

    void addIncomplete(Resource resource, Chunk chunk, int offset) {
        incomplete.add(new Place(resource, chunk, offset));
    }

    List<Resource> incomplete() {
        return incomplete.stream().map(Place::resource).toList();
    }

    int size() {
        return places.size();
    }

    /** Forgets all but the first places. */
    void cut(int size) {
        places.subList(size, places.size()).clear();
    }

    synchronized Optional<SourcePosition> positionOf(ResourceKey key, FieldPath path) {
        Map<ResourceKey, Place> known = byKey;
        if (known == null) {
            known = new LinkedHashMap<>();
            for (Place place : places) {
                known.put(place.resource().key(), place);
            }
            byKey = known;
        }
        Place place = known.get(key);
        return place == null ? Optional.empty() : Optional.of(position(place, path));
    }

    synchronized Optional<SourcePosition> positionOf(Resource resource, FieldPath path) {
        IdentityHashMap<Resource, Place> known = byObject;
        if (known == null) {
            known = new IdentityHashMap<>();
            for (List<Place> all : List.of(places, incomplete)) {
                for (Place place : all) {
                    known.put(place.resource(), place);
                }
            }
            byObject = known;
        }
        Place place = known.get(resource);
        return place == null ? Optional.empty() : Optional.of(position(place, path));
    }

    private SourcePosition position(Place place, FieldPath path) {
        Chunk chunk = place.chunk();
        SourceText source = chunk.source();
        YamlTree tree = path.isRoot() ? null : tree(chunk);
        if (tree == null) {
            return source.position(place.offset());
        }
        int node = nodeAt(tree, place.offset() - chunk.from());
        return source.position(node < 0 ? place.offset() : chunk.from() + tree.start(find(tree, node, path)));
    }

    private @Nullable YamlTree tree(Chunk chunk) {
        YamlTree known = parsedTree.get();
        if (known != null && chunk.equals(parsedChunk)) {
            return known;
        }
        String text = chunk.source().text();
        YamlParser.Outcome outcome;
        YamlTree tree;
        if (chunk.json()) {
            var parser = new JsonTreeParser();
            outcome = parser.parse(text, chunk.from(), chunk.to());
            tree = parser.tree();
        } else {
            var parser = new YamlParser();
            outcome = parser.parse(text, chunk.from(), chunk.to());
            tree = parser.tree();
        }
        if (outcome.problem() != null) {
            return null;
        }
        parsedChunk = chunk;
        parsedTree = new SoftReference<>(tree);
        return tree;
    }

    /** The outermost mapping that starts at the offset, or -1. Nodes are in the order of the text. */
    private static int nodeAt(YamlTree tree, int offset) {
        int low = 0;
        int high = tree.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tree.start(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (low < tree.size() && tree.kind(low) != YamlTree.MAPPING && tree.start(low) == offset) {
            low++;
        }
        return low < tree.size() && tree.start(low) == offset ? low : -1;
    }

    /** The value at the path, or the last one on the way to it. */
    private static int find(YamlTree tree, int from, FieldPath path) {
        int node = from;
        for (FieldPath step : stepsOf(path)) {
            int next = step.lastIndex().isPresent()
                    ? element(tree, tree.target(node), step.lastIndex().getAsInt())
                    : member(tree, tree.target(node), step.lastName().orElseThrow());
            if (next < 0) {
                break;
            }
            node = next;
        }
        return node;
    }

    /** The beginnings of the path, the shortest first; the last step of each is the one to take. */
    private static List<FieldPath> stepsOf(FieldPath path) {
        List<FieldPath> steps = new ArrayList<>();
        Optional<FieldPath> at = Optional.of(path);
        while (at.isPresent() && !at.get().isRoot()) {
            steps.add(0, at.get());
            at = at.get().parent();
        }
        return steps;
    }

    private static int element(YamlTree tree, int node, int index) {
        if (tree.kind(node) != YamlTree.SEQUENCE) {
            return -1;
        }
        int at = 0;
        for (int child = node + 1; child < tree.after(node); child = tree.after(child)) {
            if (at++ == index) {
                return child;
            }
        }
        return -1;
    }

    private static int member(YamlTree tree, int node, String name) {
        if (tree.kind(node) != YamlTree.MAPPING) {
            return -1;
        }
        int folded = -1;
        for (int key = node + 1; key < tree.after(node); key = tree.after(tree.after(key))) {
            if (tree.kindOfTarget(key) == YamlTree.SCALAR) {
                String text = tree.text(tree.target(key));
                if (text.equals(name)) {
                    return tree.after(key);
                }
                if (text.equalsIgnoreCase(name)) {
                    folded = tree.after(key);
                }
            }
        }
        return folded;
    }
}
