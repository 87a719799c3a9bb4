/** The rules about pools, nodes and BGP. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.lint.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
