// SPDX-License-Identifier: Apache-2.0
/**
 * A store of address management in a folder of manifests: {@link io.calico4j.ipam.file.FileIpamStore} is the entry.
 *
 * <pre>{@code
 * try (FileIpamStore store = FileIpamStore.open(Path.of("ipam"))) {
 *     Ipam.over(store).autoAssign(AutoAssignRequest.on("node-1").handle("pod-1").v4(1).build());
 * }
 * }</pre>
 */
@NullMarked
@CheckReturnValue
package io.calico4j.ipam.file;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
