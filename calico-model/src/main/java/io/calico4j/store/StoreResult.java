// SPDX-License-Identifier: Apache-2.0
package io.calico4j.store;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.resource.CalicoResource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of an operation: the resource as it is stored, or why it was refused. A refused operation has changed nothing.
 *
 * @param <R> the type of the resource
 */
public final class StoreResult<R extends CalicoResource> {
    private final @Nullable R resource;
    private final @Nullable StoreError error;

    private StoreResult(@Nullable R resource, @Nullable StoreError error) {
        this.resource = resource;
        this.error = error;
    }

    /** A result with a resource. */
    public static <R extends CalicoResource> StoreResult<R> of(R resource) {
        return new StoreResult<>(Objects.requireNonNull(resource, "resource"), null);
    }

    /** A result without one. */
    public static <R extends CalicoResource> StoreResult<R> refused(StoreError error) {
        return new StoreResult<>(null, Objects.requireNonNull(error, "error"));
    }

    /** Whether the operation was done. */
    public boolean isDone() {
        return error == null;
    }

    /** The resource as it is stored, or as it was when it was deleted; empty if the operation was refused. */
    public Optional<R> resource() {
        return Optional.ofNullable(resource);
    }

    /** Why the operation was refused; empty if it was done. */
    public Optional<StoreError> error() {
        return Optional.ofNullable(error);
    }

    /**
     * The resource.
     *
     * @throws StoreException if the operation was refused
     */
    @CanIgnoreReturnValue
    public R orElseThrow() {
        if (resource == null) {
            throw new StoreException(Objects.requireNonNull(error));
        }
        return resource;
    }

    /** The result with another resource; a refusal stays one. */
    <S extends CalicoResource> StoreResult<S> map(Function<? super R, S> change) {
        return resource == null ? refused(Objects.requireNonNull(error)) : of(change.apply(resource));
    }

    /** What another operation makes of the resource; a refusal stays one. */
    <S extends CalicoResource> StoreResult<S> flatMap(Function<? super R, StoreResult<S>> next) {
        return resource == null ? refused(Objects.requireNonNull(error)) : next.apply(resource);
    }

    /** Returns the key of the resource, or the error. */
    @Override
    public String toString() {
        return resource == null ? String.valueOf(error) : resource.key().toString();
    }
}
