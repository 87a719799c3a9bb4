// SPDX-License-Identifier: Apache-2.0
package io.calico4j.cli.trace;

import io.calico4j.cli.command.Input;
import io.calico4j.cli.explain.FlowArgument;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.path.PathCheck;
import io.calico4j.path.PathPolicy;
import io.calico4j.path.PathVerdict;
import io.calico4j.policy.Answer;
import io.calico4j.policy.MissingFact;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.explain.Explainer;
import io.calico4j.policy.explain.Explanation;
import io.calico4j.policy.explain.PolicyWalk;
import io.calico4j.policy.explain.RuleWalk;
import io.calico4j.policy.explain.SideWalk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the policies of the manifests say about packets on their way. */
final class TracePolicy implements PathPolicy {
    private static final int NAMED = 3;

    private final Explainer explainer;
    private final String suffix;

    /**
     * Creates the policies' voice.
     *
     * @param suffix port and protocol as the command line has them
     */
    TracePolicy(Input input, String suffix) {
        this.explainer =
                Explainer.of(PolicyEngine.compile(input.settledCluster())).withPositions(input::positionOf);
        this.suffix = suffix;
    }

    @Override
    public Optional<PathVerdict> verdict(PathCheck check) {
        Explanation explanation = explainer.explain(FlowArgument.flow(
                check.source().toString(), bracketed(check.destination().toString()) + suffix));
        SideWalk side = check.ingress() ? explanation.ingress() : explanation.egress();
        // also where a fact is missing: what the manifests tell is said to be that
        Answer answer = side.side().answer();
        return answer == Answer.UNDECIDABLE || answer == Answer.NOT_POLICED
                ? Optional.empty()
                : Optional.of(new PathVerdict(!answer.stops(), reason(side) + caveat(side), position(side)));
    }

    private static String caveat(SideWalk side) {
        return side.missing().isEmpty()
                ? ""
                : ", as far as these manifests tell: "
                        + side.missing().stream().map(MissingFact::toString).collect(Collectors.joining("; "));
    }

    private static String bracketed(String address) {
        return address.indexOf(':') < 0 ? address : "[" + address + "]";
    }

    /** The place of the rule that decided; where none matched, that of the first policy that might have had one. */
    private static Optional<SourcePosition> position(SideWalk side) {
        return side.decidingRule()
                .flatMap(RuleWalk::position)
                .or(() ->
                        asked(side).stream().flatMap(p -> p.position().stream()).findFirst());
    }

    /** The policies of the tier at whose end it was decided. */
    private static List<PolicyWalk> asked(SideWalk side) {
        Optional<String> tier = side.side()
                .decidedBy()
                .filter(TraceStep.ByTierEnd.class::isInstance)
                .map(step -> ((TraceStep.ByTierEnd) step).tier());
        return side.stages().stream()
                .flatMap(stage -> stage.tiers().stream())
                .filter(t -> tier.equals(Optional.of(t.name())))
                .flatMap(t -> t.policies().stream())
                .filter(PolicyWalk::counted)
                .toList();
    }

    /** The policies in which no rule matched, else the summary without the answer it starts with. */
    private static String reason(SideWalk side) {
        List<String> asked =
                asked(side).stream().map(p -> p.policy().toString()).toList();
        return asked.isEmpty()
                ? reason(side.summary())
                : "by the end of the tier, as no rule matches in "
                        + String.join(", ", asked.subList(0, Math.min(NAMED, asked.size())))
                        + (asked.size() > NAMED ? " and " + (asked.size() - NAMED) + " more" : "");
    }

    private static String reason(String summary) {
        for (String answer : new String[] {"allowed", "denied"}) {
            if (summary.startsWith(answer)) {
                return summary.substring(answer.length())
                        .replaceFirst("^: ", "because ")
                        .strip();
            }
        }
        return "because " + summary;
    }
}
