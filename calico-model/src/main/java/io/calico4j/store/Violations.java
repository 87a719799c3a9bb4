// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.resource.ResourceKey;
import io.calico4j.validation.ValidationPass;
import io.calico4j.validation.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A growing list of rules that a resource breaks in the eyes of the store. */
final class Violations {
    private final List<Violation> found = new ArrayList<>();

    @CanIgnoreReturnValue
    Violations add(Code code, String calicoField, String path, String message, String hint) {
        found.add(new Violation(
                ValidationPass.STORE,
                code,
                FieldPath.parse(path),
                calicoField,
                message,
                Optional.of(hint),
                Optional.empty()));
        return this;
    }

    static Violations of(Code code, String calicoField, String path, String message, String hint) {
        return new Violations().add(code, calicoField, path, message, hint);
    }

    /** The error about a resource; empty if there is nothing wrong. */
    Optional<StoreError> error(ResourceKey key) {
        return error(key, found);
    }

    static Optional<StoreError> error(ResourceKey key, List<Violation> violations) {
        return violations.isEmpty() ? Optional.empty() : Optional.of(new StoreError.Invalid(key, violations));
    }
}
