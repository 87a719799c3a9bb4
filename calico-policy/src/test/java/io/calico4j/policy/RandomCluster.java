// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.Container;
import io.calico4j.kubernetes.ContainerPort;
import io.calico4j.kubernetes.Endpoint;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.EndpointSlicePort;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.PodIp;
import io.calico4j.kubernetes.PodStatus;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.resource.IntOrString;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.Resource;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicyIngressRule;
import io.calico4j.resource.policy.NetworkPolicyPeer;
import io.calico4j.resource.policy.NetworkPolicyPort;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.ServiceAccountMatch;
import io.calico4j.resource.policy.ServiceMatch;
import io.calico4j.resource.policy.StagedNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Small clusters, changes and flows, all from one seed. Everything is drawn from few values, so that things meet. */
final class RandomCluster {
    private static final List<String> SELECTORS = List.of(
            "app == 'web'",
            "app != 'web'",
            "has(app)",
            "!has(app)",
            "app in {'db','api'}",
            "tier == 'fe' && app == 'web'",
            "all()");
    private static final List<String> SPACES = List.of("env == 'prod'", "env != 'prod'", "all()", "has(team)");
    private static final List<String> NETS = List.of(
            "10.0.0.0/29", "10.0.0.0/24", "172.16.0.0/12", "10.0.0.3/32", "fd00::/124", "fd00::3/128", "0.0.0.0/1");
    private static final List<String> ORDERS = List.of("1", "5", "5", "1000", "");

    private final Random random;

    RandomCluster(long seed) {
        this.random = new Random(seed);
    }

    private int below(int limit) {
        return random.nextInt(limit);
    }

    private boolean chance(int percent) {
        return below(100) < percent;
    }

    private <T> T one(List<T> of) {
        return of.get(below(of.size()));
    }

    private String space() {
        return "n" + below(3);
    }

