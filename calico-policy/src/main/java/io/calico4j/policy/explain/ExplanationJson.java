// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.diagnostic.SourcePosition;
import io.calico4j.policy.TraceStep;
import java.util.Locale;
import java.util.Optional;

/** {@link ExplanationFormat#JSON}. */
final class ExplanationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExplanationJson() {}

    static String render(Explanation explanation) {
        ObjectNode json = NODES.objectNode();
        json.put("flow", explanation.flow().toString());
        json.put("verdict", word(explanation.answer()));
        json.set("egress", side(explanation.egress()));
        json.set("ingress", side(explanation.ingress()));
        return json.toPrettyString() + "\n";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode side(SideWalk walk) {
        ObjectNode json = NODES.objectNode();
        json.put("verdict", word(walk.side().answer()));
        String endpoint = ExplanationText.endpoint(walk);
        if (!endpoint.isEmpty()) {
            json.put("endpoint", endpoint);
        }
        json.put("summary", walk.summary());
        ArrayNode missing = json.putArray("missing");
        walk.missing().forEach(fact -> missing.add(fact.toString()));
        ArrayNode trace = json.putArray("trace");
        walk.side().trace().stream().map(TraceStep::toString).forEach(trace::add);
        ArrayNode stages = json.putArray("stages");
        walk.stages().forEach(stage -> stages.add(stage(stage)));
        ArrayNode misses = json.putArray("nearestMisses");
        walk.nearestMisses().forEach(miss -> misses.add(miss(miss)));
        return json;
    }

    private static ObjectNode stage(StageWalk stage) {
        ObjectNode json = NODES.objectNode();
        json.put("stage", word(stage.stage()));
        json.put("outcome", stage.outcome());
        ArrayNode tiers = json.putArray("tiers");
        stage.tiers().forEach(tier -> tiers.add(tier(tier)));
        ArrayNode profiles = json.putArray("profiles");
        stage.profiles().forEach(profile -> profiles.add(profile(profile)));
        return json;
    }

    private static ObjectNode profile(ProfileWalk profile) {
        ObjectNode json = NODES.objectNode();
        json.put("profile", profile.profile());
        json.put("standsFor", profile.standsFor());
        json.put("exists", profile.exists());
        json.put("asked", profile.asked());
        position(json, profile.position());
        ArrayNode rules = json.putArray("rules");
        profile.rules().forEach(rule -> rules.add(rule(rule)));
        return json;
    }

    private static ObjectNode tier(TierWalk tier) {
        ObjectNode json = NODES.objectNode();
        json.put("tier", tier.name());
        json.put("defaultAction", tier.defaultAction().text());
        json.put("outcome", word(tier.outcome()));
        ArrayNode policies = json.putArray("policies");
        tier.policies().forEach(policy -> policies.add(policy(policy)));
        return json;
    }

    private static ObjectNode policy(PolicyWalk policy) {
        ObjectNode json = NODES.objectNode();
        json.put("policy", policy.policy().toString());
        json.put("counted", policy.counted());
        json.put("selector", policy.selector().canonical());
        position(json, policy.position());
        ArrayNode because = json.putArray("because");
        policy.because().forEach(reason -> because.add(reason(reason)));
        ArrayNode rules = json.putArray("rules");
        policy.rules().forEach(rule -> rules.add(rule(rule)));
        return json;
    }

    private static ObjectNode reason(TermReason reason) {
        ObjectNode json = NODES.objectNode();
        json.put("term", reason.term().canonical());
        json.put("holds", reason.holds());
        reason.value().ifPresent(value -> json.put("value", value));
        if (!reason.origin().isEmpty()) {
            json.put("origin", reason.origin());
        }
        return json;
    }

    private static ObjectNode rule(RuleWalk rule) {
        ObjectNode json = NODES.objectNode();
        json.put("rule", rule.field());
        json.put("index", rule.rule().index());
        json.put("action", rule.rule().action().text());
        json.put("asked", rule.asked());
        json.put("matches", rule.matches());
        position(json, rule.position());
        ArrayNode criteria = json.putArray("criteria");
        rule.rule().criteria().forEach(criterion -> criteria.add(criterion.field() + " " + criterion));
        ArrayNode failing = json.putArray("failing");
        rule.failing().forEach(clause -> failing.add(clause(clause)));
        return json;
    }

    private static ObjectNode clause(Clause clause) {
        ObjectNode json = NODES.objectNode();
        json.put("field", clause.criterion().field());
        json.put("wanted", clause.criterion().toString());
        json.put("found", clause.found());
        return json;
    }

    private static ObjectNode miss(NearestMiss miss) {
        ObjectNode json = NODES.objectNode();
        json.put("owner", NearestMisses.title(miss.owner()));
        json.put("rule", miss.field());
        json.put("instead", word(miss.instead()));
        ArrayNode failing = json.putArray("failing");
        miss.failing().forEach(clause -> failing.add(clause(clause)));
        position(json, miss.position());
        ArrayNode changes = json.putArray("changes");
        miss.changes().forEach(change -> changes.add(change(change)));
        return json;
    }

    private static ObjectNode change(Change change) {
        ObjectNode json = NODES.objectNode();
        json.put("flow", change.flow().toString());
        ArrayNode edits = json.putArray("edits");
        for (Edit edit : change.edits()) {
            ObjectNode one = edits.addObject();
            one.put("subject", edit.subject());
            one.put("what", edit.what());
            edit.before().ifPresent(text -> one.put("before", text));
            edit.after().ifPresent(text -> one.put("after", text));
        }
        return json;
    }

    private static void position(ObjectNode json, Optional<SourcePosition> position) {
        position.ifPresent(p -> json.putObject("position")
                .put("source", p.source())
                .put("line", p.line())
                .put("column", p.column()));
    }
}
