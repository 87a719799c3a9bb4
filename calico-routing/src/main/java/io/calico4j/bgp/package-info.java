/**
 * BGP of every node: its sessions and what they carry.
 *
 * <p>The room depends on addresses, resources and snapshots.
 */
@NullMarked
@CheckReturnValue
package io.calico4j.bgp;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
