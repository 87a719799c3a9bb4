// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import java.util.Optional;

/** What a policy engine says about packets on their way; implemented by whoever has one. */
@FunctionalInterface
public interface PathPolicy {
    /** Says nothing about any packet. */
    PathPolicy NONE = check -> Optional.empty();

    /** Returns what is decided at an end of the way; empty if nothing is decided there. */
    Optional<PathVerdict> verdict(PathCheck check);
}
