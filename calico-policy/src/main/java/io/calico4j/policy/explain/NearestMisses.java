// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.net.PortRange;
import io.calico4j.net.Protocol;
import io.calico4j.policy.Answer;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.Side;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import io.calico4j.policy.stack.Direction;
import io.calico4j.resource.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Looks for the rules in whose way the least stood. */
final class NearestMisses {
    private static final int SHOWN = 3;
    private static final int TCP = 6;

    private final PolicyEngine engine;
    private final Flow flow;
    private final Direction direction;

    NearestMisses(PolicyEngine engine, Flow flow, Direction direction) {
        this.engine = engine;
        this.flow = flow;
        this.direction = direction;
    }

    /** Returns the nearest misses of the stage that decided; none where no rule could turn the answer round. */
    List<NearestMiss> of(Side side, List<StageWalk> stages) {
        Optional<StageWalk> deciding = stages.stream()
                .filter(stage -> stage.stage() != StageWalk.Stage.FORWARD)
                .filter(stage ->
                        stage.outcome().equals("allow") || stage.outcome().equals("deny"))
                .findFirst();
        if (deciding.isEmpty()) {
            return List.of();
        }
        Answer instead = side.answer() == Answer.ALLOW ? Answer.DENY : Answer.ALLOW;
        Action wanted = instead == Answer.ALLOW ? Action.ALLOW : Action.DENY;
        List<NearestMiss> misses = new ArrayList<>();
        int fewest = Integer.MAX_VALUE;
        for (TierWalk tier : deciding.get().tiers()) {
            for (PolicyWalk policy : tier.policies()) {
                for (RuleWalk rule : policy.rules()) {
                    boolean candidate =
                            rule.asked() && !rule.matches() && rule.rule().action() == wanted;
                    if (candidate && rule.failing().size() <= fewest) {
                        if (rule.failing().size() < fewest) {
                            misses.clear();
                            fewest = rule.failing().size();
                        }
                        misses.add(new NearestMiss(
                                policy.policy(), rule.field(), rule.failing(), instead, otherFlow(rule, instead)));
                    }
                }
            }
        }
        return misses.stream()
                .sorted((a, b) -> Boolean.compare(b.flow().isPresent(), a.flow().isPresent()))
                .limit(SHOWN)
                .toList();
    }

    /** Returns a flow of another protocol or port that the rule would match, if the end then really answers as wanted. */
    private Optional<Flow> otherFlow(RuleWalk rule, Answer wanted) {
        int protocol = flow.protocol();
        int port = flow.destinationPort();
        for (Clause clause : rule.failing()) {
            OptionalInt changed = OptionalInt.empty();
            if (clause.criterion() instanceof Criterion.OfProtocol other && !other.negated()) {
                changed = number(other.protocol());
                protocol = changed.orElse(protocol);
            } else if (clause.criterion() instanceof Criterion.Ports ports) {
                changed = port(ports);
                port = changed.orElse(port);
            }
            if (changed.isEmpty()) {
                return Optional.empty();
            }
        }
        boolean named = rule.rule().criteria().stream().anyMatch(Criterion.Ports.class::isInstance);
        int base = named && !hasPorts(protocol) ? TCP : protocol;
        Flow other = Flow.from(flow.from()).to(flow.to()).ports(base, flow.sourcePort(), port);
        return engine.decide(other).side(direction).answer() == wanted ? Optional.of(other) : Optional.empty();
    }

    private static OptionalInt number(Protocol protocol) {
        return protocol.number();
    }

    private static boolean hasPorts(int protocol) {
        return Stream.of(Protocol.TCP, Protocol.UDP, Protocol.SCTP)
                .anyMatch(known -> known.number().orElse(-1) == protocol);
    }

    private static OptionalInt port(Criterion.Ports ports) {
        if (ports.negated() || ports.at() == FlowEnd.SOURCE) {
            return OptionalInt.empty();
        }
        if (!ports.numbers().isEmpty()) {
            PortRange first = ports.numbers().get(0);
            return OptionalInt.of(first.first());
        }
        return ports.members().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(ports.members().get(0).port());
    }
}
