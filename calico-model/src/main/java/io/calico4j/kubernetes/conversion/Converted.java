// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.ResourceKey;
import java.util.Objects;
import java.util.Optional;

/**
 * What became of one Kubernetes object.
 *
 * <p>There are three outcomes: a value, possibly with errors about parts that were left out; no value and no error, which means
 * that the object has no counterpart and one made of an earlier version is to be removed; no value and an error, which means
 * that the conversion {@link #failed()}.
 *
 * @param key the key under which Calico keeps the value: that of the policy in Kubernetes for policies, else that of the value; the
 *     key of the object itself if the conversion failed
 * @param value the counterpart in Calico's model
 * @param revision the revision Calico shows for it; empty if the object has none
 * @param diagnostics what was left out, replaced or passed over, with paths into the object
 * @param <R> the kind of the counterpart
 */
public record Converted<R extends CalicoResource>(
        ResourceKey key, Optional<R> value, String revision, Diagnostics diagnostics) {
    /** Checks that nothing is null. */
    public Converted {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(diagnostics, "diagnostics");
    }

    /** Returns whether there is no value because of an error. */
    public boolean failed() {
        return value.isEmpty() && diagnostics.hasErrors();
    }
}
