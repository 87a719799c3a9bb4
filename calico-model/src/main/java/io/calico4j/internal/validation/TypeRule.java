// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

/** A condition between the fields of one type. */
@FunctionalInterface
interface TypeRule<T> {
    /** Reports what is wrong with a value; reports nothing if all is well. */
    void check(T value, Findings out);
}
