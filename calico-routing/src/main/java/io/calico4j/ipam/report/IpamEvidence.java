// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.resource.ResourceKey;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that shows a finding, and where it stands.
 *
 * <p>{@code Manifest.positionOf(resource, path)} gives its line in the text it was read from.
 *
 * @param text what is there, or isn't, in one sentence
 * @param resource the object it stands in; empty if it is the absence of something, or was read from a store
 * @param path the field of the object, such as {@code spec.allocations[5]}; the root for the whole object
 */
public record IpamEvidence(String text, Optional<ResourceKey> resource, FieldPath path) {
    /** Checks that nothing is missing. */
    public IpamEvidence {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(path, "path");
    }

    /** Returns evidence that stands nowhere. */
    public static IpamEvidence of(String text) {
        return new IpamEvidence(text, Optional.empty(), FieldPath.root());
    }

    /** Returns evidence in a field of an object. */
    public static IpamEvidence in(ResourceKey resource, FieldPath path, String text) {
        return new IpamEvidence(text, Optional.of(resource), path);
    }

    /** Returns evidence in the same place with another text. */
    IpamEvidence withText(String other) {
        return new IpamEvidence(other, resource, path);
    }

    /** Returns the text. */
    @Override
    public String toString() {
        return text;
    }
}
