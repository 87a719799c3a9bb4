// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names under which a row shows another label than before, as far as queries mention them. */
final class Changes {
    /** With more parents than this on a side, inherited labels are looked up in maps. */
    private static final int FEW_PARENTS = 8;

    private final List<LabelName> names = new ArrayList<>();
    private final List<@Nullable Label> before = new ArrayList<>();
    private final List<@Nullable Label> after = new ArrayList<>();
    private long mask;
    private long concerned;

    void clear() {
        names.clear();
        before.clear();
        after.clear();
        mask = 0;
        concerned = 0;
    }

    void add(LabelName name, @Nullable Label was, @Nullable Label is) {
        if (was == is || name.mentions.isEmpty()) {
            return;
        }
        names.add(name);
        before.add(was);
        after.add(is);
        mask |= name.bit;
        concerned += name.patterns.size()
                + (was == null ? 0 : was.mentions().size())
                + (is == null ? 0 : is.mentions().size());
    }

    int size() {
        return names.size();
    }

    LabelName name(int index) {
        return names.get(index);
    }

    @Nullable
    Label before(int index) {
        return before.get(index);
    }

    @Nullable
    Label after(int index) {
        return after.get(index);
    }

    /** Returns the bits of all names. */
    long mask() {
        return mask;
    }

    /** Returns how many queries the change may concern, those counted twice that mention several of the labels. */
    long concerned() {
        return concerned;
    }

    /** Collects what differs between two rows of an endpoint. A name may be collected twice. */
    void collect(Row was, Row is) {
        clear();
        for (Label label : is.labels) {
            Label old = was.own(label.name);
            if (old != label && !label.name.mentions.isEmpty()) {
                add(label.name, old != null ? old : was.inherited(label.name), label);
            }
        }
        for (Label label : was.labels) {
            if (!label.name.mentions.isEmpty() && is.own(label.name) == null) {
                add(label.name, label, is.inherited(label.name));
            }
        }
        if (!Arrays.equals(was.parents, is.parents)) {
            if (Math.max(was.parents.length, is.parents.length) > FEW_PARENTS) {
                collectInherited(inheritance(was), inheritance(is), was, is);
            } else {
                collectInherited(was, is, was.parents);
                collectInherited(was, is, is.parents);
            }
        }
    }

    private void collectInherited(Row was, Row is, Parent[] parents) {
        for (Parent parent : parents) {
            for (Label label : parent.row.labels) {
                LabelName name = label.name;
                if (!name.mentions.isEmpty() && was.own(name) == null && is.own(name) == null) {
                    add(name, was.inherited(name), is.inherited(name));
                }
            }
        }
    }

    private void collectInherited(Map<LabelName, Label> was, Map<LabelName, Label> is, Row wasRow, Row isRow) {
        List<LabelName> all = new ArrayList<>(was.keySet());
        all.addAll(is.keySet());
        for (LabelName name : all) {
            if (wasRow.own(name) == null && isRow.own(name) == null) {
                add(name, was.get(name), is.get(name));
            }
        }
    }

    private static Map<LabelName, Label> inheritance(Row row) {
        Map<LabelName, Label> inherited = new HashMap<>();
        for (Parent parent : row.parents) {
            for (Label label : parent.row.labels) {
                inherited.putIfAbsent(label.name, label);
            }
        }
        return inherited;
    }

    /** Collects, from the changes of a parent, those that reach an endpoint; the parent has its new labels already. */
    void collect(Changes ofParent, Parent parent, Row child) {
        clear();
        for (int i = 0; i < ofParent.size(); i++) {
            LabelName name = ofParent.name(i);
            if (child.own(name) == null) {
                collect(name, ofParent.before(i), ofParent.after(i), parent, child);
            }
        }
    }

    private void collect(LabelName name, @Nullable Label was, @Nullable Label is, Parent parent, Row child) {
        boolean reached = false;
        for (Parent candidate : child.parents) {
            if (candidate == parent) {
                reached = true;
            } else {
                Label other = candidate.row.own(name);
                if (other != null) {
                    if (reached) {
                        add(name, was != null ? was : other, is != null ? is : other);
                    }
                    return;
                }
            }
            if (reached && was != null && is != null) {
                break;
            }
        }
        add(name, was, is);
    }
}
