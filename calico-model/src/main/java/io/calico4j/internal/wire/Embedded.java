// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a field that the reference embeds from another struct: its file loader coerces no scalar to text there. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Embedded {}
