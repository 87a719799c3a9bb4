// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.select;

import io.calico4j.cluster.InheritedLabels;
import io.calico4j.label.Selector;
import java.util.Optional;

/**
 * Why a selector does or doesn't match one member.
 *
 * @param selector the selector in canonical form
 * @param kind the member's kind
 * @param namespace its namespace; empty if it is in none
 * @param name its name
 * @param matches whether the selector matches it
 * @param reason why
 */
record WhyAnswer(
        String selector, String kind, Optional<String> namespace, String name, boolean matches, Reason reason) {

    static WhyAnswer of(Selector selector, Member member, InheritedLabels inherited) {
        Reason reason = Reason.of(selector, member, inherited);
        return new WhyAnswer(
                selector.canonical(), member.kind(), member.namespace(), member.name(), reason.holds(), reason);
    }

    /** Returns {@code namespace/name}, or the name alone. */
    String title() {
        return namespace.map(ns -> ns + "/").orElse("") + name;
    }
}
