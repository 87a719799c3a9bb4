// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What random histories are made of: few names, so that everything meets everything. */
final class Histories {
    private Histories() {}

    static Arbitrary<String> endpointIds() {
        return Arbitraries.of("e1", "e2", "e3", "e4", "e5");
    }

    static Arbitrary<String> parentIds() {
        return Arbitraries.of("p1", "p2", "p3", "p4");
    }

    static Arbitrary<String> selectorIds() {
        return Arbitraries.of("s1", "s2", "s3", "s4", "s5", "s6");
    }

    /** Lists in which a parent may stand twice. */
    static Arbitrary<List<String>> parentLists() {
        return parentIds().list().ofMaxSize(4);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "b", "c", "d");
    }

    private static Arbitrary<String> values() {
        return Arbitraries.of("", "x", "xy", "yz");
    }

    static Arbitrary<Labels> labels() {
        return Arbitraries.maps(names(), values()).ofMaxSize(3).map(Labels::copyOf);
    }

    static Arbitrary<Selector> selectors() {
        return Arbitraries.recursive(Histories::leaves, Histories::nodes, 0, 3);
    }

    private static Arbitrary<Selector> nodes(Arbitrary<Selector> operands) {
        Arbitrary<List<Selector>> chains = operands.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                operands.map(Selector::negate), chains.map(Selector::allOf), chains.map(Selector::anyOf));
    }

    private static Arbitrary<Selector> leaves() {
        return Arbitraries.oneOf(
                Combinators.combine(names(), values()).as(Selector::eq),
                Combinators.combine(names(), values()).as(Selector::notEq),
                Combinators.combine(names(), values().set().ofMaxSize(3)).as(Selector::in),
                Combinators.combine(names(), values().set().ofMaxSize(3)).as(Selector::notIn),
                Combinators.combine(names(), values()).as(Selector::contains),
                Combinators.combine(names(), values()).as(Selector::startsWith),
                Combinators.combine(names(), values()).as(Selector::endsWith),
                names().map(Selector::has),
                Arbitraries.of(Selector.all(), Selector.global(), Selector.none()));
    }
}
