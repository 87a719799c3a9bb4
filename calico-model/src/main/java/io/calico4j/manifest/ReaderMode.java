// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.diagnostic.Severity;
import io.calico4j.internal.decode.DecodeRules;
import io.calico4j.resource.Kind;

/** How a reader differs from the others. */
enum ReaderMode {
    /** All that can be told is reported; only what is right is taken. */
    STRICT,
    /** What can be understood is taken. */
    LENIENT,
    /** Calico's own loader. */
    CALICOCTL;

    DecodeRules rules() {
        return switch (this) {
            case STRICT -> DecodeRules.STRICT;
            case LENIENT -> DecodeRules.LENIENT;
            case CALICOCTL -> DecodeRules.REFERENCE;
        };
    }

    boolean isReference() {
        return this == CALICOCTL;
    }

    /** How bad an item of a typed list is that says it is of another kind. */
    Severity otherKind() {
        return this == STRICT ? Severity.ERROR : Severity.WARNING;
    }

    /** Whether this reader reads objects of a kind that state this version by its type. */
    boolean knows(Kind kind, String version) {
        return KindTypes.of(kind) != null
                && (!isReference() || (kind.fileLoaded() && version.equals("projectcalico.org/v3")));
    }
}
