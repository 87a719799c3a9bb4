// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.vector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Structural comparison of JSON values: member order is of no account, list order is, numbers compare by value.
 *
 * <p>Instances are immutable.
 */
public final class JsonComparison {
    private static final JsonComparison EXACT = new JsonComparison(false);
    private static final JsonComparison LOOSE = new JsonComparison(true);

    private final boolean emptyIsAbsent;

    private JsonComparison(boolean emptyIsAbsent) {
        this.emptyIsAbsent = emptyIsAbsent;
    }

    /** Returns the comparison that tells {@code null}, an empty value and an absent member apart. */
    public static JsonComparison exact() {
        return EXACT;
    }

    /** Returns the comparison for which {@code null}, {@code ""}, {@code []}, {@code {}} and an absent member are one. */
    public static JsonComparison emptyAsAbsent() {
        return LOOSE;
    }

    /** Returns whether the two values are equal. */
    public boolean same(JsonNode expected, JsonNode actual) {
        return differences(expected, actual).isEmpty();
    }

    /** Returns all places where the values differ, members in name order; empty if they are equal. */
    public List<Difference> differences(JsonNode expected, JsonNode actual) {
        List<Difference> found = new ArrayList<>();
        compare("", expected, actual, found);
        return found;
    }

    /**
     * Returns a copy of a list with its elements in the order of their text, for lists that are sets.
     *
     * @param list an array; anything else is returned as it is
     */
    public static JsonNode sorted(JsonNode list) {
        if (!list.isArray()) {
            return list;
        }
        List<JsonNode> elements = new ArrayList<>();
        list.forEach(elements::add);
        elements.sort(Comparator.comparing(JsonNode::toString));
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(elements.size());
        return copy.addAll(elements);
    }

    private void compare(String path, JsonNode expected, JsonNode actual, List<Difference> found) {
        if (emptyIsAbsent && isEmpty(expected) && isEmpty(actual)) {
            return;
        }
        if (expected.isObject() && actual.isObject()) {
            compareMembers(path, expected, actual, found);
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                compare(path + "[" + i + "]", expected.path(i), actual.path(i), found);
            }
        } else if (!sameScalar(expected, actual)) {
            found.add(new Difference(path, show(expected), show(actual)));
        }
    }

    private void compareMembers(String path, JsonNode expected, JsonNode actual, List<Difference> found) {
        TreeSet<String> names = new TreeSet<>();
        expected.fieldNames().forEachRemaining(names::add);
        actual.fieldNames().forEachRemaining(names::add);
        String prefix = path.isEmpty() ? "" : path + ".";
        for (String name : names) {
            compare(prefix + name, expected.path(name), actual.path(name), found);
        }
    }

    private static boolean sameScalar(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return a.equals(b);
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.textValue().isEmpty());
    }

    private static String show(JsonNode node) {
        return node instanceof MissingNode ? "absent" : node.toString();
    }
}
