// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.FieldPath;
import java.util.Optional;

/**
 * One thing that is wrong with a resource.
 *
 * @param code which rule is broken
 * @param path the field, by its JSON names
 * @param calicoField the field as Calico's own error names it
 * @param message what is wrong, with the value
 * @param hint what would be right; empty if there is nothing sure to say
 */
public record Finding(
        Code code,
        FieldPath path,
        String calicoField,
        String message,
        Optional<String> hint,
        Optional<String> replacement) {}
