// SPDX-License-Identifier: Apache-2.0
package io.calico4j.label.logic;

import io.calico4j.label.LabelTerm;
import io.calico4j.label.Selector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one comparison of all comparisons with values that a chain holds for a label. */
final class SetMerger {
    private final boolean any;
    private @Nullable Set<String> inside;
    private @Nullable Set<String> outside;
    private int merged;

    private SetMerger(boolean any) {
        this.any = any;
    }

    /** Returns the operands; where several compare one label with values, one instead of the first of them. */
    static List<Selector> merge(Collection<Selector> operands, boolean any) {
        Map<String, SetMerger> byLabel = new LinkedHashMap<>();
        for (Selector operand : operands) {
            if (operand instanceof LabelTerm term && comparesValues(term)) {
                byLabel.computeIfAbsent(term.label(), label -> new SetMerger(any))
                        .add(term);
            }
        }
        List<Selector> result = new ArrayList<>();
        Set<String> written = new LinkedHashSet<>();
        for (Selector operand : operands) {
            SetMerger merger =
                    operand instanceof LabelTerm term && comparesValues(term) ? byLabel.get(term.label()) : null;
            if (merger == null || merger.merged == 1) {
                result.add(operand);
            } else if (written.add(((LabelTerm) operand).label())) {
                result.add(SimplifyingFold.plain(merger.result(((LabelTerm) operand).label())));
            }
        }
        return result;
    }

    private static boolean comparesValues(LabelTerm term) {
        return switch (term.type()) {
            case EQUALS, NOT_EQUALS, IN, NOT_IN -> true;
            default -> false;
        };
    }

    private void add(LabelTerm term) {
        merged++;
        Set<String> values = new LinkedHashSet<>(term.values());
        if (term.accepts(null)) {
            outside = outside == null ? values : join(outside, values, !any);
        } else {
            inside = inside == null ? values : join(inside, values, any);
        }
    }

    private static Set<String> join(Set<String> left, Set<String> right, boolean union) {
        if (union) {
            left.addAll(right);
        } else {
            left.retainAll(right);
        }
        return left;
    }

    /** Inside and not outside, or inside or not outside. */
    private LabelTerm result(String label) {
        Set<String> in = inside;
        Set<String> out = outside;
        if (in == null || out == null) {
            return in != null
                    ? Selector.in(label, in)
                    : Selector.notIn(label, out == null ? new LinkedHashSet<>() : out);
        }
        if (any) {
            out.removeAll(in);
            return Selector.notIn(label, out);
        }
        in.removeAll(out);
        return Selector.in(label, in);
    }
}
