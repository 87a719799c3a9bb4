// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.bird;

import io.calico4j.conformance.vector.Checks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two configurations by meaning: the same statements at the top, the same protocols with the same options and
 * static routes, and for every route tried the same decision and the same attributes after it.
 */
public final class BirdComparison {
    private BirdComparison() {}

    /** Compares whole configurations, each with its includes put together. */
    public static void whole(String what, String expected, String actual, Checks checks) {
        BirdTree reference = BirdTree.parse(expected);
        BirdTree ours = BirdTree.parse(actual);
        checks.equal(what + " globals", reference.globals, ours.globals);
        checks.equal(what + " protocols", reference.protocols.keySet(), ours.protocols.keySet());
        reference.protocols.forEach((name, options) ->
                checks.equal(what + " " + name, options, ours.protocols.getOrDefault(name, new TreeSet<>())));
        checks.equal(what + " filters", reference.filters.keySet(), ours.filters.keySet());
        List<BirdRoute> tried = TriedRoutes.of(expected);
        reference.filters.forEach((name, body) -> {
            List<String> own = ours.filters.get(name);
            if (own != null) {
                decisions(what + " " + name, new Code(body, reference), new Code(own, ours), tried, checks);
            }
        });
    }

    /**
     * Compares the functions of one configuration with those of the same names in another.
     *
     * @param expected functions only
     */
    public static void functions(String what, String expected, String actual, Checks checks) {
        BirdTree reference = BirdTree.parse(expected);
        BirdTree ours = BirdTree.parse(actual);
        TreeSet<String> mine = new TreeSet<>(ours.functions.keySet());
        mine.removeIf(n -> !n.startsWith("'"));
        checks.equal(what + " functions", new TreeSet<>(reference.functions.keySet()), mine);
        List<BirdRoute> tried = TriedRoutes.of(expected);
        for (Map.Entry<String, BirdCode.Function> entry : reference.functions.entrySet()) {
            String name = entry.getKey();
            BirdCode.Function own = ours.functions.get(name);
            if (own == null) {
                continue;
            }
            int arguments = entry.getValue().arguments().size();
            checks.equal(
                    what + " arguments of " + name, arguments, own.arguments().size());
            for (String argument : arguments == 0 ? List.of("") : List.of("true", "false")) {
                List<String> call = BirdCode.of(name + "(" + argument + ");");
                decisions(what + " " + name, new Code(call, reference), new Code(call, ours), tried, checks);
            }
        }
    }

    /**
     * Compares a filter's body, which may call functions of our configuration under other names, with a filter of ours.
     *
     * @param expected the body
     * @param aliases our function names by the names that stand in the body
     * @param filter our filter, such as {@code "kernel export"}
     */
    public static void body(
            String what, String expected, Map<String, String> aliases, String actual, String filter, Checks checks) {
        BirdTree ours = BirdTree.parse(actual);
        Map<String, BirdCode.Function> functions = new LinkedHashMap<>(ours.functions);
        aliases.forEach((name, own) -> functions.put(name, ours.functions.get(own)));
        List<String> own = ours.filters.get(filter);
        checks.equal(what + " is there", true, own != null);
        if (own != null) {
            Code reference = new Code(BirdCode.of(expected), functions);
            decisions(what, reference, new Code(own, ours), TriedRoutes.of(expected + actual), checks);
        }
    }

    /** Returns the options of one protocol of a configuration. */
    public static Set<String> options(String configuration, String protocol) {
        return BirdTree.parse(configuration).protocols.getOrDefault(protocol, new TreeSet<>());
    }

    private record Code(List<String> body, Map<String, BirdCode.Function> functions) {
        Code(List<String> body, BirdTree tree) {
            this(body, tree.functions);
        }

        String decide(BirdRoute route) {
            BirdRoute copy = route.copy();
            BirdCode.End end = BirdCode.run(body, functions, copy);
            return end == BirdCode.End.REJECT ? end.toString() : end + " " + copy;
        }
    }

    private static void decisions(String what, Code reference, Code ours, List<BirdRoute> tried, Checks checks) {
        List<String> shown = new ArrayList<>();
        for (BirdRoute route : tried) {
            String expected = reference.decide(route);
            if (!expected.equals(ours.decide(route)) && shown.isEmpty()) {
                shown.add(route.toString());
                checks.equal(what + " of " + route, expected, ours.decide(route));
            }
        }
    }
}
