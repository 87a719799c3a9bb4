// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field that a rule can match by: a flow that meets it, and one that differs in nothing else and does not. */
class MatchFieldTest {
    private static final String CLUSTER = """
            {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {team: blue}}}
            ---
            {apiVersion: v1, kind: Namespace, metadata: {name: ops, labels: {team: red}}}
            ---
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: buyer, namespace: shop, labels: {level: gold}}}
            ---
            {apiVersion: v1, kind: ServiceAccount, metadata: {name: robot, namespace: ops, labels: {level: iron}}}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: shop, labels: {role: web}}
            spec:
              nodeName: n-1
              serviceAccountName: buyer
              containers: [{name: c, ports: [{name: metrics, containerPort: 9102, protocol: TCP}]}]
            status: {podIPs: [{ip: 10.69.0.1}, {ip: "fd00:69::1"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: cron, namespace: ops, labels: {role: cron}}
            spec: {nodeName: n-2, serviceAccountName: robot, containers: [{name: c}]}
            status: {podIPs: [{ip: 10.69.0.3}, {ip: "fd00:69::3"}]}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: db, namespace: shop, labels: {role: db}}
            spec:
              nodeName: n-3
              containers:
              - name: c
                ports: [{name: sql, containerPort: 5432, protocol: TCP}, {name: dns, containerPort: 5353, protocol: UDP}]
            status: {podIPs: [{ip: 10.69.0.2}, {ip: "fd00:69::2"}]}
            ---
            apiVersion: projectcalico.org/v3
            kind: GlobalNetworkSet
            metadata: {name: partners, labels: {feed: partner}}
            spec: {nets: [198.51.100.16/28]}
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: s-1, namespace: shop, labels: {kubernetes.io/service-name: sales}}
            addressType: IPv4
            endpoints: [{addresses: [10.69.0.2]}]
            ports: [{name: p, port: 7443, protocol: TCP}]
            ---
            apiVersion: discovery.k8s.io/v1
            kind: EndpointSlice
            metadata: {name: s-2, namespace: shop, labels: {kubernetes.io/service-name: buyers}}
            addressType: IPv4
            endpoints: [{addresses: [10.69.0.1]}]
            ports: [{name: p, port: 7444, protocol: TCP}]
            ---
            apiVersion: projectcalico.org/v3
            kind: %s
            metadata: %s
            spec:
              selector: role == '%s'
              types: [%s]
              %s:
              - %s
            """;

    private static PolicyEngine engine(Direction direction, boolean global, String rule) {
        boolean in = direction == Direction.INGRESS;
        return PolicyEngine.compile(ClusterSnapshot.of(ManifestReader.lenient()
                .readString(CLUSTER.formatted(
                        global ? "GlobalNetworkPolicy" : "NetworkPolicy",
                        global ? "{name: p}" : "{name: p, namespace: shop}",
                        in ? "db" : "web",
                        in ? "Ingress" : "Egress",
                        in ? "ingress" : "egress",
                        "{action: Allow, " + rule + "}"))
                .resources()));
    }

    /** Reads such as {@code 10.69.0.1 tcp 80}, with the source port behind the port, or {@code fd00:69::1 icmpv6 128/0}. */
    private static Flow flow(String from, String to, String what) {
        Flow.ToStage ends = Flow.from(Peer.address(from)).to(Peer.address(to));
        String[] words = what.split(" ", -1);
        String[] numbers = words.length > 1 ? words[1].split("/", -1) : new String[0];
        return switch (words[0]) {
            case "icmp", "icmpv6" ->
                ends.icmp(
                        words[0].equals("icmp") ? 1 : 58,
                        OptionalInt.of(Integer.parseInt(numbers[0])),
                        OptionalInt.of(Integer.parseInt(numbers[1])));
            default -> {
                int source = words.length > 2 ? Integer.parseInt(words[2]) : 40123;
                int protocol = switch (words[0]) {
                    case "tcp" -> 6;
                    case "udp" -> 17;
                    case "sctp" -> 132;
                    case "udplite" -> 136;
                    default -> Integer.parseInt(words[0]);
                };
                yield ends.ports(protocol, source, words.length > 1 ? Integer.parseInt(words[1]) : 0);
            }
        };
    }

