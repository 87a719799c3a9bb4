// SPDX-License-Identifier: Apache-2.0
package io.calico4j.crd;

import io.calico4j.internal.schema.Facts;
import io.calico4j.internal.schema.TypeFacts;
import io.calico4j.internal.wire.WireType;
import io.calico4j.resource.Content;
import io.calico4j.resource.Kind;
import io.calico4j.resource.UnknownResource;
import io.calico4j.resource.policy.PolicyResource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@code CustomResourceDefinition} (apiextensions.k8s.io/v1) of a kind, in the group {@code projectcalico.org/v3}.
 *
 * <p>The schema has the fields, types, enumerations, defaults and bounds of Calico v3.32's own ({@code api/config/crd}), with descriptions
 * of our own. It is stricter where Calico's lets in what Calico then refuses or cannot use, see {@link Strictness}.
 *
 * <p>Deterministic, and safe for any number of threads.
 */
public final class CustomResourceDefinitions {
    private static final String GROUP = "projectcalico.org";
    private static final String VERSION = "v3";

    /** How strict a schema is. */
    public enum Strictness {
        /** What Calico's own schema says of single fields; no rules between fields. */
        CALICO,
        /** And rules of ours, in the Common Expression Language, for mistakes that Calico's schema lets in, such as a block size that no address family has. */
        STRICT
    }

    private CustomResourceDefinitions() {}

    /** The kinds that have a definition, in their order: those that Calico stores as custom resources. */
    public static List<Kind> kinds() {
        return Arrays.stream(Kind.values())
                .filter(Kind::calico)
                .filter(kind -> kind.apiVersions().contains(GROUP + "/" + VERSION))
                .filter(kind -> isStored(Facts.of(kind.type())))
                .toList();
    }

    private static boolean isStored(@Nullable TypeFacts facts) {
        return facts != null && facts.schema();
    }

    /** The strict definitions of all kinds. */
    public static List<UnknownResource> all() {
        return kinds().stream().map(CustomResourceDefinitions::of).toList();
    }

    /**
     * The strict definition of a kind.
     *
     * @throws IllegalArgumentException unless it is one of {@link #kinds()}
     */
    public static UnknownResource of(Kind kind) {
        return of(kind, Strictness.STRICT);
    }

    /**
     * The definition of a kind.
     *
     * @throws IllegalArgumentException unless it is one of {@link #kinds()}
     */
    public static UnknownResource of(Kind kind, Strictness strictness) {
        Objects.requireNonNull(strictness, "strictness");
        if (!kinds().contains(kind)) {
            throw new IllegalArgumentException(kind + " is not stored as a custom resource");
        }
        return UnknownResource.of(new MappingBuilder()
                .put("apiVersion", "apiextensions.k8s.io/v1")
                .put("kind", "CustomResourceDefinition")
                .put("metadata", new MappingBuilder().put("name", kind.plural() + "." + GROUP))
                .put("spec", spec(kind, strictness))
                .build());
    }

    private static MappingBuilder spec(Kind kind, Strictness strictness) {
        MappingBuilder names = new MappingBuilder()
                .put("kind", kind.kindName())
                .put("listKind", kind.listKind())
                .put("plural", kind.plural())
                .put("singular", kind.kindName().toLowerCase(Locale.ROOT));
        if (!kind.shortNames().isEmpty()) {
            names.put("shortNames", MappingBuilder.texts(kind.shortNames()));
        }
        MappingBuilder version = new MappingBuilder()
                .put("name", VERSION)
                .put("served", true)
                .put("storage", true)
                .put("schema", new MappingBuilder().put("openAPIV3Schema", new SchemaMaker(strictness).resource(kind)));
        if (WireType.of(kind.type()).field("status") != null) {
            version.put("subresources", new MappingBuilder().put("status", new MappingBuilder()));
        }
        if (PolicyResource.class.isAssignableFrom(kind.type())) {
            Content byTier = new MappingBuilder().put("jsonPath", ".spec.tier").build();
            version.put("selectableFields", new Content.Sequence(List.of(byTier)));
        }
        return new MappingBuilder()
                .put("group", GROUP)
                .put("scope", kind.namespaced() ? "Namespaced" : "Cluster")
                .put("names", names)
                .put("versions", new Content.Sequence(List.of(version.build())));
    }
}
