// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import org.jspecify.annotations.Nullable;

/** Scans the tag and the anchor before a node, and the names of aliases. */
final class NodeProperties {
    static final String STANDARD = "tag:yaml.org,2002:";

    private static final String TAG_PUNCTUATION = ";/?:@&=+$,.!~*'()[]_-";

    private final Cursor in;

    @Nullable
    String tag;

    @Nullable
    String anchor;

    NodeProperties(Cursor in) {
        this.in = in;
    }

    /** Scans at most one tag and one anchor and the blanks behind each; the cursor is at {@code !} or {@code &}. */
    void scan() {
        tag = null;
        anchor = null;
        for (; ; ) {
            char c = in.text[in.pos];
            if (c == '!' && tag == null) {
                tag = tag();
            } else if (c == '&' && anchor == null) {
                in.pos++;
                anchor = name();
            } else {
                return;
            }
            in.skipBlanks();
        }
    }

    /** The name at the cursor, of an anchor or an alias. */
    String name() {
        int from = in.pos;
        while (Anchors.isNamePart(in.text[in.pos])) {
            in.pos++;
        }
        if (in.pos == from || !in.isBlankOrEnd(in.pos)) {
            throw new Unusual();
        }
        return new String(in.text, from, in.pos - from);
    }

    private String tag() {
        int from = in.pos++;
        boolean standard = in.text[in.pos] == '!';
        if (standard) {
            in.pos++;
        }
        int name = in.pos;
        while (isTagPart(in.text[in.pos])) {
            if (in.text[in.pos] == '!') {
                throw new Unusual();
            }
            in.pos++;
        }
        if (!in.isBlankOrEnd(in.pos) || (standard && in.pos == name)) {
            throw new Unusual();
        }
        return standard
                ? STANDARD + new String(in.text, name, in.pos - name)
                : new String(in.text, from, in.pos - from);
    }

    private static boolean isTagPart(char c) {
        return Anchors.isNamePart(c) || (c > ' ' && TAG_PUNCTUATION.indexOf(c) >= 0);
    }
}
