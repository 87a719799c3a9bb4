// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.validate;

import io.calico4j.validation.Validator;

/** Whose checks of single resources are run. */
enum PassChoice {
    /** Those of calicoctl and those of the API server. */
    both,
    /** Those of calicoctl. */
    calicoctl,
    /** Those of the API server. */
    schema;

    Validator validator() {
        return switch (this) {
            case both -> Validator.standard();
            case calicoctl -> Validator.client();
            case schema -> Validator.schema();
        };
    }
}
