// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.net.Protocol;
import io.calico4j.policy.PolicyRule;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.rule.Criterion;
import io.calico4j.policy.rule.FlowEnd;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a rule does, and what it matches on sample points: for each family and protocol the ICMP types, the sources and the
 * destinations that meet it. A rule is a conjunction of these three, so two rules match the same if all three are the same
 * wherever none of them is empty.
 */
record RulePicture(String action, SortedMap<String, SortedSet<String>> matched) {

    /** What one rule says about one part of a flow. */
    private interface Test {
        boolean whole(IpFamily family, int protocol, int type, int code);

        boolean end(FlowEnd end, IpAddress address, int protocol, int port);
    }

    boolean matchesNothing() {
        return matched.isEmpty();
    }

    static RulePicture of(JsonNode rule, SamplePoints points) {
        return new RulePicture(rule.path("action").asText(), matched(new JsonTest(rule), points));
    }

    static RulePicture of(PolicyRule rule, SamplePoints points) {
        String action = rule.action().text().toLowerCase(Locale.ROOT);
        return new RulePicture(action.equals("pass") ? "next-tier" : action, matched(new EngineTest(rule), points));
    }

    private static SortedMap<String, SortedSet<String>> matched(Test test, SamplePoints points) {
        SortedMap<String, SortedSet<String>> matched = new TreeMap<>();
        for (IpFamily family : IpFamily.values()) {
            for (int protocol : points.protocols()) {
                SortedSet<String> whole = whole(test, points, family, protocol);
                SortedSet<String> sources = ends(test, points, FlowEnd.SOURCE, family, protocol);
                SortedSet<String> destinations = ends(test, points, FlowEnd.DESTINATION, family, protocol);
                if (!whole.isEmpty() && !sources.isEmpty() && !destinations.isEmpty()) {
                    String name = family + " protocol " + protocol;
                    matched.put(name + " icmp", whole);
                    matched.put(name + " from", sources);
                    matched.put(name + " to", destinations);
                }
            }
        }
        return matched;
    }

    private static SortedSet<String> whole(Test test, SamplePoints points, IpFamily family, int protocol) {
        SortedSet<String> whole = new TreeSet<>();
        for (int type : points.icmpNumbers()) {
            for (int code : points.icmpNumbers()) {
                if (test.whole(family, protocol, type, code)) {
                    whole.add(type + "/" + code);
                }
            }
        }
        return whole;
    }

    private static SortedSet<String> ends(Test test, SamplePoints points, FlowEnd end, IpFamily family, int protocol) {
        SortedSet<String> ends = new TreeSet<>();
        for (IpAddress address : points.addresses(end)) {
            for (int port : points.ports(end)) {
                if (address.family() == family && test.end(end, address, protocol, port)) {
                    ends.add(address + " " + port);
                }
            }
        }
        return ends;
    }

    /** The engine's own rule, asked which of its criteria a flow fails. */
    private record EngineTest(PolicyRule rule) implements Test {
        private static Peer any(IpFamily family) {
            return Peer.address(family == IpFamily.V4 ? "198.18.7.7" : "2001:db8:ffff::7");
        }

        @Override
        public boolean whole(IpFamily family, int protocol, int type, int code) {
            Flow flow = Flow.from(any(family)).to(any(family)).icmp(protocol, known(type), known(code));
            return rule.failing(flow).stream()
                    .noneMatch(criterion -> criterion.end().isEmpty());
        }

        private static OptionalInt known(int number) {
            return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
        }

        @Override
        public boolean end(FlowEnd end, IpAddress address, int protocol, int port) {
            Peer self = Peer.address(address);
            Peer other = any(address.family());
            Flow flow = end == FlowEnd.SOURCE
                    ? Flow.from(self).to(other).ports(protocol, port, 0)
                    : Flow.from(other).to(self).ports(protocol, 0, port);
            List<Criterion> failing = rule.failing(flow);
            return failing.stream().noneMatch(criterion -> criterion.end().equals(Optional.of(end)));
        }
    }

