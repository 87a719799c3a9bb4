// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import io.calico4j.label.LabelNames;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.RuleMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What names, labels and annotations must be. The label of a policy or tier is looked at by its own rules too. */
final class MetadataRules {
    static final List<TypeRule<Metadata>> EVERY_KIND = List.of(
            (metadata, out) -> nameLength(metadata.name(), "", Names.SUBDOMAIN_LIMIT, out),
            (metadata, out) -> name(metadata.name(), out),
            (metadata, out) -> annotations(metadata.annotations(), "annotations", out),
            (metadata, out) -> labels(metadata.labels(), "labels", out));

    static final List<TypeRule<RuleMetadata>> OF_RULES =
            List.of((metadata, out) -> annotations(metadata.annotations(), "annotations", out));

    static final List<TypeRule<NetworkSet>> NETWORK_SET = List.of((set, out) -> namespaceLabel(set.metadata(), out));

    static final List<TypeRule<GlobalNetworkSet>> GLOBAL_NETWORK_SET =
            List.of((set, out) -> namespaceLabel(set.metadata(), out));

    private static final String NAME_FIELD = "Metadata.Name";
    private static final String KEY_SHAPE = "a key is 1 to 63 letters, digits and inner - _ ., such as role, "
            + "with a domain and a slash before it or not, such as example.com/role";
    private static final int ANNOTATIONS_LIMIT = 262_144;

    private MetadataRules() {}

    /** A name has no more bytes than fit. */
    static void nameLength(String name, String parent, int limit, Findings out) {
        int length = utf8Length(name);
        if (length > limit) {
            out.report(
                    Codes.NAME_TOO_LONG,
                    NAME_FIELD,
                    parent.isEmpty() ? "name" : parent + ".name",
                    "the name is too long by " + (length - limit) + " bytes",
                    "at most " + limit + " bytes");
        }
    }

    private static void name(String name, Findings out) {
        if (!Names.isSubdomain(name)) {
            out.report(
                    Codes.BAD_RESOURCE_NAME,
                    NAME_FIELD,
                    "name",
                    name.isEmpty() ? "a name is needed" : Say.quoted(name) + " is not a name for a resource",
                    "lower case letters, digits and inner - and ., such as my-name.v2");
        }
    }

    /** Labels have keys and values as Kubernetes wants them. */
    static void labels(Map<String, String> labels, String field, Findings out) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            String key = label.getKey();
            for (String problem : keyProblems(key)) {
                out.reportKey(Codes.BAD_LABEL_KEY, "Metadata.Labels (label)", field, key, problem, KEY_SHAPE);
            }
            for (String problem : valueProblems(label.getValue())) {
                out.reportKey(
                        Codes.BAD_LABEL_VALUE,
                        "Metadata.Labels (value)",
                        field,
                        key,
                        problem,
                        "at most 63 letters, digits and inner - _ ., or nothing");
            }
        }
    }

    /** Annotations have keys like labels, in any case of letters, and are not too large together. */
    static void annotations(Map<String, String> annotations, String field, Findings out) {
        long size = 0;
        for (Map.Entry<String, String> annotation : annotations.entrySet()) {
            String key = annotation.getKey();
            for (String problem : Names.isQualified(key) ? List.<String>of() : keyProblems(lowered(key))) {
                out.reportKey(Codes.BAD_ANNOTATION_KEY, "Metadata.Annotations (key)", field, key, problem, KEY_SHAPE);
            }
            size += utf8Length(key) + (long) utf8Length(annotation.getValue());
        }
        if (size > ANNOTATIONS_LIMIT) {
            out.report(
                    Codes.ANNOTATIONS_TOO_LARGE,
                    "Metadata.Annotations (key)",
                    field,
                    "the annotations are too large by " + (size - ANNOTATIONS_LIMIT) + " bytes",
                    "at most " + ANNOTATIONS_LIMIT + " bytes of keys and values together");
        }
    }

    private static void namespaceLabel(Metadata metadata, Findings out) {
        if (metadata.labels().containsKey(LabelNames.NAMESPACE)) {
            out.reportKey(
                    Codes.RESERVED_LABEL,
                    "Metadata.Labels (label)",
                    "metadata.labels",
                    LabelNames.NAMESPACE,
                    "the label " + LabelNames.NAMESPACE + " is Calico's own",
                    "remove it: Calico adds it");
        }
    }

    private static String lowered(String key) {
        return key.codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> keyProblems(String key) {
        if (Names.isQualified(key)) {
            return List.of();
        }
        return LabelProblems.ofKey(key);
    }

    private static List<String> valueProblems(String value) {
        return Names.isLabelValue(value) ? List.of() : LabelProblems.ofValue(value);
    }

    static int utf8Length(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return text.getBytes(StandardCharsets.UTF_8).length;
            }
        }
        return text.length();
    }
}
