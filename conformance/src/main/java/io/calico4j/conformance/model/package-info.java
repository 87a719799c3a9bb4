/** Adapters for the vectors of the resource model: loading manifests and writing them back. */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.model;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
