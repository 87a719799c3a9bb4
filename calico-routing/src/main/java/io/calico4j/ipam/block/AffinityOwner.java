// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.block;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The owner of a block: a node or something virtual, by name. Instances are immutable. */
public final class AffinityOwner {
    private final AffinityType type;
    private final String host;
    private final int hash;

    private AffinityOwner(AffinityType type, String host) {
        this.type = type;
        this.host = host;
        this.hash = 2 * host.hashCode() + (type == AffinityType.HOST ? 0 : 1);
    }

    /** Returns the owner of a type and a name. */
    public static AffinityOwner of(AffinityType type, String host) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(host, "host");
        return new AffinityOwner(type, host);
    }

    /** Returns the node of a name. */
    public static AffinityOwner host(String host) {
        return new AffinityOwner(AffinityType.HOST, Objects.requireNonNull(host, "host"));
    }

    /** Returns the virtual owner of a name. */
    public static AffinityOwner virtual(String name) {
        return new AffinityOwner(AffinityType.VIRTUAL, Objects.requireNonNull(name, "name"));
    }

    /** Returns the owner written in a block's affinity, if its prefix is a known one. */
    public static Optional<AffinityOwner> ofText(String affinity) {
        Objects.requireNonNull(affinity, "affinity");
        int colon = affinity.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : AffinityType.ofText(affinity.substring(0, colon))
                        .map(type -> of(type, affinity.substring(colon + 1)));
    }

    /** Returns the kind of owner. */
    public AffinityType type() {
        return type;
    }

    /** Returns the name of the node or of the virtual owner. */
    public String host() {
        return host;
    }

    /** Returns the form that stands in a block, such as {@code host:node-1}. */
    public String text() {
        return type.text() + ":" + host;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return this == object
                || (object instanceof AffinityOwner other && type == other.type && host.equals(other.host));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
