// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.schema;

import java.util.List;

/**
 * What Calico says about one type.
 *
 * @param name the name of the type, the same as that of our interface
 * @param kind whether it is a kind of resource
 * @param schema whether it is a kind with a CRD schema
 * @param fields its fields in the order they are written, but for {@code kind} and {@code apiVersion}
 */
public record TypeFacts(String name, boolean kind, boolean schema, List<FieldFacts> fields) {
    /** Copies the list. */
    public TypeFacts {
        fields = List.copyOf(fields);
    }
}
