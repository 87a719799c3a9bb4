/** Pieces of the JSON in which addresses are stored, for the rooms of address management only. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.ipam;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
