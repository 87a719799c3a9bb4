/** The adapters of the area {@code ipam}: {@link io.calico4j.conformance.ipam.IpamAdapters} lists them. */
@NullMarked
@CheckReturnValue
package io.calico4j.conformance.ipam;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
