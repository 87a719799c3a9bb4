// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.resource;

import io.calico4j.diagnostic.FormatException;
import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.decode.DecodeRules;
import io.calico4j.internal.decode.TreeDecoder;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireType;
import io.calico4j.internal.yaml.JsonTreeParser;
import io.calico4j.internal.yaml.YamlParser;
import io.calico4j.internal.yaml.YamlTree;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.OwnerReference;
import io.calico4j.resource.Resource;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Gives a resource that was read in its storage form (group {@code crd.projectcalico.org}) the metadata it has as a resource.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/resources.go. The annotation
 * {@code projectcalico.org/metadata} holds the metadata as JSON; labels and annotations of the stored object are overlaid by it;
 * namespace, resource version and uid come from the stored object, everything else from the annotation.
 */
public final class StorageForm {
    /** The group and version of stored objects. */
    public static final String API_VERSION = "crd.projectcalico.org/v1";
    /** The group and version of resources. */
    public static final String RESOURCE_VERSION = "projectcalico.org/v3";
    /** The annotation that holds the metadata. */
    public static final String ANNOTATION = "projectcalico.org/metadata";

    private static final String DEFAULT_PREFIX = "default.";

    private StorageForm() {}

    /** Whether an object of this API version is in storage form, and its kind has another form. */
    public static boolean applies(Kind kind, String apiVersion) {
        return apiVersion.equals(API_VERSION) && kind.apiVersions().contains(RESOURCE_VERSION);
    }

    /**
     * The resource as it is outside of storage.
     *
     * @param javaType the Java type of the kind
     * @param uid what becomes of the uids of the object and of the owners that are Calico's
     * @throws FormatException if the annotation cannot be read
     */
    public static Resource lift(
            Kind kind, Class<? extends Resource> javaType, Resource stored, UnaryOperator<String> uid) {
        WireType type = WireType.of(javaType);
        Object builder = type.newBuilder();
        for (WireField field : type.fields()) {
            Object value = field.get(stored);
            if (value != null) {
                field.set(builder, value);
            }
        }
        set(type, builder, "apiVersion", RESOURCE_VERSION);
        set(type, builder, "metadata", restore(kind, stored.metadata(), tierOf(type, stored), uid));
        return (Resource) type.build(builder);
    }

    private static void set(WireType type, Object builder, String name, Object value) {
        Objects.requireNonNull(type.field(name), name).set(builder, value);
    }

    private static String tierOf(WireType type, Resource stored) {
        WireField specField = type.field("spec");
        Object spec = specField == null ? null : specField.get(stored);
        if (specField == null || spec == null) {
            return "";
        }
        WireField tier = specField.shape().object().field("tier");
        Object text = tier == null ? null : tier.get(spec);
        return text == null ? "" : text.toString();
    }

    private static Metadata restore(Kind kind, Metadata stored, String tier, UnaryOperator<String> uid) {
        String annotation = stored.annotations().get(ANNOTATION);
        if (annotation == null) {
            return stored.withUid(stored.uid().filter(given -> !given.isEmpty()).map(uid));
        }
        Metadata given = parse(annotation);
        SortedMap<String, String> labels = new TreeMap<>(stored.labels());
        labels.putAll(given.labels());
        SortedMap<String, String> annotations = new TreeMap<>(stored.annotations());
        annotations.remove(ANNOTATION);
        annotations.putAll(given.annotations());
        return given.toBuilder()
                .name(given.name().isEmpty() ? nameOf(kind, stored.name(), tier) : given.name())
                .namespace(stored.namespace())
                .resourceVersion(stored.resourceVersion())
                .uid(stored.uid().filter(own -> !own.isEmpty()).map(uid))
                .creationTimestamp(given.creationTimestamp().or(stored::creationTimestamp))
                .labels(labels)
                .annotations(annotations)
                .ownerReferences(owners(given, uid))
                .build();
    }

    private static List<OwnerReference> owners(Metadata given, UnaryOperator<String> uid) {
        return given.ownerReferences().stream()
                .map(owner -> owner.apiVersion().equals(API_VERSION)
                                || owner.apiVersion().equals(RESOURCE_VERSION)
                        ? owner.withApiVersion(RESOURCE_VERSION).withUid(uid.apply(owner.uid()))
                        : owner)
                .toList();
    }

    private static String nameOf(Kind kind, String stored, String tier) {
        boolean mayBePrefixed = switch (kind) {
            case NETWORK_POLICY, GLOBAL_NETWORK_POLICY, STAGED_NETWORK_POLICY, STAGED_GLOBAL_NETWORK_POLICY ->
                tier.isEmpty() || tier.equals("default");
            default -> false;
        };
        return mayBePrefixed && stored.startsWith(DEFAULT_PREFIX) ? stored.substring(DEFAULT_PREFIX.length()) : stored;
    }

    private static Metadata parse(String json) {
        var parser = new JsonTreeParser();
        YamlParser.Outcome outcome = parser.parse(json, 0, json.length());
        if (outcome.problem() != null || !outcome.present() || parser.tree().kind(0) != YamlTree.MAPPING) {
            throw new FormatException(json, 0, "the metadata of a resource as JSON");
        }
        int[] errors = new int[1];
        var decoder = new TreeDecoder(parser.tree(), (severity, code, offset, path, message, hint, repair) -> {
            if (severity == Severity.ERROR) {
                errors[0]++;
            }
        });
        decoder.use(DecodeRules.REFERENCE.forPartialTypes());
        Metadata metadata = (Metadata) decoder.object(Metadata.class, 0, false);
        if (errors[0] > 0) {
            throw new FormatException(json, 0, "the metadata of a resource as JSON");
        }
        return metadata;
    }
}
