// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.json.UnknownResourceDeserializer;
import io.calico4j.internal.json.UnknownResourceSerializer;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An object of a kind this library has no type for, with its whole content, so that it survives a round trip.
 *
 * <p>{@link #metadata()} is what could be read of the content's {@code metadata}; members of an unexpected type are left out of it.
 */
@JsonDeserialize(using = UnknownResourceDeserializer.class)
@JsonSerialize(using = UnknownResourceSerializer.class)
public final class UnknownResource implements Resource {
    private final Content.Mapping content;
    private final Metadata metadata;

    private UnknownResource(Content.Mapping content) {
        this.content = Objects.requireNonNull(content, "content");
        this.metadata = metadataOf(content);
    }

    /** The resource with this content; its {@code apiVersion} and {@code kind} are read from there. */
    public static UnknownResource of(Content.Mapping content) {
        return new UnknownResource(content);
    }

    private static Metadata metadataOf(Content.Mapping content) {
        Metadata.Builder metadata = Metadata.builder();
        if (content.members().get("metadata") instanceof Content.Mapping given) {
            metadata.name(given.text("name").orElse(""))
                    .generateName(given.text("generateName"))
                    .namespace(given.text("namespace"))
                    .uid(given.text("uid"))
                    .resourceVersion(given.text("resourceVersion"))
                    .labels(texts(given, "labels"))
                    .annotations(texts(given, "annotations"));
        }
        return metadata.build();
    }

    private static SortedMap<String, String> texts(Content.Mapping metadata, String name) {
        SortedMap<String, String> texts = new TreeMap<>();
        if (metadata.members().get(name) instanceof Content.Mapping members) {
            members.members().forEach((key, value) -> {
                if (value instanceof Content.Text text) {
                    texts.put(key, text.text());
                }
            });
        }
        return texts;
    }

    /** Everything the object says, {@code apiVersion}, {@code kind} and {@code metadata} included. */
    public Content.Mapping content() {
        return content;
    }

    @Override
    public Kind kind() {
        return Kind.UNKNOWN;
    }

    @Override
    public String apiVersion() {
        return content.text("apiVersion").orElse("");
    }

    @Override
    public String kindName() {
        return content.text("kind").orElse("");
    }

    @Override
    public Metadata metadata() {
        return metadata;
    }

    @Override
    public ResourceKey key() {
        return ResourceKey.unknown(group(), kindName(), metadata.namespace(), metadata.name());
    }

    private String group() {
        String version = apiVersion();
        return version.substring(0, Math.max(0, version.indexOf('/')));
    }

    @Override
    public <T> T match(ResourceCases<T> cases) {
        return cases.unknown(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownResource that && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return content.hashCode();
    }

    @Override
    public String toString() {
        return key().toString();
    }
}
