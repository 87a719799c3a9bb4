// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.NearestName;
import io.calico4j.diagnostic.Repair;
import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.decode.ObjectPlan.ShapePlan;
import io.calico4j.internal.json.Zero;
import io.calico4j.internal.wire.Presence;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.internal.yaml.ScalarResolver;
import io.calico4j.internal.yaml.YamlTree;
import io.calico4j.resource.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes located trees into typed values and reports everything that is wrong, each problem at its place.
 *
 * <p>The rules are those of the reference's loader (Calico v3.32: go-yaml v2, sigs.k8s.io/yaml, encoding/json), where
 * {@link DecodeRules} does not say otherwise. A value is built even if something in it is wrong, without what is wrong; whoever
 * asks decides by the problems reported whether to use it. Recursion is as deep as types and trees, which are both bounded. Confined to
 * one thread.
 */
public final class TreeDecoder {
    private final YamlTree tree;
    private final ProblemSink sink;
    private final PathStack path = new PathStack();
    private final ScalarDecoder scalars;
    private final ContentDecoder contents;
    private final MappingReader mappings;

    private DecodeRules rules = DecodeRules.STRICT;
    private int[] slots = new int[256];
    private int used;

    /** A decoder of whatever the tree holds when it is asked. */
    public TreeDecoder(YamlTree tree, ProblemSink sink) {
        this.tree = tree;
        this.sink = sink;
        var resolver = new ScalarResolver();
        this.scalars = new ScalarDecoder(this, tree, resolver);
        this.contents = new ContentDecoder(this, tree, resolver);
        this.mappings = new MappingReader(this, tree, resolver);
    }

    /** Sets the rules from now on. */
    public void use(DecodeRules rules) {
        this.rules = rules;
    }

    DecodeRules rules() {
        return rules;
    }

    PathStack path() {
        return path;
    }

    /**
     * Decodes an object.
     *
     * @param type a generated value type
     * @param node its mapping, or an alias of one
     * @param coerces whether numbers and truth values become texts where texts are expected
     * @param unstated names of fields that get the empty text if they are absent
     */
    public Object object(Class<?> type, int node, boolean coerces, String... unstated) {
        path.clear();
        ObjectPlan plan = ObjectPlan.of(type);
        Object builder = builder(plan, node, coerces || rules.coercesEverywhere(), unstated);
        return plan.type.build(builder);
    }

    /** The object that null stands for. */
    public Object empty(Class<?> type, String... unstated) {
        ObjectPlan plan = ObjectPlan.of(type);
        Object builder = plan.type.newBuilder();
        for (String name : unstated) {
            plan.fields[plan.names.find(name)].set(builder, "");
        }
        return plan.type.build(builder);
    }

    /** Decodes a mapping, or an alias of one, as it is. */
    public Content.Mapping content(int node) {
        path.clear();
        return contents.mapping(tree.target(node));
    }

    /** The entries of a mapping, merge keys expanded, keys as texts; the path is that of the mapping. */
    public List<MappingReader.Entry> entries(int node) {
        return mappings.entries(tree.target(node));
    }

    void report(Severity severity, Code code, int node, String message, @Nullable String hint) {
        report(severity, code, node, message, hint, null);
    }

    void report(
            Severity severity, Code code, int node, String message, @Nullable String hint, @Nullable Repair repair) {
        sink.report(
                severity,
                code,
                tree.start(node),
                path.path(),
                message,
                Optional.ofNullable(hint),
                Optional.ofNullable(repair));
    }

    void error(Code code, int node, String message) {
        report(Severity.ERROR, code, node, message, null);
    }

    // ---- objects ----

    private Object builder(ObjectPlan plan, int node, boolean coerces, String... unstated) {
        int base = used;
        int size = plan.size();
        reserve(size);
        try {
            Object builder = plan.type.newBuilder();
            for (String name : unstated) {
                plan.fields[plan.names.find(name)].set(builder, "");
            }
            if (collect(plan, tree.target(node), base)) {
                for (int i = 0; i < size; i++) {
                    int value = slots[base + i];
                    if (value >= 0) {
                        set(plan, i, value, builder, coerces);
                    }
                }
            } else {
                setFromEntries(plan, mappings.entries(tree.target(node)), builder, coerces);
            }
            return builder;
        } finally {
            used = base;
        }
    }

