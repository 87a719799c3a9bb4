// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import io.calico4j.diagnostic.FormatException;
import java.util.Objects;
import java.util.Optional;

/**
 * The identity of one object: its kind, its namespace if the kind has one, and its name.
 *
 * <p>The text form is {@code NetworkPolicy/org-1/team-netpol} or {@code IPPool/default-pool}. The two Kubernetes kinds whose names
 * Calico uses too are written with their group ({@code networking.k8s.io/NetworkPolicy/org-1/web}, {@code core/Node/worker-1}),
 * and so is every unknown kind ({@code example.com/Widget/org-1/w}, {@code core/ConfigMap/org-1/c}). Keys are ordered by kind as
 * {@link Kind} declares them, then kind text, namespace and name, by UTF-16 code unit.
 */
public final class ResourceKey implements Comparable<ResourceKey> {
    private static final String CORE = "core";

    private final Kind kind;
    private final String type;
    private final String namespace;
    private final String name;
    /** Computed when first asked for, as many keys never are; every thread computes the same. */
    private int hash;

    private ResourceKey(Kind kind, String type, String namespace, String name) {
        this.kind = kind;
        this.type = type;
        this.namespace = namespace;
        this.name = name;
    }

    /**
     * The key of an object of a known kind.
     *
     * @param namespace left out for a kind that has none; empty or absent is the same
     * @param name may be empty, as it is in an object that states none
     * @throws IllegalArgumentException for {@link Kind#UNKNOWN}
     */
    public static ResourceKey of(Kind kind, Optional<String> namespace, String name) {
        if (kind == Kind.UNKNOWN) {
            throw new IllegalArgumentException("an unknown kind needs its group and name: use unknown(..)");
        }
        return new ResourceKey(
                kind, kind.text(), kind.namespaced() ? namespace.orElse("") : "", Objects.requireNonNull(name, "name"));
    }

    /** The key of an object of a cluster-wide kind, or of a namespaced kind that states no namespace. */
    public static ResourceKey of(Kind kind, String name) {
        return of(kind, Optional.empty(), name);
    }

    /** The key of an object in a namespace. */
    public static ResourceKey of(Kind kind, String namespace, String name) {
        return of(kind, Optional.of(namespace), name);
    }

    /**
     * The key of an object of a kind this library has no type for.
     *
     * @param group the API group without version, empty for the core group
     */
    public static ResourceKey unknown(String group, String kindName, Optional<String> namespace, String name) {
        String type = (group.isEmpty() ? CORE : group) + '/' + kindName;
        return new ResourceKey(Kind.UNKNOWN, type, namespace.orElse(""), Objects.requireNonNull(name, "name"));
    }

    /**
     * Reads the text form. Everything behind the namespace (or behind a cluster-wide kind) is the name.
     *
     * @throws FormatException if the text names no kind or no name
     */
    public static ResourceKey parse(String text) {
        int slash = slash(text, 0, "a kind and a name, such as NetworkPolicy/namespace/name");
        Optional<Kind> kind = Kind.findText(text.substring(0, slash));
        if (kind.isEmpty()) {
            slash = slash(text, slash + 1, "a known kind, or a group and a kind, before the name");
            kind = Kind.findText(text.substring(0, slash));
        }
        String type = text.substring(0, slash);
        String rest = text.substring(slash + 1);
        boolean namespaced = kind.map(Kind::namespaced).orElse(true);
        int split = namespaced ? rest.indexOf('/') : -1;
        return new ResourceKey(
                kind.orElse(Kind.UNKNOWN), type, rest.substring(0, Math.max(0, split)), rest.substring(split + 1));
    }

    private static int slash(String text, int from, String expectation) {
        int slash = text.indexOf('/', from);
        if (slash <= from) {
            throw new FormatException(text, slash < 0 ? text.length() : slash, expectation);
        }
        return slash;
    }

    /** What the object is; {@link Kind#UNKNOWN} for kinds without a type here, which {@link #type()} tells apart. */
    public Kind kind() {
        return kind;
    }

    /** The kind as the text form states it: {@link Kind#text()}, or group and kind of an unknown one. */
    public String type() {
        return type;
    }

    /** The namespace, or empty for a cluster-wide object. */
    public Optional<String> namespace() {
        return namespace.isEmpty() ? Optional.empty() : Optional.of(namespace);
    }

    /** The name. */
    public String name() {
        return name;
    }

    @Override
    public int compareTo(ResourceKey other) {
        int order = kind.compareTo(other.kind);
        order = order == 0 ? type.compareTo(other.type) : order;
        order = order == 0 ? namespace.compareTo(other.namespace) : order;
        return order == 0 ? name.compareTo(other.name) : order;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof ResourceKey that
                && hashCode() == that.hashCode()
                && kind == that.kind
                && name.equals(that.name)
                && namespace.equals(that.namespace)
                && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = (type.hashCode() * 31 + namespace.hashCode()) * 31 + name.hashCode();
            hash = known;
        }
        return known;
    }

    /** The text form. */
    @Override
    public String toString() {
        return namespace.isEmpty() ? type + '/' + name : type + '/' + namespace + '/' + name;
    }
}
