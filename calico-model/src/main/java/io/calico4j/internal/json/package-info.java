/** JSON in both directions: the serializers that a plain Jackson mapper finds on our types, and the canonical writer. */
@NullMarked
@CheckReturnValue
package io.calico4j.internal.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