    ClusterSnapshot snapshot() {
        List<Resource> resources = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            resources.add(resource());
        }
        return ClusterSnapshot.of(resources);
    }

    /** Returns a resource that is new, or takes the place of one of its name. */
    Resource resource() {
        return switch (below(14)) {
            case 0 ->
                Namespace.builder()
                        .name(space())
                        .label("env", one(List.of("prod", "dev")))
                        .build();
            case 1 ->
                ServiceAccount.builder()
                        .name("sa" + below(2))
                        .namespace(space())
                        .label("role", "r" + below(2))
                        .build();
            case 2, 3, 4 -> pod();
            case 5 -> host();
            case 6 ->
                GlobalNetworkSet.builder()
                        .name("set" + below(3))
                        .label("app", one(List.of("web", "feed")))
                        .spec(spec -> spec.nets(List.of(one(NETS), one(NETS))))
                        .build();
            case 7 ->
                NetworkSet.builder()
                        .name("own" + below(2))
                        .namespace(space())
                        .label("app", "web")
                        .spec(spec -> spec.nets(List.of(one(NETS))))
                        .build();
            case 8 -> tier();
            case 9, 10 -> global();
            case 11 -> chance(70) ? policy() : staged();
            case 12 -> kubernetes();
            default -> slice();
        };
    }

    private Pod pod() {
        int number = 1 + below(9);
        Pod.Builder pod = Pod.builder().name("p" + number).namespace(space());
        if (chance(80)) {
            pod.label("app", one(List.of("web", "db", "api")));
        }
        pod.label("tier", one(List.of("fe", "be")));
        List<PodIp> addresses = new ArrayList<>();
        if (chance(90)) {
            addresses.add(PodIp.builder().ip("10.0.0." + number).build());
        }
        if (chance(40)) {
            addresses.add(PodIp.builder().ip("fd00::" + number).build());
        }
        ContainerPort port = ContainerPort.builder()
                .name("http")
                .containerPort(8080 + below(2))
                .protocol(one(List.of("TCP", "UDP")))
                .build();
        return pod.spec(spec -> spec.serviceAccountName(
                                chance(50) ? Optional.of("sa" + below(3)) : Optional.<String>empty())
                        .containers(
                                List.of(Container.builder().ports(List.of(port)).build())))
                .status(PodStatus.builder().podIPs(addresses).build())
                .build();
    }

    private HostEndpoint host() {
        int number = 1 + below(2);
        return HostEndpoint.builder()
                .name("h" + number)
                .label("app", one(List.of("web", "edge")))
                .spec(spec -> spec.node("node")
                        .expectedIPs(List.of("192.168.0." + number))
                        .profiles(chance(50) ? List.of("projectcalico-default-allow") : List.of()))
                .build();
    }

    private Tier tier() {
        return Tier.builder()
                .name(one(List.of("t0", "t1")))
                .spec(spec -> spec.order(order()).defaultAction(one(List.of("Pass", "Deny"))))
                .build();
    }

    private Optional<Double> order() {
        String order = one(ORDERS);
        return order.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(order));
    }

    private Optional<String> tierName() {
        return one(List.of(Optional.of("t0"), Optional.of("t1"), Optional.<String>empty()));
    }

    private Resource global() {
        boolean early = chance(10);
        return GlobalNetworkPolicy.builder()
                .name(one(List.of("a", "a-b", "g")))
                .spec(spec -> spec.tier(tierName())
                        .order(order())
                        .selector(one(SELECTORS))
                        .namespaceSelector(chance(30) ? Optional.of(one(SPACES)) : Optional.empty())
                        .doNotTrack(early)
                        .applyOnForward(early)
                        .types(types())
                        .ingress(rules(true))
                        .egress(rules(true)))
                .build();
    }

    private List<String> types() {
        return one(List.of(List.of("Ingress"), List.of("Egress"), List.of("Ingress", "Egress"), List.of()));
    }

    private Resource policy() {
        return NetworkPolicy.builder()
                .name(one(List.of("a", "a.b", "n")))
                .namespace(space())
                .spec(spec -> spec.tier(tierName())
                        .order(order())
                        .selector(one(SELECTORS))
                        .types(types())
                        .ingress(rules(false))
                        .egress(rules(false)))
                .build();
    }

    private Resource staged() {
        return StagedNetworkPolicy.builder()
                .name(one(List.of("a", "s")))
                .namespace(space())
                .spec(spec -> spec.tier(tierName())
                        .order(order())
                        .selector(one(SELECTORS))
                        .types(types())
                        .ingress(rules(false))
                        .egress(rules(false)))
                .build();
    }

    private Resource kubernetes() {
        NetworkPolicyPeer peer = NetworkPolicyPeer.builder()
                .podSelector(LabelSelector.builder()
                        .putMatchLabel("app", one(List.of("web", "db")))
                        .build())
                .build();
        NetworkPolicyPort port = NetworkPolicyPort.builder()
                .port(IntOrString.of(8080 + below(2)))
                .build();
        NetworkPolicyIngressRule rule = NetworkPolicyIngressRule.builder()
                .peers(chance(70) ? List.of(peer) : List.of())
                .ports(chance(70) ? List.of(port) : List.of())
                .build();
        return KubernetesNetworkPolicy.builder()
                .name("k" + below(2))
                .namespace(space())
                .spec(spec -> spec.ingress(List.of(rule)).policyTypes(List.of("Ingress")))
                .build();
    }

    private Resource slice() {
        return EndpointSlice.builder()
                .name("slice" + below(2))
                .namespace("n1")
                .label("kubernetes.io/service-name", "svc")
                .endpoints(List.of(Endpoint.builder()
                        .addresses(List.of("10.0.0." + (1 + below(9))))
                        .build()))
                .ports(List.of(EndpointSlicePort.builder()
                        .port(8080 + below(2))
                        .protocol("TCP")
                        .build()))
                .build();
    }

    private List<Rule> rules(boolean global) {
        List<Rule> rules = new ArrayList<>();
        for (int i = below(4); i > 0; i--) {
            rules.add(rule(global));
        }
        return rules;
    }

    private Rule rule(boolean global) {
        Rule.Builder rule = Rule.builder().action(one(List.of("Allow", "Allow", "Deny", "Pass", "Log")));
        String protocol = one(List.of("TCP", "TCP", "UDP", "ICMP", "ICMPv6", "6", ""));
        if (!protocol.isEmpty()) {
            rule.protocol(protocol);
        } else if (chance(50)) {
            rule.notProtocol(one(List.of("UDP", "ICMP")));
        }
        if (chance(10)) {
            rule.ipVersion(one(List.of(4L, 6L)));
        }
        if (protocol.equals("ICMP") && chance(70)) {
            rule.icmp(8L);
        }
        boolean ports = protocol.equals("TCP") || protocol.equals("UDP");
        return rule.source(side(global, ports && chance(15), false))
                .destination(side(global, ports && chance(60), chance(10)))
                .build();
    }

    private EntityRule side(boolean global, boolean ports, boolean service) {
        EntityRule.Builder side = EntityRule.builder();
        if (service) {
            return side.services(
                            ServiceMatch.builder().namespace("n1").name("svc").build())
                    .build();
        }
        if (chance(20)) {
            side.nets(List.of(one(NETS), one(NETS)));
        }
        if (chance(10)) {
            side.notNets(List.of(one(NETS)));
        }
        if (chance(30)) {
            side.selector(one(SELECTORS));
        }
        if (chance(10)) {
            side.notSelector(one(SELECTORS));
        }
        if (chance(15)) {
            side.namespaceSelector(chance(80) || !global ? one(SPACES) : "global()");
        }
        if (chance(10)) {
            side.serviceAccounts(
                    ServiceAccountMatch.builder().names(List.of("sa0", "sa2")).build());
        }
        if (ports) {
            side.ports(one(List.of(
                    new String[] {"80", "8080"}, new String[] {"8000:8080"}, new String[] {"http"}, new String[] {
                        "http", "443"
                    })));
        }
        if (ports && chance(20)) {
            side.notPorts(8081);
        }
        return side.build();
    }

    Flow flow() {
        boolean v4 = chance(75);
        Flow.ToStage ends = Flow.from(address(v4)).to(address(v4));
        int port = one(List.of(80, 443, 8000, 8080, 8081, 22));
        return switch (below(6)) {
            case 0 -> ends.udp(port).fromPort(8080);
            case 1 -> ends.icmp(v4 ? 1 : 58, OptionalInt.of(one(List.of(0, 8))), OptionalInt.of(0));
            case 2 -> ends.protocol(one(List.of(47, 132, 1)));
            default -> ends.tcp(port).fromPort(one(List.of(8080, 8081, 40000)));
        };
    }

    private Peer address(boolean v4) {
        String text = v4
                ? one(List.of("10.0.0." + (1 + below(9)), "192.168.0." + (1 + below(2)), "172.16.1.1", "10.0.0.200"))
                : one(List.of("fd00::" + (1 + below(9)), "fd00::1:1"));
        return Peer.address(IpAddress.parse(text));
    }
}
