// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.label.Selector;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.PolicyRule;
import io.calico4j.policy.PolicyRules;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code policy/rules}: what each active policy compiles to.
 *
 * <p>Rules are compared by what they match, on the sample points that the README names; rules that match nothing are left out on
 * both sides.
 */
public final class RulesAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public RulesAdapter() {}

    @Override
    public String file() {
        return "policy/rules";
    }

    @Override
    public Outcome run(JsonNode line) {
        PolicyEngine engine = PolicyEngine.compile(PolicyJson.snapshot(line));
        Map<String, JsonNode> expected = new TreeMap<>();
        line.path("expect").properties().forEach(entry -> expected.put(entry.getKey(), entry.getValue()));
        List<String> active =
                engine.activePolicies().stream().map(PolicyJson::id).sorted().toList();
        Checks checks = new Checks().equal("policies", List.copyOf(expected.keySet()), active);
        for (Map.Entry<String, JsonNode> policy : expected.entrySet()) {
            PolicyId id = PolicyJson.id(policy.getKey());
            Optional<PolicyRules> actual = engine.rulesOf(id);
            if (actual.isEmpty()) {
                checks.equal(policy.getKey(), "a policy", "nothing");
            } else {
                compare(checks, policy.getKey(), policy.getValue(), actual.get());
            }
        }
        return checks.outcome();
    }

    private static void compare(Checks checks, String what, JsonNode expected, PolicyRules actual) {
        checks.equal(what + " tier", expected.path("tier").asText(), actual.tier())
                .equal(
                        what + " selector",
                        Selector.parse(expected.path("selector").asText()).canonical(),
                        Selector.parse(actual.selector().canonical()).canonical())
                .equal(what + " untracked", expected.path("untracked").asBoolean(), actual.untracked())
                .equal(what + " preDNAT", expected.path("preDNAT").asBoolean(), actual.preDnat());
        for (Direction direction : Direction.values()) {
            String name = direction == Direction.INGRESS ? "ingress" : "egress";
            compareRules(checks, what + " " + name, expected.path(name), actual.rules(direction));
        }
    }

    private static void compareRules(Checks checks, String what, JsonNode expected, List<PolicyRule> actual) {
        SamplePoints points = new SamplePoints();
        expected.forEach(points::addFrom);
        actual.forEach(points::addFrom);
        List<RulePicture> wanted = new ArrayList<>();
        expected.forEach(rule -> wanted.add(RulePicture.of(rule, points)));
        List<RulePicture> got = new ArrayList<>();
        actual.forEach(rule -> got.add(RulePicture.of(rule, points)));
        wanted.removeIf(RulePicture::matchesNothing);
        got.removeIf(RulePicture::matchesNothing);
        checks.equal(what + " rules that match", wanted.size(), got.size());
        for (int i = 0; i < Math.min(wanted.size(), got.size()); i++) {
            checks.equal(what + "[" + i + "]", wanted.get(i), got.get(i));
        }
    }
}
