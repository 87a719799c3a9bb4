// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Selectors over two labels, and enough label maps to tell any two of them apart that differ. */
final class SmallWorld {
    private static final List<String> OPERANDS = List.of("", "x", "xy", "yx");
    private static final List<Labels> ALL = maps();

    private SmallWorld() {}

    static List<Labels> allLabels() {
        return ALL;
    }

    /** All texts of up to five of the letters of the operands and a third letter, and the absent label. */
    private static List<String> values() {
        List<String> values = new ArrayList<>(List.of(""));
        for (int from = 0, length = 1; length <= 5; length++) {
            int to = values.size();
            for (; from < to; from++) {
                for (String letter : List.of("x", "y", "z")) {
                    values.add(values.get(from) + letter);
                }
            }
        }
        return values;
    }

    private static List<Labels> maps() {
        List<String> values = new ArrayList<>(representatives(values()));
        List<Labels> maps = new ArrayList<>();
        for (int a = -1; a < values.size(); a++) {
            for (int b = -1; b < values.size(); b++) {
                TreeMap<String, String> map = new TreeMap<>();
                if (a >= 0) {
                    map.put("a", values.get(a));
                }
                if (b >= 0) {
                    map.put("b", values.get(b));
                }
                maps.add(Labels.copyOf(map));
            }
        }
        return maps;
    }

    /** Of the values that all possible terms treat alike, the first. */
    private static List<String> representatives(List<String> values) {
        TreeMap<String, String> byTruth = new TreeMap<>();
        for (String value : values) {
            StringBuilder truth = new StringBuilder();
            for (String operand : OPERANDS) {
                truth.append(value.equals(operand))
                        .append(value.contains(operand))
                        .append(value.startsWith(operand))
                        .append(value.endsWith(operand));
            }
            byTruth.putIfAbsent(truth.toString(), value);
        }
        return List.copyOf(byTruth.values());
    }

    static Arbitrary<Selector> selectors() {
        return Arbitraries.recursive(SmallWorld::leaves, SmallWorld::nodes, 0, 3);
    }

    private static Arbitrary<Selector> nodes(Arbitrary<Selector> operands) {
        Arbitrary<List<Selector>> chains = operands.list().ofMinSize(2).ofMaxSize(3);
        return Arbitraries.oneOf(
                operands.map(Selector::negate), chains.map(Selector::allOf), chains.map(Selector::anyOf));
    }

    private static Arbitrary<Selector> leaves() {
        Arbitrary<String> names = Arbitraries.of("a", "b");
        Arbitrary<String> operands = Arbitraries.of(OPERANDS);
        Arbitrary<List<String>> sets = operands.list().ofMaxSize(3);
        return Arbitraries.oneOf(
                Combinators.combine(names, operands).as(Selector::eq),
                Combinators.combine(names, operands).as(Selector::notEq),
                Combinators.combine(names, sets).as((name, set) -> Selector.in(name, set)),
                Combinators.combine(names, sets).as((name, set) -> Selector.notIn(name, set)),
                Combinators.combine(names, operands).as(Selector::contains),
                Combinators.combine(names, operands).as(Selector::startsWith),
                Combinators.combine(names, operands).as(Selector::endsWith),
                names.map(Selector::has),
                Arbitraries.of(Selector.all(), Selector.global(), Selector.none()));
    }
}
