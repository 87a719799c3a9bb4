/** The adapters of the policy vectors. */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.policy;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
