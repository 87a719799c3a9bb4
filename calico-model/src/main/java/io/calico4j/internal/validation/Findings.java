// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was found so far, and the place in the resource that is looked at now; confined to one thread.
 *
 * <p>The place is kept in arrays and becomes a {@link FieldPath} only when there is something to report, so that a valid resource costs
 * no allocation here.
 */
final class Findings {
    private final List<Finding> found = new ArrayList<>(0);
    private final String kind;
    private @Nullable String[] names = new String[8];
    private int[] indexes = new int[8];
    private int depth;

    /** Findings about a resource of a kind. */
    Findings(String kind) {
        this.kind = kind;
    }

    /** What was found, in the order it was reported. */
    List<Finding> found() {
        return found;
    }

    /** Goes down into a field or the value of a map's key. */
    void enter(String name) {
        push(name, -1);
    }

    /** Goes down into an element of a list. */
    void enter(int index) {
        push(null, index);
    }

    private void push(@Nullable String name, int index) {
        if (depth == indexes.length) {
            names = Arrays.copyOf(names, 2 * depth);
            indexes = Arrays.copyOf(indexes, 2 * depth);
        }
        names[depth] = name;
        indexes[depth] = index;
        depth++;
    }

    /** Comes up again by one step. */
    void leave() {
        depth--;
    }

    /** The path to the place. */
    FieldPath here() {
        FieldPath path = FieldPath.root();
        for (int i = 0; i < depth; i++) {
            String name = names[i];
            path = name == null ? path.index(indexes[i]) : path.field(name);
        }
        return path;
    }

    /** The path to the place as the checks of the schema name it: like {@link #here()}, but no key is ever put in quotes. */
    String schemaPath() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            String name = names[i];
            if (name == null) {
                path.append('[').append(indexes[i]).append(']');
            } else {
                path.append(i == 0 ? "" : ".").append(name);
            }
        }
        return path.toString();
    }

    /**
     * Reports a finding.
     *
     * @param calicoField the field as Calico's own error names it
     * @param field the path of the field below the place; empty for the place itself
     */
    void report(Code code, String calicoField, String field, String message) {
        add(code, calicoField, below(field), message, null);
    }

    /** Reports a finding with advice. */
    void report(Code code, String calicoField, String field, String message, @Nullable String hint) {
        add(code, calicoField, below(field), message, hint);
    }

    /** Reports a finding about the value at the place, with the value that was meant if that is certain. */
    void reportValue(Code code, String calicoField, String message, String hint, @Nullable String replacement) {
        found.add(new Finding(code, here(), calicoField, message, Optional.of(hint), Optional.ofNullable(replacement)));
    }

    /** Reports a finding about an element of a list. */
    void report(Code code, String calicoField, String field, int index, String message, @Nullable String hint) {
        add(code, calicoField, below(field).index(index), message, hint);
    }

    /** Reports a finding about the value of a map's key, or about the key. */
    void reportKey(Code code, String calicoField, String field, String key, String message, @Nullable String hint) {
        add(code, calicoField, below(field).field(key), message, hint);
    }

    /** Reports a finding about the place that the schema reports by the name of the kind. */
    void reportAtTop(Code code, String message, String hint) {
        add(code, kind, here(), message, hint);
    }

    private void add(Code code, String calicoField, FieldPath path, String message, @Nullable String hint) {
        found.add(new Finding(code, path, calicoField, message, Optional.ofNullable(hint), Optional.empty()));
    }

    /** Reports that a field's value fails a check. */
    void report(ValueCheck check, String calicoField, String field, Object value) {
        report(check, calicoField, below(field), value);
    }

    /** Reports that an element of a list fails a check. */
    void report(ValueCheck check, String calicoField, String field, int index, Object value) {
        report(check, calicoField, below(field).index(index), value);
    }

    private void report(ValueCheck check, String calicoField, FieldPath path, Object value) {
        found.add(new Finding(
                check.code(),
                path,
                calicoField,
                check.message(value),
                Optional.ofNullable(check.hint(value)),
                Optional.ofNullable(check.replacement(value))));
    }

    private FieldPath below(String field) {
        return field.isEmpty() ? here() : here().append(FieldPath.parse(field));
    }
}
