// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calico4j.conformance.vector.Checks;
import io.calico4j.conformance.vector.JsonComparison;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import io.calico4j.index.MemberSet;
import io.calico4j.index.RuleEnd;
import io.calico4j.index.RuleMemberSets;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import java.util.List;
import java.util.Optional;

/** {@code selectors/rule_ipsets}: the member sets that a rule needs. */
public final class RuleMemberSetsAdapter implements VectorAdapter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Creates the adapter. */
    public RuleMemberSetsAdapter() {}

    @Override
    public String file() {
        return "selectors/rule_ipsets";
    }

    @Override
    public Outcome run(JsonNode line) {
        JsonNode protocol = line.path("protocol");
        RuleMemberSets sets = RuleMemberSets.of(
                protocol.isNull() ? Optional.empty() : Optional.of(Protocol.parse(protocol.asText())),
                end(line.path("source")),
                end(line.path("destination")));
        ObjectNode rule = JSON.objectNode();
        put(rule, "src", "Src", sets.source());
        put(rule, "dst", "Dst", sets.destination());
        return new Checks()
                .same(
                        "expectedIPSets",
                        JsonComparison.sorted(line.path("expectedIPSets")),
                        JsonComparison.sorted(definitions(sets)))
                .same("expected", line.path("expected"), rule)
                .outcome();
    }

    private static RuleEnd end(JsonNode side) {
        return new RuleEnd(
                side.path("selector").textValue(),
                side.path("notSelector").textValue(),
                ports(side.path("ports")),
                ports(side.path("notPorts")));
    }

    private static List<Port> ports(JsonNode ports) {
        return SelectorJson.texts(ports).stream().map(Port::parse).toList();
    }

    private static ArrayNode definitions(RuleMemberSets sets) {
        ArrayNode definitions = JSON.arrayNode();
        for (MemberSet set : sets.all()) {
            Optional<MemberSet.NamedPort> port = set.namedPort();
            definitions
                    .addObject()
                    .put("id", set.id())
                    .put("selector", set.selector().canonical())
                    .put(
                            "protocol",
                            port.map(named -> named.protocol().toString()).orElse("none"))
                    .put("port", port.map(MemberSet.NamedPort::name).orElse(""));
        }
        return definitions;
    }

    private static void put(ObjectNode rule, String prefix, String capital, RuleMemberSets.Side side) {
        rule.set(prefix + "IPSets", ids(side.addresses()));
        rule.set(prefix + "NamedPortIPSets", ids(side.namedPorts()));
        rule.set(prefix + "Ports", texts(side.ports()));
        rule.set("not" + capital + "IPSets", ids(side.notAddresses()));
        rule.set("not" + capital + "NamedPortIPSets", ids(side.notNamedPorts()));
        rule.set("not" + capital + "Ports", texts(side.notPorts()));
    }

    private static ArrayNode ids(List<MemberSet> sets) {
        return texts(sets.stream().map(MemberSet::id).toList());
    }

    private static ArrayNode texts(List<?> values) {
        ArrayNode texts = JSON.arrayNode();
        values.forEach(value -> texts.add(value.toString()));
        return texts;
    }
}
