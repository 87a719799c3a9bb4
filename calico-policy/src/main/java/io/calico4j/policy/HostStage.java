// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What one stage of a host endpoint says.
 *
 * @param outcome what it says
 * @param trace the steps that led there; always empty before connection tracking, where nothing is traced
 */
public record HostStage(Outcome outcome, List<TraceStep> trace) {
    /** A stage that does not exist or has nothing to say. */
    static final HostStage SILENT = new HostStage(Outcome.NONE, List.of());

    /** What a stage can say. */
    public enum Outcome {
        /** The flow is accepted. */
        ALLOW,
        /** The flow is dropped. */
        DENY,
        /** The flow is accepted ahead of policy, because its port is a failsafe port. */
        FAILSAFE,
        /** The stage does not decide; the next one does, or the packet goes on. */
        NONE
    }

    /** Copies the list, unless it is known to be immutable. */
    public HostStage {
        requireNonNull(outcome, "outcome");
        trace = trace instanceof Steps ? trace : List.copyOf(trace);
    }
}
