// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import static java.util.Objects.requireNonNull;

import io.calico4j.policy.TraceStep;
import java.util.List;
import java.util.Optional;

/**
 * The way through one list of tiers: the only one of a workload, or one of the stages of a host.
 *
 * @param stage which list
 * @param outcome what the stage says, in one word: {@code allow}, {@code deny}, {@code failsafe} or {@code none}
 * @param tiers its tiers, in order
 * @param profiles the profiles that are asked behind the last tier; none in the stages of hosts that have none
 * @param decidedBy the step that decided; empty if nothing was traced
 */
public record StageWalk(
        Stage stage, String outcome, List<TierWalk> tiers, List<ProfileWalk> profiles, Optional<TraceStep> decidedBy) {
    /** The lists of tiers an endpoint has. */
    public enum Stage {
        /** Before connection tracking; hosts only. */
        UNTRACKED("before connection tracking"),
        /** Before destination translation; ingress of hosts only. */
        PRE_DNAT("before destination translation"),
        /** Traffic of the endpoint itself. */
        NORMAL("policies and profiles"),
        /** Traffic that the host forwards; hosts only. */
        FORWARD("if it were forwarded through the host");

        private final String text;

        Stage(String text) {
            this.text = text;
        }

        /** Returns the stage in words. */
        public String text() {
            return text;
        }
    }

    /** Copies the lists. */
    public StageWalk {
        requireNonNull(stage, "stage");
        requireNonNull(outcome, "outcome");
        tiers = List.copyOf(tiers);
        profiles = List.copyOf(profiles);
        requireNonNull(decidedBy, "decidedBy");
    }

    /** Tells whether the stage allows or denies the flow, so that no later one is asked. */
    boolean decides() {
        return outcome.equals("allow") || outcome.equals("deny");
    }

    /** Returns what the stage says, in words. */
    String verdict() {
        return switch (outcome) {
            case "none" -> "nothing decides, so the way goes on";
            case "failsafe" -> "let through, as it is a failsafe port";
            case "allow" -> "allowed";
            case "deny" -> "denied";
            default -> outcome;
        };
    }
}
