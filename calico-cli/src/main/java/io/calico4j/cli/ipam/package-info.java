// SPDX-License-Identifier: Apache-2.0
/** The commands {@code ipam report}, {@code ipam plan} and {@code ipam simulate}. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.ipam;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
