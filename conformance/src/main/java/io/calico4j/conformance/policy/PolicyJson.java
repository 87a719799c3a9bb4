// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.policy.TraceStep;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyKind;
import io.calico4j.resource.Kind;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** The forms that the policy vectors share. */
final class PolicyJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String HOST = "hep:";

    private PolicyJson() {}

    static ClusterSnapshot snapshot(JsonNode line) {
        List<Resource> resources = new ArrayList<>();
        for (JsonNode resource : line.path("resources")) {
            try {
                resources.add(MAPPER.treeToValue(resource, Resource.class));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return ClusterSnapshot.of(resources);
    }

    /** Returns an id as {@code Kind/namespace/name}, with an empty namespace for global kinds. */
    static String id(PolicyId id) {
        return id.kind().text() + "/" + id.namespace().orElse("") + "/" + id.name();
    }

    static PolicyId id(String text) {
        String[] parts = text.split("/", 3);
        PolicyKind kind = Arrays.stream(PolicyKind.values())
                .filter(known -> known.text().equals(parts[0]))
                .findFirst()
                .orElseThrow();
        return new PolicyId(kind, parts[1].isEmpty() ? Optional.empty() : Optional.of(parts[1]), parts[2]);
    }

    /** Returns the name of an endpoint: {@code namespace/name} of a pod, {@code hep:name} of a host endpoint. */
    static String endpoint(ResourceKey key) {
        return key.kind() == Kind.HOST_ENDPOINT
                ? HOST + key.name()
                : key.namespace().orElse("") + "/" + key.name();
    }

    static Flow flow(JsonNode json) {
        Flow.ToStage ends = Flow.from(Peer.address(json.path("src").asText()))
                .to(Peer.address(json.path("dst").asText()));
        int protocol = json.path("proto").asInt();
        Flow flow = json.has("icmpType") || json.has("icmpCode")
                ? ends.icmp(protocol, number(json, "icmpType"), number(json, "icmpCode"))
                : ends.ports(
                        protocol,
                        json.path("sport").asInt(0),
                        json.path("dport").asInt(0));
        return json.has("method") || json.has("path")
                ? flow.withHttp(HttpRequest.of(HttpAdapter.text(json, "method"), HttpAdapter.text(json, "path")))
                : flow;
    }

    private static OptionalInt number(JsonNode json, String member) {
        return json.has(member) ? OptionalInt.of(json.path(member).asInt()) : OptionalInt.empty();
    }

    static ArrayNode trace(List<TraceStep> steps) {
        ArrayNode trace = JsonNodeFactory.instance.arrayNode();
        steps.forEach(step -> trace.add(step(step)));
        return trace;
    }

    private static ObjectNode step(TraceStep step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (step instanceof TraceStep.ByRule rule) {
            policy(json, rule.tier(), rule.policy(), rule.index());
        } else if (step instanceof TraceStep.ByTierEnd end) {
            policy(json, end.tier(), end.first(), -1);
        } else if (step instanceof TraceStep.ByProfile profile) {
            profile(json, profile.profile(), profile.index());
        } else {
            profile(json, "__PROFILE__", -1);
        }
        return json.put("action", step.action().text().toLowerCase(Locale.ROOT));
    }

    private static void policy(ObjectNode json, String tier, PolicyId policy, int index) {
        json.put("tier", tier).put("kind", policy.kind().text());
        policy.namespace().ifPresent(namespace -> json.put("namespace", namespace));
        json.put("name", policy.name()).put("index", index);
    }

    private static void profile(ObjectNode json, String name, int index) {
        json.put("tier", "__PROFILE__").put("kind", "Profile").put("name", name).put("index", index);
    }
}