    private static void check(PolicyEngine engine, Direction direction, Flow meets, Flow misses) {
        assertThat(engine.decide(meets).side(direction).answer())
                .as("%s", meets)
                .isEqualTo(Answer.ALLOW);
        assertThat(engine.decide(misses).side(direction).answer())
                .as("%s", misses)
                .isEqualTo(Answer.DENY);
        assertThat(engine.verdict(meets)).isEqualTo(engine.decide(meets).verdict());
        assertThat(engine.verdict(misses)).isEqualTo(engine.decide(misses).verdict());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            protocol: TCP                                                   | tcp 81              | udp 81
            protocol: udp                                                   | udp 82              | tcp 82
            protocol: SCTP                                                  | sctp 3868           | tcp 3868
            protocol: UDPLite                                               | udplite 83          | udp 83
            protocol: 47                                                    | 47                  | 50
            protocol: 1                                                     | icmp 3/1            | icmpv6 3/1
            notProtocol: TCP                                                | udp 84              | tcp 84
            notProtocol: 132                                                | tcp 85              | sctp 85
            'protocol: ICMP, icmp: {type: 8}'                               | icmp 8/0            | icmp 0/0
            'protocol: ICMP, icmp: {type: 3, code: 4}'                      | icmp 3/4            | icmp 3/1
            'protocol: ICMP, notICMP: {type: 13}'                           | icmp 8/0            | icmp 13/0
            'protocol: ICMP, notICMP: {type: 5, code: 1}'                   | icmp 5/2            | icmp 5/1
            'protocol: TCP, destination: {ports: [443, "8000:8100"]}'       | tcp 8050            | tcp 8101
            'protocol: TCP, destination: {notPorts: [443, "8000:8100"]}'    | tcp 7999            | tcp 8000
            'protocol: TCP, source: {ports: ["1024:2047"]}'                 | tcp 86 2047         | tcp 86 2048
            'protocol: UDP, source: {notPorts: [53]}'                       | udp 87 54           | udp 87 53
            'protocol: TCP, destination: {ports: [sql]}'                    | tcp 5432            | tcp 5353
            'protocol: UDP, destination: {ports: [dns]}'                    | udp 5353            | udp 5432
            'destination: {ports: [sql, dns]}'                              | udp 5353            | tcp 5353
            'protocol: TCP, destination: {ports: [sql, 88]}'                | tcp 88              | tcp 89
            'protocol: TCP, destination: {notPorts: [sql]}'                 | tcp 5433            | tcp 5432
            'protocol: TCP, source: {ports: [metrics]}'                     | tcp 90 9102         | tcp 90 9103
            """)
    void what_the_packet_is(String rule, String meets, String misses) {
        check(
                engine(Direction.INGRESS, false, rule),
                Direction.INGRESS,
                flow("10.69.0.1", "10.69.0.2", meets),
                flow("10.69.0.1", "10.69.0.2", misses));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ipVersion: 4                                                        | 10.69.0.1      | fd00:69::1
            ipVersion: 6                                                        | fd00:69::1     | 10.69.0.1
            'source: {nets: [198.51.100.0/25, 203.0.113.7/32]}'                 | 203.0.113.7    | 203.0.113.8
            'source: {nets: ["fd00:70::/32"]}'                                  | fd00:70::5     | fd00:71::5
            'source: {notNets: [198.51.100.0/25]}'                              | 198.51.100.128 | 198.51.100.127
            'source: {notNets: [198.51.100.0/25]}'                              | 10.69.0.1      | fd00:69::1
            'source: {selector: role == ''web''}'                               | 10.69.0.1      | 10.69.0.3
            'source: {notSelector: role == ''web''}'                            | 10.69.0.2      | 10.69.0.1
            'source: {selector: all(), notSelector: role == ''db''}'            | 10.69.0.1      | 10.69.0.2
            'source: {namespaceSelector: team == ''red''}'                      | 10.69.0.3      | 10.69.0.1
            'source: {namespaceSelector: all(), selector: role != ''cron''}'    | 10.69.0.1      | 10.69.0.3
            'source: {namespaceSelector: global(), selector: has(feed)}'        | 198.51.100.18  | 198.51.100.40
            'source: {serviceAccounts: {names: [buyer]}}'                       | 10.69.0.1      | 10.69.0.2
            'source: {serviceAccounts: {selector: level == ''gold''}}'          | 10.69.0.1      | 10.69.0.2
            'source: {services: {name: buyers, namespace: shop}}'               | 10.69.0.1      | 10.69.0.3
            """)
    void who_sends_it(String rule, String meets, String misses) {
        boolean v6 = meets.contains(":");
        boolean missesV6 = misses.contains(":");
        check(
                engine(Direction.INGRESS, false, rule),
                Direction.INGRESS,
                flow(meets, v6 ? "fd00:69::2" : "10.69.0.2", "tcp 91"),
                flow(misses, missesV6 ? "fd00:69::2" : "10.69.0.2", "tcp 91"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'destination: {nets: [203.0.113.0/26]}'                                 | 203.0.113.63 tcp 92   | 203.0.113.64 tcp 92
            'destination: {notNets: [203.0.113.0/26]}'                              | 203.0.113.64 tcp 93   | 203.0.113.63 tcp 93
            'destination: {selector: role == ''db''}'                               | 10.69.0.2 tcp 94      | 10.69.0.3 tcp 94
            'destination: {notSelector: role == ''db''}'                            | 203.0.113.9 tcp 95    | 10.69.0.2 tcp 95
            'destination: {namespaceSelector: team == ''red''}'                     | 10.69.0.3 tcp 96      | 10.69.0.2 tcp 96
            'destination: {serviceAccounts: {names: [robot]}}'                      | 10.69.0.3 tcp 97      | 10.69.0.2 tcp 97
            'destination: {serviceAccounts: {selector: level == ''iron''}}'         | 10.69.0.3 tcp 98      | 10.69.0.2 tcp 98
            'destination: {services: {name: sales, namespace: shop}}'               | 10.69.0.2 tcp 7443    | 10.69.0.2 tcp 7444
            'protocol: TCP, destination: {selector: role == ''db'', ports: [sql]}'  | 10.69.0.2 tcp 5432    | 10.69.0.3 tcp 5432
            'protocol: TCP, source: {selector: role == ''web'', notPorts: [metrics]}' | 10.69.0.3 tcp 99 9101 | 10.69.0.3 tcp 99 9102
            """)
    void who_gets_it(String rule, String meets, String misses) {
        check(engine(Direction.EGRESS, true, rule), Direction.EGRESS, to(meets), to(misses));
    }

    private static Flow to(String destinationAndRest) {
        int space = destinationAndRest.indexOf(' ');
        return flow("10.69.0.1", destinationAndRest.substring(0, space), destinationAndRest.substring(space + 1));
    }
}
