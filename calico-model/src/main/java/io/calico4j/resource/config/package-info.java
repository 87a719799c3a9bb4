/** Settings of Calico's agents and controllers, and the identity of the cluster. */
@NullMarked
@CheckReturnValue
package io.calico4j.resource.config;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
