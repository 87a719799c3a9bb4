// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam;

import io.calico4j.ipam.block.OwnerAttributes;
import io.calico4j.ipam.store.IpamError;
import io.calico4j.ipam.store.IpamException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change to the attributes of the owners of an address, as a migrating virtual machine needs it.
 *
 * @param active new attributes of the active owner
 * @param clearActive whether to remove them
 * @param alternate new attributes of the other owner
 * @param clearAlternate whether to remove them
 */
public record OwnerUpdate(
        Optional<OwnerAttributes> active,
        boolean clearActive,
        Optional<OwnerAttributes> alternate,
        boolean clearAlternate) {
    /** Checks that nothing is missing. */
    public OwnerUpdate {
        Objects.requireNonNull(active, "active");
        Objects.requireNonNull(alternate, "alternate");
    }

    /**
     * An owner that is expected to stand in one of the two places.
     *
     * @param namespace namespace of its pod
     * @param pod name of its pod; both empty stands for no attributes at all
     */
    public record Expected(String namespace, String pod) {
        /** Checks that nothing is missing. */
        public Expected {
            Objects.requireNonNull(namespace, "namespace");
            Objects.requireNonNull(pod, "pod");
        }

        boolean matches(@Nullable OwnerAttributes attributes) {
            boolean nobody = namespace.isEmpty() && pod.isEmpty();
            if (attributes == null || attributes.isEmpty() || nobody) {
                return nobody && (attributes == null || attributes.isEmpty());
            }
            var map = attributes.toMap();
            return pod.equals(map.get(OwnerAttributes.POD)) && namespace.equals(map.get(OwnerAttributes.NAMESPACE));
        }
    }

    /**
     * What must hold before a change; it is looked at only for a side that is changed.
     *
     * @param active the expected active owner
     * @param activeEmpty whether there must be none
     * @param alternate the expected other owner
     * @param alternateEmpty whether there must be none
     */
    public record Preconditions(
            Optional<Expected> active, boolean activeEmpty, Optional<Expected> alternate, boolean alternateEmpty) {
        /** Checks that nothing is missing. */
        public Preconditions {
            Objects.requireNonNull(active, "active");
            Objects.requireNonNull(alternate, "alternate");
        }

        /** The absence of any condition. */
        public static final Preconditions NONE = new Preconditions(Optional.empty(), false, Optional.empty(), false);

        void check() {
            if ((active.isPresent() && activeEmpty) || (alternate.isPresent() && alternateEmpty)) {
                throw new IpamException(
                        IpamError.INVALID_ARGUMENT, "an owner can't be expected to be there and to be absent");
            }
        }
    }

    void check() {
        if ((active.isPresent() && clearActive) || (alternate.isPresent() && clearAlternate)) {
            throw new IpamException(IpamError.INVALID_ARGUMENT, "an owner can't be set and cleared at once");
        }
    }

    boolean changesActive() {
        return clearActive || active.isPresent();
    }

    boolean changesAlternate() {
        return clearAlternate || alternate.isPresent();
    }
}
