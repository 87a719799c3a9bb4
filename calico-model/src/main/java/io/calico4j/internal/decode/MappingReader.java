// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.yaml.ScalarResolver;
import io.calico4j.internal.yaml.YamlLimits;
import io.calico4j.internal.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads mappings with keys of any sort: scalars that are no texts, merge keys, keys given twice. */
public final class MappingReader {
    private static final String QUOTE = "put it in quotes";

    /** The order in which the reference meets the keys of an object: by the bytes of UTF-8, that is, by code point. */
    static final Comparator<Entry> BY_BYTES = (a, b) -> {
        int[] left = a.key().codePoints().toArray();
        int[] right = b.key().codePoints().toArray();
        return java.util.Arrays.compare(left, right);
    };

    private static final String MERGE_TAG = "tag:yaml.org,2002:merge";

    private final TreeDecoder decoder;
    private final YamlTree tree;
    private final ScalarResolver resolver;

    MappingReader(TreeDecoder decoder, YamlTree tree, ScalarResolver resolver) {
        this.decoder = decoder;
        this.tree = tree;
        this.resolver = resolver;
    }

    /**
     * One entry of a mapping.
     *
     * @param key the key as a text
     * @param keyNode the node of the key
     * @param value the node of the value
     * @param merged whether it comes from a merge key
     */
    public record Entry(String key, int keyNode, int value, boolean merged) {}

    /** Whether all keys are scalars that are texts, and none is a merge key. */
    boolean isPlain(int mapping) {
        for (int key = mapping + 1, end = tree.after(mapping); key < end; key = tree.after(tree.after(key))) {
            if (tree.kind(key) != YamlTree.SCALAR || isMerge(key)) {
                return false;
            }
            if (!tree.isSlice(key) || tree.isPlain(key)) {
                String problem = resolver.resolve(tree, key);
                if (problem != null || resolver.kind() != ScalarResolver.Kind.TEXT || tree.tag(key) != null) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The entries in their order; a key that is given twice is reported, and its last value kept. */
    List<Entry> entries(int mapping) {
        Map<String, Entry> byIdentity = new LinkedHashMap<>();
        collect(mapping, byIdentity, false, 0);
        Map<String, Entry> byText = new LinkedHashMap<>();
        for (Entry entry : byIdentity.values()) {
            byText.put(entry.key(), entry);
        }
        return new ArrayList<>(byText.values());
    }

    private void collect(int mapping, Map<String, Entry> all, boolean merged, int depth) {
        for (int key = mapping + 1, end = tree.after(mapping); key < end; ) {
            int value = tree.after(key);
            if (isMerge(key)) {
                merge(value, all, depth + 1);
            } else {
                add(key, value, all, merged);
            }
            key = tree.after(value);
        }
    }

    private boolean isMerge(int node) {
        return tree.kind(node) == YamlTree.SCALAR
                && (tree.isImplicit(node) || MERGE_TAG.equals(tree.tag(node)))
                && tree.stop(node) - tree.start(node) >= 2
                && tree.text(node).equals(ScalarResolver.MERGE_KEY);
    }

    private void merge(int value, Map<String, Entry> all, int depth) {
        int target = tree.target(value);
        if (depth > YamlLimits.DEPTH) {
            decoder.error(DecodeCodes.BAD_MERGE, value, "more than " + YamlLimits.DEPTH + " mappings are merged here");
        } else if (tree.kind(target) == YamlTree.MAPPING) {
            collect(target, all, true, depth);
        } else if (tree.kind(target) == YamlTree.SEQUENCE && target == value) {
            List<Integer> sources = new ArrayList<>();
            for (int child = value + 1, end = tree.after(value); child < end; child = tree.after(child)) {
                sources.add(child);
            }
            Collections.reverse(sources);
            for (int source : sources) {
                if (tree.kindOfTarget(source) == YamlTree.MAPPING) {
                    collect(tree.target(source), all, true, depth);
                } else {
                    notMergeable(source);
                }
            }
        } else {
            notMergeable(value);
        }
    }

    private void notMergeable(int node) {
        decoder.report(
                Severity.ERROR,
                DecodeCodes.BAD_MERGE,
                node,
                "only mappings, or a list of them, can be merged",
                "write << with an alias of a mapping, such as <<: *common");
    }

    private void add(int key, int value, Map<String, Entry> all, boolean merged) {
        String text = keyText(key);
        if (text == null) {
            return;
        }
        String identity = resolver.kind() + text;
        Entry before = all.get(identity);
        var entry = new Entry(text, key, value, merged);
        if (before == null) {
            all.put(identity, entry);
            return;
        }
        reportDuplicate(key, text);
        boolean replaces = decoder.rules().duplicateKey() == Severity.ERROR || !merged;
        if (replaces) {
            all.put(identity, entry);
        }
    }

    void reportDuplicate(int key, String text) {
        decoder.path().push(text);
        decoder.report(
                decoder.rules().duplicateKey(),
                DecodeCodes.DUPLICATE_KEY,
                key,
                "the key \"" + text + "\" is given twice",
                "remove one of them");
        decoder.path().pop();
    }

    /** The text of a key, or null if it cannot be one, which is then reported. */
    @Nullable
    String keyText(int key) {
        int target = tree.target(key);
        if (tree.kind(target) != YamlTree.SCALAR) {
            decoder.report(Severity.ERROR, DecodeCodes.BAD_KEY, key, "a collection cannot be a key", "write a text");
            return null;
        }
        String problem = resolver.resolve(tree, target);
        if (problem != null) {
            decoder.report(Severity.ERROR, DecodeCodes.BAD_TAG, key, "the key " + problem, ScalarDecoder.NO_TAG);
            return null;
        }
        return switch (resolver.kind()) {
            case TEXT -> resolver.text(tree, target);
            case BOOL, INT -> resolver.coerced();
            case FLOAT -> floatKey(resolver.coerced());
            case NULL -> {
                decoder.report(Severity.ERROR, DecodeCodes.BAD_KEY, key, "null cannot be a key", QUOTE);
                yield null;
            }
            case UNSIGNED -> {
                decoder.report(
                        Severity.ERROR, DecodeCodes.BAD_KEY, key, "a number of this size cannot be a key", QUOTE);
                yield null;
            }
        };
    }

    private static String floatKey(String text) {
        return switch (text) {
            case "+Inf" -> ".inf";
            case "-Inf" -> "-.inf";
            case "NaN" -> ".nan";
            default -> text;
        };
    }
}
