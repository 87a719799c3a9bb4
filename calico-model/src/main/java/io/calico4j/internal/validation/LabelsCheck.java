// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import java.util.Map;

/** A check that the keys and values of a map make labels. */
final class LabelsCheck extends ValueCheck {
    LabelsCheck() {
        super(Codes.BAD_LABELS);
    }

    @Override
    boolean accepts(Object value) {
        for (Map.Entry<?, ?> label : ((Map<?, ?>) value).entrySet()) {
            if (!accepts(label)) {
                return false;
            }
        }
        return true;
    }

    private static boolean accepts(Map.Entry<?, ?> label) {
        return Names.isQualified((String) label.getKey()) && Names.isLabelValue((String) label.getValue());
    }

    @Override
    String message(Object value) {
        for (Map.Entry<?, ?> label : ((Map<?, ?>) value).entrySet()) {
            if (!accepts(label)) {
                return Say.quoted(label.getKey() + "=" + label.getValue()) + " is not a label";
            }
        }
        return "not labels";
    }

    @Override
    String hint(Object value) {
        return "such as role=db or example.com/role=db: letters, digits and inner - _ ., at most 63 of them in a name or value";
    }
}
