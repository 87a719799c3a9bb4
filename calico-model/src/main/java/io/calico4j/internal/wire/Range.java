// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the whole-number type of a field where its Java type alone does not. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Range {
    /** The range of the number, or of the numbers in the list or map. */
    IntRange value();
}
