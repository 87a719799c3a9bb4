// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/** What policy at one end of a flow says, and why. */
public sealed interface Side {
    /** The kinds of side, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Workload}. */
        WORKLOAD,
        /** {@link Host}. */
        HOST,
        /** {@link NotPoliced}. */
        NOT_POLICED,
        /** {@link Undecidable}. */
        UNDECIDABLE
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /** Returns the answer. */
    Answer answer();

    /** Returns the steps that led to the answer, in order; none where no policy was asked. */
    default List<TraceStep> trace() {
        return List.of();
    }

    /** Returns the step that decided; empty where no policy was asked, or something other than policy decided. */
    default Optional<TraceStep> decidedBy() {
        return trace().isEmpty() ? Optional.empty() : Optional.of(trace().get(trace().size() - 1));
    }

    /**
     * The end is a pod or another workload.
     *
     * @param endpoint the key of its resource
     * @param answer the answer
     * @param trace the steps that led to it
     */
    record Workload(ResourceKey endpoint, Answer answer, List<TraceStep> trace) implements Side {
        /** Copies the list, unless it is known to be immutable. */
        public Workload {
            requireNonNull(endpoint, "endpoint");
            requireNonNull(answer, "answer");
            trace = trace instanceof Steps ? trace : List.copyOf(trace);
        }

        @Override
        public Kind kind() {
            return Kind.WORKLOAD;
        }
    }

    /**
     * The end is a host endpoint. The answer is about traffic of the host itself: that of the first stage that decides.
     *
     * @param endpoint the key of the HostEndpoint
     * @param answer the answer
     * @param untracked policies before connection tracking
     * @param preDnat policies before destination translation; ingress only
     * @param normal policies and profiles for traffic of the host itself
     * @param forward what would become of the flow if it were forwarded through the host
     */
    record Host(
            ResourceKey endpoint,
            Answer answer,
            HostStage untracked,
            Optional<HostStage> preDnat,
            HostStage normal,
            HostStage forward)
            implements Side {
        /** Checks that nothing is null. */
        public Host {
            requireNonNull(endpoint, "endpoint");
            requireNonNull(answer, "answer");
            requireNonNull(untracked, "untracked");
            requireNonNull(preDnat, "preDnat");
            requireNonNull(normal, "normal");
            requireNonNull(forward, "forward");
        }

        @Override
        public Kind kind() {
            return Kind.HOST;
        }

        /** Returns the steps of the stage that decided. */
        @Override
        public List<TraceStep> trace() {
            if (decides(untracked)) {
                return untracked.trace();
            }
            return preDnat.filter(Host::decides).orElse(normal).trace();
        }

        static boolean decides(HostStage stage) {
            return stage.outcome() == HostStage.Outcome.ALLOW || stage.outcome() == HostStage.Outcome.DENY;
        }
    }

    /** No endpoint has the address, so no policy is asked. */
    record NotPoliced() implements Side {
        /** The only value there needs to be. */
        static final NotPoliced INSTANCE = new NotPoliced();

        @Override
        public Kind kind() {
            return Kind.NOT_POLICED;
        }

        @Override
        public Answer answer() {
            return Answer.NOT_POLICED;
        }
    }

    /**
     * It cannot be told.
     *
     * @param missing what would have to be known
     */
    record Undecidable(MissingFact missing) implements Side {
        /** Checks that nothing is null. */
        public Undecidable {
            requireNonNull(missing, "missing");
        }

        @Override
        public Kind kind() {
            return Kind.UNDECIDABLE;
        }

        @Override
        public Answer answer() {
            return Answer.UNDECIDABLE;
        }
    }
}
