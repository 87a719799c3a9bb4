// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.form;

/**
 * Names of resources, labels and other things.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/validator/v3/validator.go, and Kubernetes' apimachinery/pkg/util/validation.
 */
public final class Names {
    /** The longest name of a resource, in bytes. */
    public static final int SUBDOMAIN_LIMIT = 253;

    /** The longest DNS label, and the longest value or name part of a Kubernetes label. */
    public static final int LABEL_LIMIT = 63;

    private static final Characters LOWER_OR_DASH = Characters.LOWER_OR_DIGIT.and("-");
    private static final Characters ANY_OR_DASH = Characters.LETTER_OR_DIGIT.and("-");
    private static final Characters COMPONENT = Characters.LETTER_OR_DIGIT.and("_ -");
    private static final Characters IN_LABEL = Characters.LETTER_OR_DIGIT.and("-_.");

    private Names() {}

    /** Whether the text is made of DNS labels joined by dots, of any length. */
    public static boolean isSubdomain(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isDnsLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isDnsLabel(text, start, text.length());
    }

    /** Whether the text is one DNS label, of any length: lower case letters, digits and inner dashes. */
    public static boolean isDnsLabel(String text) {
        return isDnsLabel(text, 0, text.length());
    }

    private static boolean isDnsLabel(String text, int from, int to) {
        return from < to
                && Characters.LOWER_OR_DIGIT.has(text.charAt(from))
                && Characters.LOWER_OR_DIGIT.has(text.charAt(to - 1))
                && LOWER_OR_DASH.hasAll(text, from, to);
    }

    /** Whether the text is a DNS label, or two of them joined by a dot. */
    public static boolean isOneOrTwoLabels(String text) {
        int dot = text.indexOf('.');
        return isSubdomain(text) && (dot < 0 || text.indexOf('.', dot + 1) < 0);
    }

    /** Whether the text is letters, digits and inner dashes. */
    public static boolean isContainerId(String text) {
        int end = text.length();
        return end > 0
                && Characters.LETTER_OR_DIGIT.has(text.charAt(0))
                && Characters.LETTER_OR_DIGIT.has(text.charAt(end - 1))
                && ANY_OR_DASH.hasAll(text, 0, end);
    }

    /** Whether the text may be the value of a Kubernetes label: empty, or like {@link #isLabelName}. */
    public static boolean isLabelValue(String text) {
        return text.isEmpty() || (text.length() <= LABEL_LIMIT && hasLabelShape(text, 0));
    }

    /** Whether the text may be the name part of a Kubernetes label: 1 to 63 letters, digits and inner {@code - _ .}. */
    public static boolean isLabelName(String text) {
        return !text.isEmpty() && isLabelValue(text);
    }

    /** Whether the text from an offset on has the characters of a label's name or value, in whatever number. */
    public static boolean hasLabelShape(String text, int from) {
        int end = text.length();
        return from < end
                && Characters.LETTER_OR_DIGIT.has(text.charAt(from))
                && Characters.LETTER_OR_DIGIT.has(text.charAt(end - 1))
                && IN_LABEL.hasAll(text, from, end);
    }

    /** Whether the text may be the key of a Kubernetes label: a {@link #isLabelName name}, a DNS subdomain and a slash before it or not. */
    public static boolean isQualified(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return isLabelName(text);
        }
        return slash > 0
                && slash <= SUBDOMAIN_LIMIT
                && isSubdomain(text.substring(0, slash))
                && text.length() - slash - 1 <= LABEL_LIMIT
                && hasLabelShape(text, slash + 1);
    }

    /** Whether the text may name a component of Felix: letters, digits, blanks, {@code _} and {@code -}. */
    public static boolean isComponent(String text) {
        return COMPONENT.makeUp(text, 1, Integer.MAX_VALUE);
    }

    /** Whether the text is the name of a service by IANA: 1 to 15 characters, lower case letters among digits and single inner dashes. */
    public static boolean isPortName(String text) {
        if (text.length() > 15 || !isDnsLabel(text) || text.contains("--")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
                return true;
            }
        }
        return false;
    }
}
