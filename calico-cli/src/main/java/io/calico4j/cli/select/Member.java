// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something a selector may match: an endpoint or a network set.
 *
 * @param kind the kind of the resource it comes from
 * @param namespace its namespace; empty if it is in none
 * @param name its name
 * @param endpoint its labels and the profiles that hand labels down to it
 * @param seen all labels a selector sees on it
 */
record Member(String kind, Optional<String> namespace, String name, EndpointLabels endpoint, Labels seen) {
    /** By kind, namespace and name. */
    static final Comparator<Member> ORDER = Comparator.comparing(Member::kind)
            .thenComparing(m -> m.namespace.orElse(""))
            .thenComparing(Member::name);

    /** Returns {@code namespace/name}, or the name alone. */
    String title() {
        return namespace.map(ns -> ns + "/").orElse("") + name;
    }
}
