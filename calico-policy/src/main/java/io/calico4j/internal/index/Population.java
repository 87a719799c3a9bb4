// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import io.calico4j.internal.slot.Slots;
import io.calico4j.label.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who carries which label: names, labels, shapes and parents in use, and the postings from labels to their carriers.
 *
 * <p>An endpoint stands in the postings of its own labels only; inherited ones are reached through the parents that have
 * them, so changing a parent does not touch its endpoints. A row is built first and linked afterwards; between the two it may
 * be dropped only if an equal row is linked. Whatever nothing refers to any more is forgotten.
 */
final class Population {
    /** Lists up to this length are searched one by one. */
    private static final int FEW = 8;

    private final Map<String, LabelName> names = new HashMap<>();
    private final Map<List<LabelName>, Shape> shapes = new HashMap<>();
    private final Map<String, Parent> parents = new HashMap<>();
    private final List<@Nullable Parent> parentsBySlot = new ArrayList<>();
    private final Slots parentSlots = new Slots();

    private int namesMade;
    /** The row that the next one is likely to resemble; everything in it is in use. */
    private Row expected = Row.EMPTY;

    private long version;

    /** Returns a number that is another one after every change of who carries what. */
    long version() {
        return version;
    }

    LabelName name(String text) {
        LabelName name = names.get(text);
        if (name == null) {
            name = new LabelName(text, namesMade++);
            names.put(text, name);
        }
        return name;
    }

    Parent parent(String id) {
        Parent parent = parents.get(id);
        if (parent == null) {
            parent = new Parent(id, parentSlots.take());
            parents.put(id, parent);
            while (parentsBySlot.size() <= parent.slot) {
                parentsBySlot.add(null);
            }
            parentsBySlot.set(parent.slot, parent);
        }
        return parent;
    }

    @Nullable
    Parent findParent(String id) {
        return parents.get(id);
    }

    Parent parentAt(int slot) {
        Parent parent = parentsBySlot.get(slot);
        if (parent == null) {
            throw new IllegalStateException("no parent in slot " + slot);
        }
        return parent;
    }

    /** Builds the row of an endpoint; parents named twice count once, where they stand first. */
    Row row(Labels labels, List<String> parentIds, Row before) {
        if (before != Row.EMPTY) {
            expected = before;
        }
        Label[] own = labelsOf(labels);
        return new Row(shapeOf(own), own, parentsOf(parentIds));
    }

    private Label[] labelsOf(Labels labels) {
        Label[] own = new Label[labels.size()];
        Shape shape = expected.shape;
        int guess = 0;
        for (int i = 0; i < own.length; i++) {
            String text = labels.nameAt(i);
            String value = labels.valueAt(i);
            if (guess < shape.size() && shape.name(guess).text.equals(text)) {
                Label likely = expected.labels[guess++];
                own[i] = likely.value.equals(value) ? likely : likely.name.label(value);
            } else {
                LabelName name = name(text);
                own[i] = name.label(value);
                guess = shape.indexOf(name) + 1;
            }
        }
        return own;
    }

    private Shape shapeOf(Label[] own) {
        if (own.length == 0) {
            return Shape.EMPTY;
        }
        if (fits(expected.shape, own)) {
            return expected.shape;
        }
        LabelName[] list = new LabelName[own.length];
        for (int i = 0; i < own.length; i++) {
            list[i] = own[i].name;
        }
        Shape known = shapes.get(Arrays.asList(list));
        return known != null ? known : new Shape(list);
    }

    private static boolean fits(Shape shape, Label[] own) {
        if (shape.size() != own.length) {
            return false;
        }
        for (int i = 0; i < own.length; i++) {
            if (shape.name(i) != own[i].name) {
                return false;
            }
        }
        return true;
    }

    private Parent[] parentsOf(List<String> ids) {
        if (ids.isEmpty()) {
            return Row.NO_PARENTS;
        }
        Parent[] likely = expected.parents;
        Parent[] list = new Parent[ids.size()];
        boolean same = likely.length == list.length;
        boolean distinct = true;
        for (int i = 0; i < list.length; i++) {
            String id = ids.get(i);
            list[i] = i < likely.length && likely[i].id.equals(id) ? likely[i] : parent(id);
            same &= i < likely.length && list[i] == likely[i];
            distinct &= i == 0 || list[i] != list[i - 1];
        }
        if (same) {
            return likely;
        }
        if (list.length > 2 || !distinct) {
            Set<Parent> once = new LinkedHashSet<>(Arrays.asList(list));
            return once.toArray(Row.NO_PARENTS);
        }
        return list;
    }

    /** Puts an endpoint into the postings of its new row and takes it out of those of the old one. */
    void relink(int slot, Row before, Row after) {
        expected = after;
        version++;
        acquire(after.shape);
        for (Label label : after.labels) {
            if (before.own(label.name) != label) {
                label.endpoints.add(slot);
                label.name.owners++;
            }
        }
        for (Label label : before.labels) {
            if (after.own(label.name) != label) {
                label.endpoints.remove(slot);
                label.name.owners--;
                forgetIfUnused(label);
            }
        }
        if (before.parents != after.parents) {
            relinkParents(slot, before.parents, after.parents);
        }
        release(before.shape);
    }

    private void relinkParents(int slot, Parent[] before, Parent[] after) {
        for (Parent parent : after) {
            parent.children.add(slot);
        }
        Collection<Parent> kept = Arrays.asList(after);
        if (after.length > FEW) {
            kept = new HashSet<>(kept);
        }
        for (Parent parent : before) {
            if (!kept.contains(parent)) {
                parent.children.remove(slot);
                forgetIfUnused(parent);
            }
        }
    }

    /** Gives a parent another row; without labels and children it is forgotten. */
    void relink(Parent parent, Row after) {
        Row before = parent.row;
        expected = after;
        version++;
        acquire(after.shape);
        parent.row = after;
        for (Label label : after.labels) {
            label.addParent(parent.slot);
            label.name.parents.add(parent.slot);
        }
        for (Label label : before.labels) {
            Label now = after.own(label.name);
            if (now == null) {
                label.name.parents.remove(parent.slot);
            }
            if (now != label) {
                label.parents().remove(parent.slot);
                forgetIfUnused(label);
            }
        }
        release(before.shape);
        forgetIfUnused(parent);
    }

    void forgetIfUnused(Parent parent) {
        if (parent.isUnused() && parents.remove(parent.id, parent)) {
            parentsBySlot.set(parent.slot, null);
            parentSlots.give(parent.slot);
        }
    }

    void forgetIfUnused(Label label) {
        if (label.isUnused() && label.name.values.remove(label.value, label)) {
            forgetIfUnused(label.name);
        }
    }

    void forgetIfUnused(LabelName name) {
        if (name.isUnused()) {
            names.remove(name.text, name);
        }
    }

    private void acquire(Shape shape) {
        if (shape != Shape.EMPTY && shape.rows++ == 0) {
            shapes.put(shape.names(), shape);
        }
    }

    private void release(Shape shape) {
        if (shape != Shape.EMPTY && --shape.rows == 0) {
            shapes.remove(shape.names());
        }
    }

    boolean isEmpty() {
        return names.isEmpty() && shapes.isEmpty() && parents.isEmpty() && parentSlots.inUse() == 0;
    }
}