    /** The rule of the vector, read as its README says. */
    private record JsonTest(JsonNode rule) implements Test {
        @Override
        public boolean whole(IpFamily family, int protocol, int type, int code) {
            JsonNode version = rule.path("ipVersion");
            return (version.isMissingNode() || version.asInt() == (family == IpFamily.V4 ? 4 : 6))
                    && familyHasNets(family)
                    && (!rule.has("protocol") || number(rule.path("protocol")) == protocol)
                    && (!rule.has("notProtocol") || number(rule.path("notProtocol")) != protocol)
                    && (!rule.has("icmp") || icmp(rule.path("icmp"), family, protocol, type, code))
                    && !(rule.has("notIcmp") && icmp(rule.path("notIcmp"), family, protocol, type, code));
        }

        private boolean familyHasNets(IpFamily family) {
            for (String side : List.of("src", "dst")) {
                for (String list : List.of("nets", "notNets")) {
                    JsonNode nets = rule.path(side).path(list);
                    boolean found = nets.isEmpty();
                    for (JsonNode text : nets) {
                        Cidr net = Cidr.parseOrAddress(text.asText());
                        found |= net.family() == family;
                        if (list.equals("notNets") && net.family() == family && net.prefixLength() == 0) {
                            return false;
                        }
                    }
                    if (!found) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static int number(JsonNode protocol) {
            return number(protocol.asText());
        }

        private static int number(String protocol) {
            return Protocol.parse(protocol).number().orElse(-1);
        }

        private static boolean icmp(JsonNode wanted, IpFamily family, int protocol, int type, int code) {
            return protocol == (family == IpFamily.V4 ? 1 : 58)
                    && wanted.get(0).asInt() == type
                    && (wanted.size() < 2 || wanted.get(1).asInt() == code);
        }

        @Override
        public boolean end(FlowEnd end, IpAddress address, int protocol, int port) {
            JsonNode side = rule.path(end == FlowEnd.SOURCE ? "src" : "dst");
            boolean ports =
                    side.path("ports").isEmpty() && side.path("namedPortSets").isEmpty();
            ports |= inRanges(side.path("ports"), protocol, port);
            ports |= inAny(side.path("namedPortSets"), address, protocol, port);
            boolean member = true;
            for (JsonNode set : side.path("sets")) {
                member &= inNets(set, address);
            }
            for (JsonNode set : side.path("ipPortSets")) {
                member &= inPorts(set, address, protocol, port);
            }
            for (JsonNode set : side.path("notSets")) {
                member &= !inNets(set, address);
            }
            return ports
                    && member
                    && (side.path("nets").isEmpty() || inNets(side.path("nets"), address))
                    && !inNets(side.path("notNets"), address)
                    && !inRanges(side.path("notPorts"), protocol, port)
                    && !inAny(side.path("notNamedPortSets"), address, protocol, port);
        }

        private static boolean inRanges(JsonNode ranges, int protocol, int port) {
            for (JsonNode range : ranges) {
                String[] bounds = range.asText().split("-", 2);
                boolean within = Integer.parseInt(bounds[0]) <= port && port <= Integer.parseInt(bounds[1]);
                if (within && (protocol == 6 || protocol == 17 || protocol == 132 || protocol == 136)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean inNets(JsonNode nets, IpAddress address) {
            for (JsonNode net : nets) {
                if (Cidr.parseOrAddress(net.asText()).contains(address)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean inAny(JsonNode sets, IpAddress address, int protocol, int port) {
            for (JsonNode set : sets) {
                if (inPorts(set, address, protocol, port)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean inPorts(JsonNode set, IpAddress address, int protocol, int port) {
            for (JsonNode member : set) {
                String text = member.asText();
                int comma = text.indexOf(',');
                int colon = text.lastIndexOf(':');
                String name = text.substring(comma + 1, colon);
                if (IpAddress.parse(text.substring(0, comma)).equals(address)
                        && number(name) == protocol
                        && Integer.parseInt(text.substring(colon + 1)) == port) {
                    return true;
                }
            }
            return false;
        }
    }
}
