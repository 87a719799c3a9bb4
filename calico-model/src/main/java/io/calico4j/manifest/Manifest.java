// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What was read from manifests: the resources, everything there is to say about the text, and where each value stands.
 *
 * <p>Immutable and safe for any number of threads. It keeps the texts that were read, so that it can show their lines and find
 * places in them.
 */
public final class Manifest {
    private final List<ManifestObject> objects;
    private final List<Resource> resources;
    private final Diagnostics diagnostics;
    private final Places places;
    private final List<Resource> incomplete;
    private final List<SourceText> sources;

    Manifest(List<ManifestObject> objects, Diagnostics diagnostics, Places places, List<SourceText> sources) {
        this.objects = List.copyOf(objects);
        this.resources = all(objects);
        this.diagnostics = diagnostics;
        this.places = places;
        this.incomplete = places.incomplete();
        this.sources = List.copyOf(sources);
    }

    private static List<Resource> all(List<ManifestObject> objects) {
        if (objects.size() == 1) {
            return objects.get(0).resources();
        }
        List<Resource> all = new ArrayList<>(objects.size());
        for (ManifestObject object : objects) {
            all.addAll(object.resources());
        }
        return Collections.unmodifiableList(all);
    }

    /**
     * All resources in the order they stand in, the items of lists among them. An object with an error is not among them;
     * the strict and the lenient reader give the others all the same, the one like Calico's loader gives nothing of a file that
     * has an error.
     */
    public List<Resource> resources() {
        return resources;
    }

    /**
     * Resources with errors in their text, as far as they could be read, so that their other fields can be checked too: without what is
     * wrong they may mean something else, and are not to be used. Empty for the reader like Calico's loader.
     */
    public List<Resource> incomplete() {
        return incomplete;
    }

    /** The resources of one type, in the same order. */
    public <R extends Resource> List<R> resources(Class<R> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The objects as the documents give them, lists as lists. */
    public List<ManifestObject> objects() {
        return objects;
    }

    /** Everything there is to say about the text: what is wrong, what is a trap, what was not understood. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** {@link #diagnostics()} as text for people, each with its line of the source and a caret. */
    public String renderDiagnostics() {
        return diagnostics.render(this::lineOf);
    }

    /**
     * Where a value stands: that of the field at the path, or, if it is absent, of the nearest object around it. Of several resources
     * of one key the last is meant: the one that counts in a cluster.
     *
     * <p>Complexity: the document is parsed anew, so linear in its length; a few microseconds for one resource.
     *
     * @return empty if there is no resource of this key
     */
    public Optional<SourcePosition> positionOf(ResourceKey key, FieldPath path) {
        return places.positionOf(key, path);
    }

    /**
     * The same for one of {@link #resources()} or {@link #incomplete()} itself, also where others have its key.
     *
     * @param resource the very object, not one equal to it
     * @return empty if it is none of them
     */
    public Optional<SourcePosition> positionOf(Resource resource, FieldPath path) {
        return places.positionOf(resource, path);
    }

    /** Where a resource begins; see {@link #positionOf(ResourceKey, FieldPath)}. */
    public Optional<SourcePosition> positionOf(ResourceKey key) {
        return places.positionOf(key, FieldPath.root());
    }

    /** The text of the line a position is in, without its line break; empty if it is of another text. */
    public Optional<String> lineOf(SourcePosition position) {
        return sources.stream()
                .filter(source -> source.name().equals(position.source()))
                .findFirst()
                .flatMap(source -> source.line(position.line()));
    }
}
