// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.resource;

import io.calico4j.resource.Metadata;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a resource builder was told about the metadata directly; applied over the metadata it was given. */
public final class MetadataEdits {
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final SortedMap<String, String> annotations = new TreeMap<>();
    private @Nullable String name;
    private @Nullable String namespace;

    /** Sets the name. */
    public void name(String value) {
        name = value;
    }

    /** Sets the namespace. */
    public void namespace(String value) {
        namespace = value;
    }

    /** Adds a label. */
    public void label(String key, String value) {
        labels.put(key, value);
    }

    /** Adds an annotation. */
    public void annotation(String key, String value) {
        annotations.put(key, value);
    }

    /** The metadata with the edits applied. */
    public Metadata applyTo(Metadata metadata) {
        Metadata.Builder edited = metadata.toBuilder().putAllLabels(labels).putAllAnnotations(annotations);
        if (name != null) {
            edited.name(name);
        }
        if (namespace != null) {
            edited.namespace(namespace);
        }
        return edited.build();
    }
}
