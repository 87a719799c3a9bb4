// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.json.CanonicalJson;
import io.calico4j.internal.resource.StorageForm;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.OwnerReference;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.config.KubeControllersConfiguration;
import io.calico4j.resource.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The form in which a Kubernetes cluster stores resources of Calico: custom resources of {@code crd.projectcalico.org/v1}.
 *
 * <p>Spec and status are the same in both forms. The metadata of the resource goes into the annotation {@code
 * projectcalico.org/metadata}, as the API server has ideas of its own about that of the stored object; labels and annotations of
 * Calico's own stay visible. Uids differ, as the two are different objects. {@link #read} restores what {@link #write} stored
 * without loss, but for a trailing form of uids: they come back in lower case with dashes.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/resources/resources.go.
 */
public final class StorageConverter {
    /** The API version under which custom resources keep what {@link #write} returns, see {@link CalicoResource#withApiVersion}. */
    public static final String API_VERSION = "crd.projectcalico.org/v1";

    private static final String UUID_WANTED = "a uid is written like 30316465-6365-4463-ad63-3564622d3638";
    private static final double TIER_ORDER = 1_000_000;
    private static final String TIER_ACTION = "Deny";
    private static final FieldPath METADATA = FieldPath.of("metadata");

    private StorageConverter() {}

