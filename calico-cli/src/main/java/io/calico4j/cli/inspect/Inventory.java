// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.inspect;

import io.calico4j.resource.Resource;
import io.calico4j.resource.UnknownResource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Resources by type, in the order of their namespaces and names.
 *
 * @param resources all of them
 */
record Inventory(List<Resource> resources) {
    private static final Comparator<Resource> BY_NAME = Comparator.comparing(
                    (Resource r) -> r.metadata().namespace().orElse(""))
            .thenComparing(r -> r.metadata().name());

    /** Orders the resources; of equal names the first comes first. */
    static Inventory of(Collection<? extends Resource> resources) {
        return new Inventory(
                resources.stream().map(Resource.class::cast).sorted(BY_NAME).toList());
    }

    <R extends Resource> List<R> all(Class<R> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the resource of this type that is named {@code default}. */
    <R extends Resource> Optional<R> defaultOf(Class<R> type) {
        return all(type).stream()
                .filter(r -> r.metadata().name().equals("default"))
                .findFirst();
    }

    /** Returns the objects of a kind without a type of its own. */
    List<UnknownResource> unknown(String kindName) {
        return all(UnknownResource.class).stream()
                .filter(r -> r.kindName().equals(kindName))
                .toList();
    }
}
