// SPDX-License-Identifier: Apache-2.0
package io.calico4j.validation;

import io.calico4j.internal.defaulting.ClientDefaults;
import io.calico4j.internal.defaulting.SchemaDefaults;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Resource;
import java.util.Objects;

/**
 * What Calico puts in where a field is left out.
 *
 * <p>Pure functions that never throw: a resource that is not valid comes back with what could be put in. Applying a second time
 * changes nothing. Kinds that are not Calico's come back as they are.
 */
public final class Defaults {
    private Defaults() {}

    /**
     * The resource as a cluster would hold it: with the namespace {@code default} where a namespaced resource states none, with what
     * the client puts in, and with the defaults of the schema.
     */
    @SuppressWarnings("unchecked") // a resource keeps its type
    public static <R extends Resource> R apply(R resource) {
        Objects.requireNonNull(resource, "resource");
        return resource instanceof CalicoResource calico
                ? (R) SchemaDefaults.apply(ClientDefaults.apply(ClientDefaults.namespace(calico)))
                : resource;
    }

    /**
     * The resource as a client writes it where an API server puts in the defaults of the schema: like {@link #apply}, without those.
     */
    @SuppressWarnings("unchecked") // a resource keeps its type
    public static <R extends Resource> R applyClient(R resource) {
        Objects.requireNonNull(resource, "resource");
        return resource instanceof CalicoResource calico
                ? (R) ClientDefaults.apply(ClientDefaults.namespace(calico))
                : resource;
    }
}
