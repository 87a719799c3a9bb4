// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.label.LabelMap;
import io.calico4j.label.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The part of an object that every kind has: identity, labels, annotations, bookkeeping.
 *
 * <p>The same fields as the metadata of Kubernetes objects.
 */
@Value.Immutable
@JsonPropertyOrder({
    "name",
    "generateName",
    "namespace",
    "selfLink",
    "uid",
    "resourceVersion",
    "generation",
    "creationTimestamp",
    "deletionTimestamp",
    "deletionGracePeriodSeconds",
    "labels",
    "annotations",
    "ownerReferences",
    "finalizers",
    "managedFields"
})
@JsonSerialize(as = Metadata.class)
@JsonDeserialize(builder = Metadata.Builder.class)
public sealed interface Metadata extends WithMetadata permits ImmutableMetadata {
    /** The value with nothing given. */
    static Metadata empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /** The name, unique among the objects of the kind in the namespace; empty when none is given. */
    @JsonProperty
    @NonEmpty
    @Value.Default.String("")
    String name();

    /** The start of a name that the API server completes when no name is given. */
    @JsonProperty
    @NonZero
    Optional<String> generateName();

    /** The namespace of a namespaced object. */
    @JsonProperty
    @NonZero
    Optional<String> namespace();

    /** A path to the object; no longer filled in by any server. */
    @JsonProperty
    @NonZero
    Optional<String> selfLink();

    /** The identity of this incarnation of the object, given by the server. */
    @JsonProperty
    @NonZero
    Optional<String> uid();

    /** The revision of the object in its store; opaque, and compared for equality only. */
    @JsonProperty
    @NonZero
    Optional<String> resourceVersion();

    /** The count of changes of the wanted state. */
    @JsonProperty
    @NonZero
    Optional<Long> generation();

    /** When the object was created, to the second. */
    @JsonProperty
    @NonZero
    Optional<Instant> creationTimestamp();

    /** When the object will be gone, once its deletion was asked for, to the second. */
    @JsonProperty
    @Pointer
    Optional<Instant> deletionTimestamp();

    /** How long the object is given to end, in seconds. */
    @JsonProperty
    @Pointer
    Optional<Long> deletionGracePeriodSeconds();

    /** The labels, which selectors match, by key. */
    @JsonProperty
    @Value.Default
    @NonEmpty
    default LabelMap labels() {
        return LabelMap.empty();
    }

    /** Further notes that nothing selects by, by key. */
    @JsonProperty
    @Value.Default
    @NonEmpty
    default LabelMap annotations() {
        return LabelMap.empty();
    }

    /** The objects this one goes away with. */
    @JsonProperty
    @NonEmpty
    List<OwnerReference> ownerReferences();

    /** What has to be done before the object may go away. */
    @JsonProperty
    @NonEmpty
    List<String> finalizers();

    /** Who manages which fields. */
    @JsonProperty
    @NonEmpty
    List<ManagedFieldsEntry> managedFields();

    /** Returns this value with other labels. */
    default Metadata withLabels(Map<String, String> labels) {
        return withLabels(LabelMap.copyOf(labels));
    }

    /** Returns this value with other annotations. */
    default Metadata withAnnotations(Map<String, String> annotations) {
        return withAnnotations(LabelMap.copyOf(annotations));
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /** Builds {@link Metadata} values; may be used again after {@code build()}, but by one thread at a time. */
    final class Builder extends ImmutableMetadata.Builder {
        private static final Metadata EMPTY = new Builder().build();

        Builder() {}

        /** Sets the labels to the entries of a map. */
        @JsonProperty
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        public Builder labels(Map<String, String> labels) {
            return labels(LabelMap.copyOf(labels));
        }

        /** Adds or replaces a label. Takes time for each label there is: give many at once. */
        @CanIgnoreReturnValue
        public Builder putLabel(String key, String value) {
            return labels(super.build().labels().labels().with(key, value).asMap());
        }

        /** Adds or replaces labels. */
        @CanIgnoreReturnValue
        public Builder putAllLabels(Map<String, String> labels) {
            return labels(
                    Labels.copyOf(labels).over(super.build().labels().labels()).asMap());
        }

        /** Sets the annotations to the entries of a map. */
        @JsonProperty
        @JsonSetter(nulls = Nulls.SKIP)
        @CanIgnoreReturnValue
        public Builder annotations(Map<String, String> annotations) {
            return annotations(LabelMap.copyOf(annotations));
        }

        /** Adds or replaces an annotation. Takes time for each annotation there is: give many at once. */
        @CanIgnoreReturnValue
        public Builder putAnnotation(String key, String value) {
            return annotations(
                    super.build().annotations().labels().with(key, value).asMap());
        }

        /** Adds or replaces annotations. */
        @CanIgnoreReturnValue
        public Builder putAllAnnotations(Map<String, String> annotations) {
            return annotations(Labels.copyOf(annotations)
                    .over(super.build().annotations().labels())
                    .asMap());
        }
    }
}