    private void reserve(int size) {
        if (slots.length < used + size) {
            slots = Arrays.copyOf(slots, Math.max(slots.length * 2, used + size));
        }
        Arrays.fill(slots, used, used + size, -1);
        used += size;
    }

    /** Sorts the values of a mapping by field; gives up if a key is not exactly the name of a field, once. */
    private boolean collect(ObjectPlan plan, int mapping, int base) {
        char[] source = tree.source();
        int end = tree.after(mapping);
        int key = mapping + 1;
        while (key < end) {
            int value = tree.after(key);
            if (tree.kind(key) != YamlTree.SCALAR || !tree.isSlice(key)) {
                return false;
            }
            int field = plan.names.find(source, tree.sliceStart(key), tree.sliceStop(key));
            if (field < 0 || slots[base + field] >= 0) {
                return false;
            }
            slots[base + field] = value;
            key = tree.after(value);
        }
        return true;
    }

    private void set(ObjectPlan plan, int index, int node, Object builder, boolean coerces) {
        WireField field = plan.fields[index];
        path.push(field.name());
        Object value = value(plan.shapes[index], node, mayCoerce(field, coerces));
        path.pop();
        put(field, builder, value);
    }

    private boolean mayCoerce(WireField field, boolean coerces) {
        return coerces && (!field.embedded() || rules.coercesEverywhere());
    }

    private static void put(WireField field, Object builder, @Nullable Object value) {
        if (value != null && !(field.presence() == Presence.NON_ZERO && Zero.isZero(value))) {
            field.set(builder, value);
        }
    }

    /** The general way: any spelling of keys, merge keys, duplicates. */
    private void setFromEntries(ObjectPlan plan, List<MappingReader.Entry> entries, Object builder, boolean coerces) {
        Map<Integer, List<MappingReader.Entry>> byField = new LinkedHashMap<>();
        for (MappingReader.Entry entry : entries) {
            int field = plan.names.find(entry.key());
            if (field < 0) {
                field = plan.names.findFolded(entry.key());
                if (field >= 0) {
                    warnOfCase(plan, field, entry);
                }
            }
            if (field >= 0) {
                byField.computeIfAbsent(field, f -> new ArrayList<>()).add(entry);
            } else {
                reportUnknown(plan, entry);
            }
        }
        byField.forEach((field, given) -> setFromSpellings(plan, field, given, builder, coerces));
    }

    /**
     * Later spellings, in the order of their bytes, win; those of an object or map add to the earlier ones. A null takes back what was
     * given of a list, a map or a field that can be absent.
     */
    private void setFromSpellings(
            ObjectPlan plan, int index, List<MappingReader.Entry> given, Object builder, boolean coerces) {
        if (given.size() == 1) {
            set(plan, index, given.get(0).value(), builder, coerces);
            return;
        }
        given.sort(MappingReader.BY_BYTES);
        WireField field = plan.fields[index];
        ShapePlan shape = plan.shapes[index];
        List<Integer> mappingsGiven = new ArrayList<>();
        Object last = null;
        path.push(field.name());
        for (MappingReader.Entry entry : given) {
            boolean adds = shape.form == Form.OBJECT || shape.form == Form.MAP;
            if (adds && tree.kindOfTarget(entry.value()) == YamlTree.MAPPING) {
                mappingsGiven.add(entry.value());
                continue;
            }
            Object value = value(shape, entry.value(), mayCoerce(field, coerces));
            if (value != null) {
                last = value;
            } else if (scalars.isNull(tree.target(entry.value()))
                    && (field.pointer() || shape.form == Form.LIST || shape.form == Form.MAP)) {
                last = null;
                mappingsGiven.clear();
            }
        }
        if (!mappingsGiven.isEmpty()) {
            last = merged(shape, mappingsGiven, mayCoerce(field, coerces));
        }
        path.pop();
        put(field, builder, last);
    }

    private Object merged(ShapePlan shape, List<Integer> given, boolean coerces) {
        if (shape.form == Form.MAP) {
            Map<String, Object> all = new TreeMap<>();
            given.forEach(node -> all.putAll(map(shape.element(), node, coerces)));
            return all;
        }
        List<MappingReader.Entry> all = new ArrayList<>();
        given.forEach(node -> all.addAll(mappings.entries(tree.target(node))));
        Object builder = shape.object().type.newBuilder();
        setFromEntries(shape.object(), all, builder, coerces);
        return shape.object().type.build(builder);
    }

