// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

/** How much one document may ask of us; all bounds are far above what a cluster can store. */
public final class YamlLimits {
    /** The most collections one inside the other. */
    public static final int DEPTH = 500;

    /** The longest scalar, in UTF-16 code units. A Kubernetes object is at most 1.5 MB as a whole. */
    public static final int SCALAR = 16 * 1024 * 1024;

    /** The most anchors in one document. */
    public static final int ANCHORS = 100_000;

    private YamlLimits() {}

    static YamlException tooDeep(int offset) {
        return new YamlException(YamlProblem.Kind.LIMIT, offset, "more than " + DEPTH + " collections are nested here");
    }

    static YamlException tooLong(int offset) {
        return new YamlException(YamlProblem.Kind.LIMIT, offset, "this text is longer than " + SCALAR + " characters");
    }
}
