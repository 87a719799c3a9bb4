// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.Answer;
import io.calico4j.policy.HostStage;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.PolicySemantics;
import io.calico4j.policy.Side;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.Direction;
import java.util.Locale;

/** {@code policy/verdicts-hand} and {@code policy/verdicts-gen}: verdicts and traces of flows, in every mode. */
public final class VerdictsAdapter implements VectorAdapter {
    private final String file;

    /**
     * Creates the adapter of a file.
     *
     * @param file area and name of the file
     */
    public VerdictsAdapter(String file) {
        this.file = file;
    }

    @Override
    public String file() {
        return file;
    }

    /** The engines of one cluster. */
    private record Engines(
            PolicyEngine enforced, PolicyEngine pending, PolicyEngine checker, PolicyEngine checkerPending) {
        static Engines of(ClusterSnapshot snapshot) {
            PolicyEngine dataPlane = PolicyEngine.compile(snapshot);
            PolicyEngine checker = PolicyEngine.compile(snapshot, PolicySemantics.CHECKER);
            return new Engines(dataPlane, dataPlane.pending(), checker, checker.pending());
        }
    }

    @Override
    public Outcome run(JsonNode line) {
        Engines engines = Engines.of(PolicyJson.snapshot(line));
        Checks checks = new Checks();
        for (int i = 0; i < line.path("flows").size(); i++) {
            Flow flow = PolicyJson.flow(line.path("flows").get(i));
            JsonNode expected = line.path("expect").get(i);
            for (Direction direction : Direction.values()) {
                String name = direction.name().toLowerCase(Locale.ROOT);
                if (expected.path(name).isNull()
                        && isOtherSpelling(line.path("flows").get(i), direction)) {
                    continue;
                }
                check(checks, "flow " + i + " " + name, expected.path(name), engines, flow, direction);
            }
            checks.equal(
                    "verdict of flow " + i,
                    engines.enforced().decide(flow).verdict(),
                    engines.enforced().verdict(flow));
        }
        return checks.outcome();
    }

    /**
     * Tells whether the address at one end is written unlike Calico writes it. Endpoints were looked up by text when the vectors
     * were made, so that such an end is nobody's there.
     */
    private static boolean isOtherSpelling(JsonNode flow, Direction direction) {
        String text = flow.path(direction == Direction.EGRESS ? "src" : "dst").asText();
        return !IpAddress.parse(text).toString().equals(text);
    }

    private static void check(
            Checks checks, String what, JsonNode expected, Engines engines, Flow flow, Direction direction) {
        Side enforced = engines.enforced().decide(flow).side(direction);
        Side pending = engines.pending().decide(flow).side(direction);
        if (expected.isNull()) {
            checks.same(what, expected, answer(enforced));
        } else if (expected.has("host")) {
            checks.same(what + " endpoint", expected.path("endpoint"), endpoint(enforced));
            checks.same(what + " host", expected.path("host"), answer(enforced));
            checks.same(
                    what + " hostPending",
                    expected.has("hostPending") ? expected.path("hostPending") : expected.path("host"),
                    answer(pending));
        } else {
            checks.same(what + " endpoint", expected.path("endpoint"), endpoint(enforced));
            JsonNode byRule = expected.path("enforced");
            JsonNode byStaged = expected.has("pending") ? expected.path("pending") : byRule;
            checks.same(what + " enforced", byRule, answer(enforced));
            checks.same(what + " pending", byStaged, answer(pending));
            checker(checks, what + " checkerEnforced", expected, byRule, engines.checker(), flow, direction);
            checker(checks, what + " checkerPending", expected, byStaged, engines.checkerPending(), flow, direction);
        }
    }

    /** Where the vector says nothing of the checker it does as the data plane, but for the last entry of some traces. */
    private static void checker(
            Checks checks,
            String what,
            JsonNode expected,
            JsonNode otherwise,
            PolicyEngine engine,
            Flow flow,
            Direction direction) {
        String member = what.substring(what.lastIndexOf(' ') + 1);
        JsonNode wanted = expected.has(member) ? expected.path(member) : withoutNoProfile(otherwise);
        checks.same(what, wanted, answer(engine.decide(flow).side(direction)));
    }

    private static JsonNode withoutNoProfile(JsonNode answer) {
        JsonNode trace = answer.path("trace");
        if (trace.isEmpty()) {
            return answer;
        }
        JsonNode last = trace.get(trace.size() - 1);
        if (!last.path("name").asText().equals("__PROFILE__")) {
            return answer;
        }
        ObjectNode copy = answer.deepCopy();
        ((ArrayNode) copy.path("trace")).remove(trace.size() - 1);
        return copy;
    }

    private static JsonNode endpoint(Side side) {
        if (side instanceof Side.Workload workload) {
            return JsonNodeFactory.instance.textNode(PolicyJson.endpoint(workload.endpoint()));
        }
        return side instanceof Side.Host host
                ? JsonNodeFactory.instance.textNode(PolicyJson.endpoint(host.endpoint()))
                : NullNode.instance;
    }

    private static JsonNode answer(Side side) {
        if (side instanceof Side.Workload workload) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("verdict", word(workload.answer()));
            json.set("trace", PolicyJson.trace(workload.trace()));
            return json;
        }
        if (side instanceof Side.Host host) {
            ObjectNode json = JsonNodeFactory.instance.objectNode().put("verdict", word(host.answer()));
            json.set("untracked", stage(host.untracked()));
            host.preDnat().ifPresent(stage -> json.set("preDNAT", stage(stage)));
            json.set("normal", stage(host.normal()));
            json.set("forward", stage(host.forward()));
            return json;
        }
        return NullNode.instance;
    }

    private static String word(Answer answer) {
        return answer.stops() ? "deny" : answer.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode stage(HostStage stage) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("verdict", stage.outcome().name().toLowerCase(Locale.ROOT));
        json.set("trace", PolicyJson.trace(stage.trace()));
        return json;
    }
}
