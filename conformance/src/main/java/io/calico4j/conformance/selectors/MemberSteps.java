// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.selectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.index.EndpointPort;
import io.calico4j.index.Member;
import io.calico4j.index.MemberChange;
import io.calico4j.index.MemberChanges;
import io.calico4j.index.MemberIndex;
import io.calico4j.index.MemberProtocol;
import io.calico4j.index.MemberSet;
import io.calico4j.index.MemberView;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Changes to a member index as the vectors write them, and its sets as they write those. */
final class MemberSteps {
    private MemberSteps() {}

    static MemberChanges<String> apply(MemberIndex<String, String> index, JsonNode step) {
        String id = step.path("id").textValue();
        String op = step.path("op").textValue();
        return switch (op) {
            case "updateEndpoint" ->
                index.updateEndpoint(
                        id,
                        SelectorJson.labels(step.path("labels")),
                        SelectorJson.texts(step.path("parents")),
                        nets(step.path("nets")),
                        ports(step.path("ports")));
            case "deleteEndpoint" -> index.deleteEndpoint(id);
            case "updateParent" -> index.updateParent(id, SelectorJson.labels(step.path("labels")));
            case "deleteParent" -> index.deleteParent(id);
            case "updateIPSet" -> index.updateSet(id, set(step));
            case "deleteIPSet" -> {
                index.deleteSet(id);
                yield MemberChanges.net(List.of());
            }
            default -> throw new IllegalArgumentException("unknown step " + op);
        };
    }

    private static List<Cidr> nets(JsonNode nets) {
        return SelectorJson.texts(nets).stream().map(Cidr::parseOrAddress).toList();
    }

    private static List<EndpointPort> ports(JsonNode ports) {
        List<EndpointPort> list = new ArrayList<>();
        for (JsonNode port : ports) {
            list.add(new EndpointPort(
                    port.path("name").textValue(),
                    Protocol.parse(port.path("protocol").asText()),
                    port.path("port").intValue()));
        }
        return list;
    }

    private static MemberSet set(JsonNode step) {
        Selector selector = Selector.parse(step.path("selector").textValue());
        String protocol = step.path("protocol").textValue();
        return protocol.equals("none")
                ? MemberSet.ofAddresses(selector)
                : MemberSet.ofNamedPort(
                        selector,
                        MemberProtocol.valueOf(protocol.toUpperCase(Locale.ROOT)),
                        step.path("port").textValue());
    }

    /** Returns members with their sets, as sorted texts. */
    static List<String> pairs(List<MemberChange<String>> changes) {
        return changes.stream()
                .map(change -> SelectorJson.pair(change.set(), change.member().toString()))
                .sorted()
                .toList();
    }

    /** Returns all members with their sets, as sorted texts. */
    static List<String> pairs(MemberView<String, String> view) {
        List<String> pairs = new ArrayList<>();
        for (String set : view.sets()) {
            for (Member member : view.members(set)) {
                pairs.add(SelectorJson.pair(set, member.toString()));
            }
        }
        return pairs.stream().sorted().toList();
    }

    /** Returns the vectors' object from sets to members as sorted texts. */
    static List<String> pairs(JsonNode sets) {
        List<String> pairs = new ArrayList<>();
        sets.properties()
                .forEach(set -> set.getValue()
                        .forEach(member -> pairs.add(SelectorJson.pair(set.getKey(), member.textValue()))));
        return pairs.stream().sorted().toList();
    }
}
