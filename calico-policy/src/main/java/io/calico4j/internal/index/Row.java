// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The labels of an endpoint or a parent: its own, then those of its parents in order. Its own part never changes. */
final class Row {
    static final Parent[] NO_PARENTS = {};
    static final Row EMPTY = new Row(Shape.EMPTY, new Label[0], NO_PARENTS);

    final Shape shape;
    /** One label for each name of the shape. */
    final Label[] labels;
    /** Each parent once. */
    final Parent[] parents;

    Row(Shape shape, Label[] labels, Parent[] parents) {
        this.shape = shape;
        this.labels = labels;
        this.parents = parents;
    }

    /** Returns the row's own label of that name. */
    @Nullable
    Label own(LabelName name) {
        int index = shape.indexOf(name);
        return index < 0 ? null : labels[index];
    }

    /** Returns the label of that name that the first parent with one has. */
    @Nullable
    Label inherited(LabelName name) {
        for (Parent parent : parents) {
            Label label = parent.row.own(name);
            if (label != null) {
                return label;
            }
        }
        return null;
    }

    /** Returns the label of that name that counts: the own one, else the inherited one. */
    @Nullable
    Label find(LabelName name) {
        Label label = own(name);
        return label != null ? label : inherited(name);
    }

    boolean sameAs(Row other) {
        return shape == other.shape && Arrays.equals(labels, other.labels) && Arrays.equals(parents, other.parents);
    }
}
