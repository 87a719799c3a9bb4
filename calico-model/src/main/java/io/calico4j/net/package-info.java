/**
 * Addresses, address blocks, ports, protocols and numbers of networks as small immutable values.
 *
 * <p>Entry types: {@link io.calico4j.net.IpAddress} and {@link io.calico4j.net.Cidr}. Depends on
 * {@code io.calico4j.diagnostic} and, for parsing beyond the strict grammar and for conversions, on
 * {@code inet.ipaddr}.
 *
 * <pre>{@code
 * Cidr pool = Cidr.parse("10.244.0.0/16");
 * pool.contains(IpAddress.parse("10.244.3.7"));  // true
 * pool.split(26).limit(2).toList();              // [10.244.0.0/26, 10.244.0.64/26]
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.net;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