    private void warnOfCase(ObjectPlan plan, int field, MappingReader.Entry entry) {
        String name = plan.fields[field].name();
        path.push(name);
        report(
                Severity.WARNING,
                DecodeCodes.FIELD_CASE,
                entry.keyNode(),
                "\"" + entry.key() + "\" is taken for \"" + name + "\", which Kubernetes itself does not do",
                "write \"" + name + "\"",
                Repair.key(name));
        path.pop();
    }

    private void reportUnknown(ObjectPlan plan, MappingReader.Entry entry) {
        Severity severity = rules.unknownField();
        if (severity == null) {
            return;
        }
        path.push(entry.key());
        Optional<String> nearest = NearestName.of(entry.key(), plan.nameList());
        report(
                severity,
                DecodeCodes.UNKNOWN_FIELD,
                entry.keyNode(),
                "unknown field \"" + entry.key() + "\"",
                nearest.map(name -> "did you mean \"" + name + "\"?").orElse(null),
                nearest.map(Repair::key).orElse(null));
        path.pop();
    }

    // ---- values ----

    /** The value of a node as the shape asks, or null if it is null or wrong. */
    private @Nullable Object value(ShapePlan shape, int node, boolean coerces) {
        int kind = tree.kindOfTarget(node);
        switch (shape.form) {
            case OBJECT -> {
                if (kind == YamlTree.MAPPING) {
                    ObjectPlan plan = shape.object();
                    return plan.type.build(builder(plan, node, coerces));
                }
            }
            case LIST -> {
                if (kind == YamlTree.SEQUENCE) {
                    return list(shape.element(), node, coerces);
                }
            }
            case MAP -> {
                if (kind == YamlTree.MAPPING) {
                    return map(shape.element(), node, coerces);
                }
            }
            case RAW -> {
                Content content = contents.content(node);
                return content instanceof Content.Null ? null : content;
            }
            default -> {
                if (kind == YamlTree.SCALAR) {
                    return scalars.value(shape.shape, tree.target(node), coerces);
                }
            }
        }
        if (!scalars.isNull(node)) {
            error(
                    DecodeCodes.WRONG_TYPE,
                    node,
                    "expected " + ScalarDecoder.expected(shape.shape) + ", but found " + scalars.found(node));
        }
        return null;
    }

    private List<Object> list(ShapePlan element, int node, boolean coerces) {
        List<Object> list = new ArrayList<>();
        int target = tree.target(node);
        int index = 0;
        for (int child = target + 1, end = tree.after(target); child < end; child = tree.after(child)) {
            path.push(index++);
            Object value = null;
            if (!scalars.isNull(child)) {
                value = value(element, child, coerces);
            } else if (!element.shape.nullable()) {
                reportNullElement(child);
            }
            list.add(element.shape.nullable() ? Optional.ofNullable(value) : value == null ? zero(element) : value);
            path.pop();
        }
        return list;
    }

    private void reportNullElement(int node) {
        Severity severity = rules.nullElement();
        if (severity != null) {
            report(severity, DecodeCodes.NULL_ELEMENT, node, "an element of a list is null", "remove it");
        }
    }

    private Object zero(ShapePlan shape) {
        return switch (shape.form) {
            case OBJECT -> shape.object().type.build(shape.object().type.newBuilder());
            case LIST -> List.of();
            case MAP -> Map.of();
            default -> ScalarDecoder.zero(shape.shape);
        };
    }

    private Map<String, Object> map(ShapePlan element, int node, boolean coerces) {
        Map<String, Object> map = new TreeMap<>();
        int target = tree.target(node);
        if (mappings.isPlain(target)) {
            for (int key = target + 1, end = tree.after(target); key < end; ) {
                int child = tree.after(key);
                if (!putElement(map, scalars.text(key), child, element, coerces)) {
                    mappings.reportDuplicate(key, scalars.text(key));
                }
                key = tree.after(child);
            }
        } else {
            for (MappingReader.Entry entry : mappings.entries(target)) {
                boolean unused = putElement(map, entry.key(), entry.value(), element, coerces);
            }
        }
        return map;
    }

    /** Returns whether the key was new. */
    private boolean putElement(Map<String, Object> map, String key, int node, ShapePlan element, boolean coerces) {
        path.push(key);
        Object value = value(element, node, coerces);
        path.pop();
        return map.put(key, value == null ? zero(element) : value) == null;
    }
}
