// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * All that is wrong with the key or value of a label, each on its own.
 *
 * <p>Authority: Kubernetes, apimachinery/pkg/util/validation.
 */
final class LabelProblems {
    private LabelProblems() {}

    /** What is wrong with a key that is no qualified name. */
    static List<String> ofKey(String key) {
        List<String> problems = new ArrayList<>();
        int slash = key.indexOf('/');
        if (slash != key.lastIndexOf('/')) {
            problems.add(Say.quoted(key) + " has more than one slash");
            return problems;
        }
        if (slash >= 0) {
            prefix(key.substring(0, slash), problems);
        }
        String name = key.substring(slash + 1);
        if (name.isEmpty()) {
            problems.add(Say.quoted(key) + " has no name" + (slash < 0 ? "" : " behind the slash"));
        } else if (MetadataRules.utf8Length(name) > Names.LABEL_LIMIT) {
            problems.add("the name in " + Say.quoted(key) + " is longer than " + Names.LABEL_LIMIT + " characters");
        }
        if (!Names.hasLabelShape(name, 0)) {
            problems.add("the name in " + Say.quoted(key) + " has characters that may not stand there");
        }
        return problems;
    }

    private static void prefix(String prefix, List<String> problems) {
        if (prefix.isEmpty()) {
            problems.add("nothing stands before the slash");
            return;
        }
        if (MetadataRules.utf8Length(prefix) > Names.SUBDOMAIN_LIMIT) {
            problems.add(
                    Say.quoted(prefix) + " before the slash is longer than " + Names.SUBDOMAIN_LIMIT + " characters");
        }
        if (!Names.isSubdomain(prefix)) {
            problems.add(Say.quoted(prefix) + " before the slash is not a domain name");
        }
    }

    /** What is wrong with a value that no label may have. */
    static List<String> ofValue(String value) {
        List<String> problems = new ArrayList<>();
        if (MetadataRules.utf8Length(value) > Names.LABEL_LIMIT) {
            problems.add("the value " + Say.quoted(value) + " is longer than " + Names.LABEL_LIMIT + " characters");
        }
        if (!value.isEmpty() && !Names.hasLabelShape(value, 0)) {
            problems.add("the value " + Say.quoted(value) + " has characters that may not stand there");
        }
        return problems;
    }
}
