// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.resource.ResourceKey;
import io.calico4j.validation.Violation;
import java.util.List;

/**
 * Why a store refused an operation.
 *
 * <p>The kinds are those of Calico v3.32, libcalico-go/lib/errors.
 */
public sealed interface StoreError {
    /** The kinds of errors, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Invalid}. */
        INVALID,
        /** {@link AlreadyExists}. */
        ALREADY_EXISTS,
        /** {@link NotFound}. */
        NOT_FOUND,
        /** {@link Conflict}. */
        CONFLICT,
        /** {@link NotSupported}. */
        NOT_SUPPORTED,
        /** {@link Refused}. */
        REFUSED
    }

    /** Which kind this is. */
    Kind kind();

    /** The resource that the operation was about, or that it needs. */
    ResourceKey key();

    /** This as findings about the resource, without positions. */
    Diagnostics diagnostics();

    /** One line that says what is wrong. */
    @Override
    String toString();

    private static Diagnostics one(Code code, ResourceKey key, String message, String hint) {
        return Diagnostics.of(Diagnostic.error(code, FieldPath.root(), message)
                .withSubject(key.toString())
                .withHint(hint));
    }

    /**
     * The resource breaks rules: of its own, against other resources or against what is stored.
     *
     * @param violations all rules broken, at least one
     */
    record Invalid(ResourceKey key, List<Violation> violations) implements StoreError {
        /** Copies the list. */
        public Invalid {
            violations = List.copyOf(violations);
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public Diagnostics diagnostics() {
            return Diagnostics.copyOf(
                    violations.stream().map(v -> v.toDiagnostic(key)).toList());
        }

        @Override
        public String toString() {
            return diagnostics().render().strip();
        }
    }

    /** There is such a resource already. */
    record AlreadyExists(ResourceKey key) implements StoreError {
        @Override
        public Kind kind() {
            return Kind.ALREADY_EXISTS;
        }

        @Override
        public Diagnostics diagnostics() {
            return one(StoreCodes.ALREADY_EXISTS, key, "the resource exists already", "replace or apply it");
        }

        @Override
        public String toString() {
            return key + " exists already";
        }
    }

    /** There is no such resource. */
    record NotFound(ResourceKey key) implements StoreError {
        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }

        @Override
        public Diagnostics diagnostics() {
            return one(StoreCodes.NOT_FOUND, key, "the resource does not exist", "create it first");
        }

        @Override
        public String toString() {
            return key + " does not exist";
        }
    }

    /**
     * The resource changed since it was read.
     *
     * @param given the revision that was given
     * @param latest the revision that is stored
     */
    record Conflict(ResourceKey key, String given, String latest) implements StoreError {
        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }

        @Override
        public Diagnostics diagnostics() {
            return one(
                    StoreCodes.CONFLICT,
                    key,
                    "revision " + given + " is not the latest, which is " + latest,
                    "read the resource again, and change that");
        }

        @Override
        public String toString() {
            return key + ": revision " + given + " is not the latest, which is " + latest;
        }
    }

    /**
     * The operation is not for this resource.
     *
     * @param operation the operation as Calico names it
     * @param reason why; may be empty
     */
    record NotSupported(ResourceKey key, String operation, String reason) implements StoreError {
        @Override
        public Kind kind() {
            return Kind.NOT_SUPPORTED;
        }

        @Override
        public Diagnostics diagnostics() {
            return one(StoreCodes.NOT_SUPPORTED, key, message(), "leave the resource to Calico");
        }

        private String message() {
            return "the operation " + operation + " is not supported" + (reason.isEmpty() ? "" : ": " + reason);
        }

        @Override
        public String toString() {
            return key + ": " + message();
        }
    }

    /**
     * The client does not take it.
     *
     * @param reason why
     */
    record Refused(ResourceKey key, String reason) implements StoreError {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        @Override
        public Diagnostics diagnostics() {
            return one(StoreCodes.REFUSED, key, reason, "change the name or the namespace");
        }

        @Override
        public String toString() {
            return key + ": " + reason;
        }
    }
}
