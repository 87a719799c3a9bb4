// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.resource.ListMetadata;
import io.calico4j.resource.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One object of a document as it was loaded: a resource, or a list of resources. Immutable. */
public final class ManifestObject {
    private final SourceText source;
    private final int offset;
    private final Optional<ListHeader> list;
    private final List<Resource> resources;

    /**
     * What a list says of itself.
     *
     * @param apiVersion its API version, such as {@code projectcalico.org/v3}
     * @param kindName its kind, such as {@code NetworkPolicyList} or {@code List}
     * @param metadata its metadata
     * @param itemsGiven whether there is a list of items, be it empty
     */
    public record ListHeader(String apiVersion, String kindName, ListMetadata metadata, boolean itemsGiven) {
        /** Checks that nothing is null. */
        public ListHeader {
            Objects.requireNonNull(apiVersion, "apiVersion");
            Objects.requireNonNull(kindName, "kindName");
            Objects.requireNonNull(metadata, "metadata");
        }
    }

    ManifestObject(SourceText source, int offset, Optional<ListHeader> list, List<Resource> resources) {
        this.source = source;
        this.offset = offset;
        this.list = list;
        this.resources = List.copyOf(resources);
    }

    /** Where it begins. */
    public SourcePosition position() {
        return source.position(offset);
    }

    /** What a list says of itself; empty if the object is a single resource. */
    public Optional<ListHeader> list() {
        return list;
    }

    /** The one resource, or the items of the list in their order. */
    public List<Resource> resources() {
        return resources;
    }

    /** Returns the position and what is there. */
    @Override
    public String toString() {
        return position() + " " + list.map(ListHeader::kindName).orElse("") + resources;
    }
}
