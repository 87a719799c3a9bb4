// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.decode;

import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.json.GoFloat;
import io.calico4j.internal.yaml.ScalarResolver;
import io.calico4j.internal.yaml.YamlTree;
import io.calico4j.resource.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decodes nodes that no type describes. */
final class ContentDecoder {
    private final TreeDecoder decoder;
    private final YamlTree tree;
    private final ScalarResolver resolver;

    ContentDecoder(TreeDecoder decoder, YamlTree tree, ScalarResolver resolver) {
        this.decoder = decoder;
        this.tree = tree;
        this.resolver = resolver;
    }

    Content content(int node) {
        int target = tree.target(node);
        return switch (tree.kind(target)) {
            case YamlTree.MAPPING -> mapping(target);
            case YamlTree.SEQUENCE -> sequence(target);
            default -> scalar(target);
        };
    }

    Content.Mapping mapping(int mapping) {
        SortedMap<String, Content> members = new TreeMap<>();
        for (MappingReader.Entry entry : decoder.entries(mapping)) {
            decoder.path().push(entry.key());
            members.put(entry.key(), content(entry.value()));
            decoder.path().pop();
        }
        return new Content.Mapping(members);
    }

    private Content sequence(int sequence) {
        List<Content> elements = new ArrayList<>();
        for (int child = sequence + 1, end = tree.after(sequence); child < end; child = tree.after(child)) {
            decoder.path().push(elements.size());
            elements.add(content(child));
            decoder.path().pop();
        }
        return new Content.Sequence(elements);
    }

    private Content scalar(int node) {
        String problem = resolver.resolve(tree, node);
        if (problem != null) {
            decoder.report(Severity.ERROR, DecodeCodes.BAD_TAG, node, "the value " + problem, ScalarDecoder.NO_TAG);
            return new Content.Null();
        }
        return switch (resolver.kind()) {
            case TEXT -> new Content.Text(resolver.text(tree, node));
            case NULL -> new Content.Null();
            case BOOL -> new Content.Flag(resolver.flag());
            case INT -> new Content.Numeral(Long.toString(resolver.integer()));
            case UNSIGNED -> new Content.Numeral(Long.toUnsignedString(resolver.integer()));
            case FLOAT -> number(node);
        };
    }

    private Content number(int node) {
        double number = resolver.number();
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            decoder.report(
                    Severity.ERROR, DecodeCodes.NOT_FINITE, node, ScalarDecoder.NOT_FINITE, ScalarDecoder.FINITE);
            return new Content.Null();
        }
        return new Content.Numeral(GoFloat.text(number));
    }
}
