// SPDX-License-Identifier: Apache-2.0
/** The surroundings that commands about routes and packets share: the network below the nodes, and BGP. */
@NullMarked
@CheckReturnValue
package io.calico4j.cli.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
