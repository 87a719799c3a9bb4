// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path;

import io.calico4j.diagnostic.SourcePosition;
import java.util.Optional;

/**
 * What policy decides about a packet.
 *
 * @param allowed whether it may pass
 * @param reason by which rule, in a few words that continue "is allowed" or "is denied"
 * @param position where that rule stands; empty if that is not known
 */
public record PathVerdict(boolean allowed, String reason, Optional<SourcePosition> position) {
    /** Creates a verdict of a rule whose place is not known. */
    public PathVerdict(boolean allowed, String reason) {
        this(allowed, reason, Optional.empty());
    }
}
