// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.diagnostic.Code;
import java.util.function.Predicate;

/**
 * A condition of a CRD schema between the fields of one object.
 *
 * @param code the code of its finding
 * @param holds whether all is well
 * @param message what is wrong otherwise
 * @param hint what would be right
 */
record SchemaRule<T>(Code code, Predicate<T> holds, String message, String hint) {}