    /** A uid that is no UUID. */
    private static final class BadUid extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadUid(String uid) {
            super("\"" + uid + "\" is no UUID", null, false, false);
        }
    }

    /**
     * Returns the object that is stored for a resource. Its API version stays that of the resource: a client sets {@link
     * #API_VERSION} when it sends the object. Whether the kind is stored so at all {@link #isStored} tells.
     */
    public static <R extends CalicoResource> Converted<R> write(R resource) {
        Findings findings = new Findings(resource);
        if (resource instanceof KubeControllersConfiguration configuration && disablesLabels(configuration)) {
            findings.error(
                    ConversionCodes.NOT_STORABLE,
                    FieldPath.of("spec", "controllers", "node", "syncLabels"),
                    "Disabled cannot be stored in Kubernetes, where nodes have the labels of Kubernetes' own",
                    "set Enabled, or remove the field");
            return failed(resource, findings);
        }
        try {
            return done(resource, stored(resource.kind(), resource.metadata()), findings);
        } catch (BadUid e) {
            findings.error(ConversionCodes.BAD_UID, METADATA, String.valueOf(e.getMessage()), UUID_WANTED);
            return failed(resource, findings);
        }
    }

    /**
     * Returns whether custom resources of {@link #API_VERSION} keep resources of a kind. Nodes, workload endpoints and profiles are made of
     * objects of Kubernetes instead; block affinities and the configuration of address management are kept in another shape.
     */
    public static boolean isStored(Kind kind) {
        return kind.calico() && kind.apiVersions().contains(API_VERSION);
    }

    /**
     * Returns the resource that a stored object stands for, in {@code projectcalico.org/v3}. A tier gets its defaults.
     *
     * <p>The key of the result has the name of the stored object, which may differ from that of the resource.
     */
    public static <R extends CalicoResource> Converted<R> read(R stored) {
        Findings findings = new Findings(stored);
        try {
            Resource lifted = StorageForm.lift(stored.kind(), stored.kind().type(), stored, StorageConverter::uid);
            if (lifted instanceof Tier tier) {
                lifted = withDefaults(tier);
            }
            @SuppressWarnings("unchecked") // the form of the kind stays the same
            R resource = (R) lifted;
            return new Converted<>(stored.key(), Optional.of(resource), revision(stored), findings.all());
        } catch (BadUid e) {
            findings.error(ConversionCodes.BAD_UID, METADATA, String.valueOf(e.getMessage()), UUID_WANTED);
            return failed(stored, findings);
        } catch (FormatException e) {
            findings.error(
                    ConversionCodes.BAD_STORED_METADATA,
                    METADATA.field("annotations").field(StorageForm.ANNOTATION),
                    "the annotation is not " + e.expectation(),
                    "take the object from the cluster again, or remove the annotation");
            return failed(stored, findings);
        }
    }

    private static boolean disablesLabels(KubeControllersConfiguration configuration) {
        return configuration
                .spec()
                .controllers()
                .node()
                .flatMap(node -> node.syncLabels())
                .filter("Disabled"::equals)
                .isPresent();
    }

    private static Tier withDefaults(Tier tier) {
        return tier.withSpec(tier.spec().toBuilder()
                .order(tier.spec().order().orElse(TIER_ORDER))
                .defaultAction(tier.spec().defaultAction().orElse(TIER_ACTION))
                .build());
    }

    private static Metadata stored(Kind kind, Metadata given) {
        SortedMap<String, String> annotations = new TreeMap<>();
        annotations.put(StorageForm.ANNOTATION, json(keepsName(kind) ? given.name() : "", given));
        annotations.putAll(ours(given.annotations()));
        return Metadata.builder()
                .name(given.name())
                .namespace(given.namespace())
                .resourceVersion(given.resourceVersion())
                .uid(given.uid().filter(uid -> !uid.isEmpty()).map(StorageConverter::uid))
                .labels(ours(given.labels()))
                .annotations(annotations)
                .build();
    }

    private static boolean keepsName(Kind kind) {
        return switch (kind) {
            case NETWORK_POLICY, GLOBAL_NETWORK_POLICY, STAGED_NETWORK_POLICY, STAGED_GLOBAL_NETWORK_POLICY -> true;
            default -> false;
        };
    }

    private static SortedMap<String, String> ours(SortedMap<String, String> map) {
        SortedMap<String, String> ours = new TreeMap<>();
        for (Map.Entry<String, String> entry : map.entrySet()) {
            if (entry.getKey().contains("projectcalico.org/") || entry.getKey().contains("operator.tigera.io/")) {
                ours.put(entry.getKey(), entry.getValue());
            }
        }
        return ours;
    }

    /** The metadata as Go writes it, which shows a creation time that is not set as null, behind the generation. */
    private static String json(String name, Metadata given) {
        Metadata.Builder head = Metadata.builder()
                .name(name)
                .generateName(given.generateName())
                .selfLink(given.selfLink())
                .generation(given.generation())
                .creationTimestamp(given.creationTimestamp());
        Metadata.Builder tail = Metadata.builder()
                .deletionTimestamp(given.deletionTimestamp())
                .deletionGracePeriodSeconds(given.deletionGracePeriodSeconds())
                .labels(given.labels())
                .annotations(given.annotations())
                .ownerReferences(owners(given.ownerReferences()))
                .finalizers(given.finalizers())
                .managedFields(given.managedFields());
        String first = CanonicalJson.text((Object) head.build());
        String created = given.creationTimestamp().isPresent() ? "" : "\"creationTimestamp\":null";
        String last = CanonicalJson.text((Object) tail.build());
        return '{' + joined(joined(inner(first), created), inner(last)) + '}';
    }

    private static String inner(String object) {
        return object.substring(1, object.length() - 1);
    }

    private static String joined(String a, String b) {
        return a.isEmpty() || b.isEmpty() ? a + b : a + ',' + b;
    }

    private static List<OwnerReference> owners(List<OwnerReference> given) {
        List<OwnerReference> owners = new ArrayList<>(given.size());
        for (OwnerReference owner : given) {
            owners.add(
                    owner.apiVersion().equals(StorageForm.RESOURCE_VERSION)
                            ? owner.withApiVersion(StorageForm.API_VERSION).withUid(uid(owner.uid()))
                            : owner);
        }
        return owners;
    }

    private static String uid(String uid) {
        return ConvertedUid.of(uid).orElseThrow(() -> new BadUid(uid));
    }

    @SuppressWarnings("unchecked") // withMetadata answers a value of the same kind
    private static <R extends CalicoResource> Converted<R> done(R resource, Metadata metadata, Findings findings) {
        R converted = (R) resource.withMetadata(metadata);
        return new Converted<>(converted.key(), Optional.of(converted), revision(resource), findings.all());
    }

    private static String revision(Resource resource) {
        return resource.metadata().resourceVersion().orElse("");
    }

    private static <R extends CalicoResource> Converted<R> failed(R resource, Findings findings) {
        ResourceKey key = Objects.requireNonNull(resource, "resource").key();
        return new Converted<>(key, Optional.empty(), revision(resource), findings.all());
    }
}
