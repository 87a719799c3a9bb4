// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.policy.PolicyEngine;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyStack;
import io.calico4j.policy.stack.TierPolicies;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import java.util.List;

/** {@code policy/ordering}: the ordered policies of every endpoint. */
public final class OrderingAdapter implements VectorAdapter {

    /** Creates the adapter. */
    public OrderingAdapter() {}

    @Override
    public String file() {
        return "policy/ordering";
    }

    @Override
    public Outcome run(JsonNode line) {
        PolicyEngine engine = PolicyEngine.compile(PolicyJson.snapshot(line));
        ObjectNode actual = JsonNodeFactory.instance.objectNode();
        actual.set("activePolicies", sortedIds(engine.activePolicies()));
        ObjectNode hosts = actual.putObject("hosts");
        ObjectNode workloads = actual.putObject("workloads");
        for (ResourceKey key : engine.endpoints()) {
            PolicyStack stack = engine.policiesFor(key).orElseThrow();
            if (key.kind() == Kind.HOST_ENDPOINT) {
                ObjectNode host = hosts.putObject(key.name());
                fill(host, stack);
                host.set("untracked", tiers(stack.untracked()));
                host.set("preDNAT", tiers(stack.preDnat()));
                host.set("forward", tiers(stack.forward()));
            } else {
                fill(workloads.putObject(PolicyJson.endpoint(key)), stack);
            }
        }
        return Outcome.same(line.path("expect"), actual);
    }

    private static ArrayNode sortedIds(List<PolicyId> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.stream().map(PolicyJson::id).sorted().forEach(array::add);
        return array;
    }

    private static void fill(ObjectNode endpoint, PolicyStack stack) {
        ArrayNode profiles = endpoint.putArray("profiles");
        stack.profiles().forEach(profiles::add);
        endpoint.set("tiers", tiers(stack.tiers()));
    }

    private static ArrayNode tiers(List<TierPolicies> tiers) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (TierPolicies tier : tiers) {
            ObjectNode json = array.addObject()
                    .put("name", tier.name())
                    .put("defaultAction", tier.defaultAction().text());
            json.set("ingress", ids(tier.ingress()));
            json.set("egress", ids(tier.egress()));
        }
        return array;
    }

    private static ArrayNode ids(List<PolicyId> ids) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> array.add(PolicyJson.id(id)));
        return array;
    }
}
