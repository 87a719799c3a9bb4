// SPDX-License-Identifier: Apache-2.0
package io.calico4j.fabric8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;
import java.util.Optional;

/**
 * Converts resources to objects of fabric8's model and back.
 *
 * <p>Every kind can be held by fabric8 as a {@link GenericKubernetesResource}; the kinds of Kubernetes itself also have a class
 * each, see {@link #toTyped}. Calico's kinds lose nothing on the way. Our values of Kubernetes kinds hold the fields Calico
 * reads and no others, so {@link #toResource} drops the rest of a pod: convert for analysis, and edit with fabric8's classes.
 *
 * <p>Two resources that are equal give equal objects. All methods may be called by any number of threads.
 */
public final class Fabric8 {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Fabric8() {}

    /**
     * Returns the resource that an object of fabric8 stands for; an {@link io.calico4j.resource.UnknownResource} for a kind that
     * Calico does not read.
     *
     * @param object of a class for its kind, or generic
     * @throws FormatException if the object has a field of a type its kind does not allow
     */
    public static Resource toResource(HasMetadata object) {
        Objects.requireNonNull(object, "object");
        JsonNode tree = MAPPER.valueToTree(object);
        return read(tree, Resource.class);
    }

    /**
     * Returns the resource of one kind that an object of fabric8 stands for; empty if the object is of another kind.
     *
     * @param type such as {@code NetworkPolicy.class}
     * @throws FormatException if the object has a field of a type its kind does not allow
     */
    public static <R extends Resource> Optional<R> toResource(HasMetadata object, Class<R> type) {
        Resource resource = toResource(object);
        return type.isInstance(resource) ? Optional.of(type.cast(resource)) : Optional.empty();
    }

    /** Returns the object in the form that fabric8's client takes for any kind. */
    public static GenericKubernetesResource toGeneric(Resource resource) {
        return read(tree(resource), GenericKubernetesResource.class);
    }

    /**
     * Returns the object as fabric8's class for its kind; empty for kinds that have none, which are Calico's own, those of
     * KubeVirt and of the network policy API, and unknown ones.
     */
    public static Optional<HasMetadata> toTyped(Resource resource) {
        return Fabric8Classes.of(resource.kind()).map(type -> read(tree(resource), type));
    }

    /** Returns the kind of an object; {@link Kind#UNKNOWN} for one that Calico does not read. */
    public static Kind kindOf(HasMetadata object) {
        return Kind.find(object.getApiVersion(), object.getKind()).orElse(Kind.UNKNOWN);
    }

    /** An object without its own version or kind states those of its class, without which fabric8 cannot tell what it is. */
    private static ObjectNode tree(Resource resource) {
        ObjectNode tree = MAPPER.valueToTree(Objects.requireNonNull(resource, "resource"));
        if (resource.kind() != Kind.UNKNOWN) {
            if (resource.apiVersion().isEmpty()) {
                tree.put("apiVersion", resource.kind().apiVersions().get(0));
            }
            if (resource.kindName().isEmpty()) {
                tree.put("kind", resource.kind().kindName());
            }
        }
        return tree;
    }

    private static <T> T read(JsonNode tree, Class<? extends T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new FormatException(
                    tree.path("kind").asText(), 0, "an object of this kind: " + e.getOriginalMessage());
        }
    }
}
