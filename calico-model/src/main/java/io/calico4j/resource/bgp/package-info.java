/** BGP: how nodes speak it, with whom, and which routes pass. */
@NullMarked
@CheckReturnValue
package io.calico4j.resource.bgp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
