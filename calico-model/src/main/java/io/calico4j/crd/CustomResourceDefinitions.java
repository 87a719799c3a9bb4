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
 * Makes the {@code CustomResourceDefinition} (apiextensions.k8s.io/v1) of a kind, in either {@link Form}.
 *
 * <p>The schema has the fields, types, enumerations, defaults and bounds of Calico v3.32's own ({@code api/config/crd}), with descriptions
 * of our own. It is stricter where Calico's lets in what Calico then refuses or cannot use, see {@link Strictness}.
 *
 * <p>Deterministic, and safe for any number of threads.
 */
public final class CustomResourceDefinitions {
    /** The two groups of resources that Calico keeps in a cluster, of which an installation uses one. */
    public enum Form {
        /** {@code projectcalico.org/v3}, which Kubernetes serves by itself. */
        NATIVE("projectcalico.org", "v3"),
        /** {@code crd.projectcalico.org/v1}, in which Calico's API server keeps what it serves as the other. */
        STORAGE("crd.projectcalico.org", "v1");

        private final String group;
        private final String version;

        Form(String group, String version) {
            this.group = group;
            this.version = version;
        }

        /** Returns the group and version, as objects state them. */
        public String apiVersion() {
            return group + "/" + version;
        }
    }

    /** How strict a schema is. */
    public enum Strictness {
        /** What Calico's own schema says of single fields; no rules between fields. */
        CALICO,
        /** And rules of ours, in the Common Expression Language, for mistakes that Calico's schema lets in, such as a block size that no address family has. */
        STRICT
    }

    private CustomResourceDefinitions() {}

    /** The kinds that have a native definition, in their order: those that Calico stores as custom resources. */
    public static List<Kind> kinds() {
        return kinds(Form.NATIVE);
    }

    /** The kinds that have a definition in a form, in their order. */
    public static List<Kind> kinds(Form form) {
        String apiVersion = form.apiVersion();
        return Arrays.stream(Kind.values())
                .filter(Kind::calico)
                .filter(kind -> kind.apiVersions().contains(apiVersion))
                .filter(kind -> isStored(Facts.of(StorageSchema.nativeKind(kind).type())))
                .toList();
    }

    private static boolean isStored(@Nullable TypeFacts facts) {
        return facts != null && facts.schema();
    }

    /** The strict native definitions of all kinds. */
    public static List<UnknownResource> all() {
        return all(Form.NATIVE);
    }

    /** The strict definitions of all kinds in a form. */
    public static List<UnknownResource> all(Form form) {
        return kinds(form).stream()
                .map(kind -> of(kind, Strictness.STRICT, form))
                .toList();
    }

    /**
     * The strict native definition of a kind.
     *
     * @throws IllegalArgumentException unless it is one of {@link #kinds()}
     */
    public static UnknownResource of(Kind kind) {
        return of(kind, Strictness.STRICT);
    }

    /**
     * The native definition of a kind.
     *
     * @throws IllegalArgumentException unless it is one of {@link #kinds()}
     */
    public static UnknownResource of(Kind kind, Strictness strictness) {
        return of(kind, strictness, Form.NATIVE);
    }

    /**
     * The definition of a kind in a form.
     *
     * @throws IllegalArgumentException unless it is one of {@link #kinds(Form)}
     */
    public static UnknownResource of(Kind kind, Strictness strictness, Form form) {
        Objects.requireNonNull(strictness, "strictness");
        if (!kinds(form).contains(kind)) {
            throw new IllegalArgumentException(kind + " is not stored as a custom resource of " + form.apiVersion());
        }
        return UnknownResource.of(new MappingBuilder()
                .put("apiVersion", "apiextensions.k8s.io/v1")
                .put("kind", "CustomResourceDefinition")
                .put("metadata", new MappingBuilder().put("name", kind.plural() + "." + form.group))
                .put("spec", spec(kind, strictness, form))
                .build());
    }

    private static MappingBuilder spec(Kind kind, Strictness strictness, Form form) {
        MappingBuilder names = new MappingBuilder()
                .put("kind", kind.kindName())
                .put("listKind", kind.listKind())
                .put("plural", kind.plural())
                .put("singular", kind.kindName().toLowerCase(Locale.ROOT));
        if (form == Form.NATIVE && !kind.shortNames().isEmpty()) {
            names.put("shortNames", MappingBuilder.texts(kind.shortNames()));
        }
        Content.Mapping schema = new SchemaMaker(strictness)
                .resource(StorageSchema.nativeKind(kind))
                .build();
        if (form == Form.STORAGE) {
            schema = StorageSchema.of(kind, schema);
        }
        MappingBuilder version = new MappingBuilder()
                .put("name", form.version)
                .put("served", true)
                .put("storage", true)
                .put("schema", new MappingBuilder().put("openAPIV3Schema", schema));
        if (form == Form.NATIVE && WireType.of(kind.type()).field("status") != null) {
            version.put("subresources", new MappingBuilder().put("status", new MappingBuilder()));
        }
        if (form == Form.NATIVE && PolicyResource.class.isAssignableFrom(kind.type())) {
            Content byTier = new MappingBuilder().put("jsonPath", ".spec.tier").build();
            version.put("selectableFields", new Content.Sequence(List.of(byTier)));
        }
        return new MappingBuilder()
                .put("group", form.group)
                .put("scope", kind.namespaced() ? "Namespaced" : "Cluster")
                .put("names", names)
                .put("versions", new Content.Sequence(List.of(version.build())));
    }
}
