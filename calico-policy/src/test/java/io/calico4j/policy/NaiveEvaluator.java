// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.kubernetes.EndpointSlice;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.policy.EntityRule;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.PolicySpec;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The evaluation as the specification tells it, one flow at a time and without any preparation. Written for obviousness. */
final class NaiveEvaluator {
    private final ClusterSnapshot cluster;
    private final boolean pending;
    private final Map<String, Labels> profileLabels = new HashMap<>();
    private final List<Member> members = new ArrayList<>();

    /** Whoever has labels and addresses. */
    private record Member(
            String name, boolean endpoint, boolean host, Labels labels, List<String> profiles, List<Cidr> nets) {}

    private record Policy(PolicyId id, String tier, double order, String selector, PolicySpec spec) {}

    NaiveEvaluator(ClusterSnapshot cluster, boolean pending) {
        this.cluster = cluster;
        this.pending = pending;
        for (Namespace namespace : cluster.all(Namespace.class)) {
            Labels labels = Labels.copyOf(namespace.metadata().labels());
            String name = namespace.metadata().name();
            profileLabels.put(
                    "kns." + name, labels.with("projectcalico.org/name", name).prefixed("pcns."));
        }
        for (ServiceAccount account : cluster.all(ServiceAccount.class)) {
            Labels labels = Labels.copyOf(account.metadata().labels());
            String name = account.metadata().name();
            profileLabels.put(
                    "ksa." + account.metadata().namespace().orElseThrow() + "." + name,
                    labels.with("projectcalico.org/name", name).prefixed("pcsa."));
        }
        cluster.all(Pod.class).forEach(this::add);
        for (HostEndpoint host : cluster.all(HostEndpoint.class)) {
            add(
                    host.metadata().name(),
                    true,
                    true,
                    host.metadata().labels(),
                    host.spec().profiles(),
                    host.spec().expectedIPs());
        }
        for (GlobalNetworkSet set : cluster.all(GlobalNetworkSet.class)) {
            add(
                    set.metadata().name(),
                    false,
                    false,
                    set.metadata().labels(),
                    List.of(),
                    set.spec().nets());
        }
        for (NetworkSet set : cluster.all(NetworkSet.class)) {
            String namespace = set.metadata().namespace().orElseThrow();
            Map<String, String> labels = new HashMap<>(set.metadata().labels());
            labels.put("projectcalico.org/namespace", namespace);
            add(
                    set.metadata().name(),
                    false,
                    false,
                    labels,
                    List.of("kns." + namespace),
                    set.spec().nets());
        }
    }

    private void add(Pod pod) {
        String namespace = pod.metadata().namespace().orElseThrow();
        Map<String, String> labels = new HashMap<>(pod.metadata().labels());
        labels.put("projectcalico.org/namespace", namespace);
        labels.put("projectcalico.org/orchestrator", "k8s");
        List<String> profiles = new ArrayList<>(List.of("kns." + namespace));
        pod.spec().serviceAccountName().ifPresent(account -> {
            labels.put("projectcalico.org/serviceaccount", account);
            profiles.add("ksa." + namespace + "." + account);
        });
        List<String> addresses = new ArrayList<>();
        pod.status().podIPs().forEach(ip -> ip.ip().ifPresent(addresses::add));
        add(namespace + "/" + pod.metadata().name(), true, false, labels, profiles, addresses);
    }

    private void add(
            String name,
            boolean endpoint,
            boolean host,
            Map<String, String> own,
            List<String> profiles,
            List<String> nets) {
        Labels labels = Labels.copyOf(own);
        for (String profile : profiles) {
            labels = labels.over(profileLabels.getOrDefault(profile, Labels.empty()));
        }
        List<Cidr> blocks = nets.stream().map(Cidr::parseOrAddress).toList();
        if (!endpoint || host || !blocks.isEmpty()) {
            members.add(new Member(name, endpoint, host, labels, profiles, blocks));
        }
    }

    /** Returns verdict and trace of one end, or "nobody". */
    String side(Flow flow, Direction direction) {
        IpAddress own = address(direction == Direction.EGRESS ? flow.from() : flow.to());
        Member endpoint = null;
        for (Member member : members) {
            if (member.endpoint() && endpoint == null && member.nets().contains(own.toCidr())) {
                endpoint = member;
            }
        }
        if (endpoint == null) {
            return "nobody";
        }
        List<String> trace = new ArrayList<>();
        String verdict = tiers(flow, direction, endpoint, trace);
        return (verdict.isEmpty() ? profiles(endpoint, trace) : verdict) + " " + trace;
    }

    private static IpAddress address(Peer peer) {
        return ((Peer.Address) peer).address();
    }

    /** Returns what the tiers decide; empty if they pass the flow on to the profiles. */
    private String tiers(Flow flow, Direction direction, Member endpoint, List<String> trace) {
        Map<String, List<Policy>> byTier = new LinkedHashMap<>();
        for (Policy policy : ordered()) {
            boolean staged = policy.id().kind().staged();
            if ((pending || !staged)
                    && governs(policy, direction)
                    && !policy.spec().doNotTrack()
                    && !policy.spec().preDNAT()
                    && Selector.parse(policy.selector()).matches(endpoint.labels())) {
                byTier.computeIfAbsent(policy.tier(), tier -> new ArrayList<>()).add(policy);
            }
        }
        for (Map.Entry<String, List<Policy>> tier : byTier.entrySet()) {
            String outcome = tier(flow, direction, tier.getKey(), tier.getValue(), trace);
            if (!outcome.equals("pass")) {
                return outcome;
            }
        }
        return "";
    }

    private String tier(Flow flow, Direction direction, String tier, List<Policy> policies, List<String> trace) {
        for (Policy policy : policies) {
            List<Rule> rules = direction == Direction.INGRESS
                    ? policy.spec().ingress()
                    : policy.spec().egress();
            for (int i = 0; i < rules.size(); i++) {
                Rule rule = rules.get(i);
                if (!rule.action().equals("Log")
                        && matches(rule, policy.id().namespace().orElse(""), flow)) {
                    String action = rule.action().toLowerCase(Locale.ROOT);
                    trace.add(policy.id() + " " + i + " " + action);
                    return action;
                }
            }
        }
        boolean passes = cluster.all(Tier.class).stream()
                .filter(known -> known.metadata().name().equals(tier))
                .findFirst()
                .map(known -> known.spec().defaultAction().equals(Optional.of("Pass")))
                .orElse(tier.startsWith("kube-"));
        String action = passes ? "pass" : "deny";
        trace.add(policies.get(0).id() + " -1 " + action);
        return action;
    }

    private String profiles(Member endpoint, List<String> trace) {
        for (String profile : endpoint.profiles()) {
            if (profile.equals("projectcalico-default-allow")
                    || (profile.startsWith("kns.") && profileLabels.containsKey(profile))) {
                trace.add(profile + " 0 allow");
                return "allow";
            }
            if (!profileLabels.containsKey(profile)) {
                trace.add(profile + " 0 deny");
                return "deny";
            }
        }
        trace.add("no profile");
        return "deny";
    }

    private List<Policy> ordered() {
        List<Policy> policies = new ArrayList<>();
        for (PolicyResource policy : cluster.all(PolicyResource.class)) {
            policies.add(policy(PolicyId.of(policy.key()).orElseThrow(), policy.spec()));
        }
        for (KubernetesNetworkPolicy policy : cluster.all(KubernetesNetworkPolicy.class)) {
            policies.add(policy(
                    PolicyId.of(policy.key()).orElseThrow(),
                    KubernetesConverter.standard()
                            .networkPolicy(policy)
                            .value()
                            .orElseThrow()
                            .spec()));
        }
        policies.sort(Comparator.comparing((Policy policy) -> tierOrder(policy.tier()))
                .thenComparing(Policy::tier)
                .thenComparing(Policy::order)
                .thenComparing(policy -> policy.id().name()
                        + "/"
                        + policy.id().namespace().orElse("")
                        + "/"
                        + policy.id().kind().text()));
        return policies;
    }

    private static Policy policy(PolicyId id, PolicySpec spec) {
        String selector = spec.selector().orElse("all()");
        if (id.kind().namespaced()) {
            selector = "(" + selector + ") && projectcalico.org/namespace == '"
                    + id.namespace().orElseThrow() + "'";
        }
        if (spec.namespaceSelector().isPresent()) {
            String spaces = Selector.parse(spec.namespaceSelector().get())
                    .prefixLabels("pcns.")
                    .canonical();
            selector = ("(" + selector + ") && " + spaces).replace("all()", "has(projectcalico.org/namespace)");
        }
        return new Policy(id, spec.tierName(), spec.order().orElse(Double.POSITIVE_INFINITY), selector, spec);
    }

    /** Existing tiers have a number below those that do not exist, and those without an order one behind all orders. */
    private double tierOrder(String name) {
        for (Tier tier : cluster.all(Tier.class)) {
            if (tier.metadata().name().equals(name)) {
                return tier.spec().order().orElse(1e15);
            }
        }
        return name.equals("default") ? 1e6 : 1e18;
    }

    private static boolean governs(Policy policy, Direction direction) {
        String wanted = direction == Direction.INGRESS ? "Ingress" : "Egress";
        if (!policy.spec().types().isEmpty()) {
            return policy.spec().types().contains(wanted);
        }
        boolean egress = !policy.spec().egress().isEmpty();
        return direction == Direction.EGRESS
                ? egress
                : !egress || !policy.spec().ingress().isEmpty();
    }

    private boolean matches(Rule rule, String namespace, Flow flow) {
        IpAddress source = address(flow.from());
        IpAddress destination = address(flow.to());
        boolean v4 = source.isV4();
        if (rule.ipVersion().isPresent() && (rule.ipVersion().get() == 4) != v4) {
            return false;
        }
        String protocol = rule.protocol().map(Protocol::toString).orElse("");
        if (rule.ipVersion().isEmpty() && ((protocol.equals("ICMP") && !v4) || (protocol.equals("ICMPv6") && v4))) {
            return false;
        }
        if (rule.protocol().isPresent() && rule.protocol().get().number().orElse(-1) != flow.protocol()) {
            return false;
        }
        if (rule.notProtocol().isPresent() && rule.notProtocol().get().number().orElse(-1) == flow.protocol()) {
            return false;
        }
        boolean icmp = flow.protocol() == (v4 ? 1 : 58);
        if (rule.icmp().isPresent() && !(icmp && rule.icmp().get().type().orElseThrow() == flow.icmpType())) {
            return false;
        }
        if (rule.notICMP().isPresent() && icmp && rule.notICMP().get().type().orElseThrow() == flow.icmpType()) {
            return false;
        }
        return matches(rule.source(), rule, namespace, source, flow.sourcePort(), flow)
                && matches(rule.destination(), rule, namespace, destination, flow.destinationPort(), flow);
    }

    private boolean matches(EntityRule side, Rule rule, String namespace, IpAddress address, int port, Flow flow) {
        if (!inFamily(side.nets(), address) || !inFamily(side.notNets(), address)) {
            return false;
        }
        if (!side.nets().isEmpty() && !inside(side.nets(), address)) {
            return false;
        }
        if (inside(side.notNets(), address)) {
            return false;
        }
        String positive = positive(side, namespace);
        String negative = side.notSelector().orElse("");
        if (!positive.isEmpty()) {
            String both = negative.isEmpty() ? positive : "(" + positive + ") && !(" + negative + ")";
            if (!known(both, address)) {
                return false;
            }
        } else if (!negative.isEmpty() && known(negative, address)) {
            return false;
        }
        String publishers = positive.isEmpty() ? "all()" : positive;
        if (!negative.isEmpty() && !positive.isEmpty()) {
            publishers = "(" + positive + ") && !(" + negative + ")";
        }
        return (side.ports().isEmpty() || anyPort(side.ports(), rule, publishers, address, port, flow))
                && !anyPort(side.notPorts(), rule, publishers, address, port, flow)
                && side.services()
                        .map(service -> behind(
                                service.namespace().orElse(""),
                                service.name().orElse(""),
                                address,
                                port,
                                flow,
                                side == rule.source()))
                        .orElse(true);
    }

    private static boolean inFamily(List<String> nets, IpAddress address) {
        return nets.isEmpty() || nets.stream().map(Cidr::parseOrAddress).anyMatch(net -> net.isV4() == address.isV4());
    }

    private static boolean inside(List<String> nets, IpAddress address) {
        return nets.stream().map(Cidr::parseOrAddress).anyMatch(net -> net.contains(address));
    }

    private static String positive(EntityRule side, String namespace) {
        String spaces = side.namespaceSelector()
                .map(text -> Selector.parse(text)
                        .prefixLabels("pcns.")
                        .canonical()
                        .replace("all()", "has(projectcalico.org/namespace)")
                        .replace("global()", "!has(projectcalico.org/namespace)"))
                .orElse(namespace.isEmpty() ? "" : "projectcalico.org/namespace == '" + namespace + "'");
        String own = side.selector().orElse("");
        if (side.serviceAccounts().isPresent()) {
            String names = "projectcalico.org/serviceaccount in {'"
                    + String.join("','", side.serviceAccounts().get().names()) + "'}";
            own = own.isEmpty() ? names : "(" + own + ") && " + names;
        }
        boolean limits = !own.isEmpty()
                || side.notSelector().isPresent()
                || side.namespaceSelector().isPresent();
        if (!limits || spaces.isEmpty()) {
            return own;
        }
        return own.isEmpty() ? spaces : "(" + spaces + ") && (" + own + ")";
    }

    /** Tells whether the address is one of somebody whom the selector matches. */
    private boolean known(String selector, IpAddress address) {
        Selector parsed = Selector.parse(selector);
        return members.stream()
                .anyMatch(member -> parsed.matches(member.labels())
                        && member.nets().stream().anyMatch(net -> net.contains(address)));
    }

    private boolean anyPort(List<Port> ports, Rule rule, String publishers, IpAddress address, int port, Flow flow) {
        for (Port wanted : ports) {
            if (wanted.isNamed()
                    ? publishes(wanted.toString(), rule, publishers, address, port, flow)
                    : flow.hasPorts() && wanted.contains(port)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a pod that has the address publishes the flow's port under a name; only pods do in these tests. */
    private boolean publishes(String name, Rule rule, String publishers, IpAddress address, int port, Flow flow) {
        Selector parsed = Selector.parse(publishers);
        int wanted =
                rule.protocol().map(protocol -> protocol.number().orElse(6)).orElse(flow.protocol());
        for (Pod pod : cluster.all(Pod.class)) {
            String id = pod.metadata().namespace().orElseThrow() + "/"
                    + pod.metadata().name();
            boolean publisher = members.stream()
                    .anyMatch(member -> member.name().equals(id)
                            && !member.host()
                            && member.endpoint()
                            && member.nets().contains(address.toCidr())
                            && parsed.matches(member.labels()));
            boolean published = pod.spec().containers().stream()
                    .flatMap(container -> container.ports().stream())
                    .anyMatch(entry -> entry.name().equals(Optional.of(name))
                            && entry.containerPort() == port
                            && Protocol.parse(entry.protocol().orElse("TCP"))
                                            .number()
                                            .orElse(-1)
                                    == flow.protocol());
            if (publisher && published && wanted == flow.protocol()) {
                return true;
            }
        }
        return false;
    }

    private boolean behind(String namespace, String name, IpAddress address, int port, Flow flow, boolean source) {
        for (EndpointSlice slice : cluster.all(EndpointSlice.class)) {
            boolean ofService = slice.metadata().namespace().orElse("").equals(namespace)
                    && name.equals(slice.metadata().labels().get("kubernetes.io/service-name"));
            boolean listed = slice.endpoints().stream()
                    .anyMatch(endpoint -> endpoint.addresses().contains(address.toString()));
            boolean open = slice.ports().stream()
                    .anyMatch(entry -> entry.port().equals(Optional.of(port))
                            && Protocol.parse(entry.protocol().orElse("TCP"))
                                            .number()
                                            .orElse(-1)
                                    == flow.protocol());
            if (ofService && listed && (source || open)) {
                return true;
            }
        }
        return false;
    }

    /** Returns verdict and trace of a side, of a host those of its normal stage, in the form of {@link #side}. */
    static String shown(Side side) {
        if (side instanceof Side.Host host) {
            return shown(host.normal().outcome().name(), host.normal().trace());
        }
        return side instanceof Side.Workload workload ? shown(workload.answer().name(), workload.trace()) : "nobody";
    }

    private static String shown(String outcome, List<TraceStep> steps) {
        List<String> trace = new ArrayList<>();
        for (TraceStep step : steps) {
            String action = step.action().text().toLowerCase(Locale.ROOT);
            if (step instanceof TraceStep.ByRule rule) {
                trace.add(rule.policy() + " " + rule.index() + " " + action);
            } else if (step instanceof TraceStep.ByTierEnd end) {
                trace.add(end.first() + " -1 " + action);
            } else if (step instanceof TraceStep.ByProfile profile) {
                trace.add(profile.profile() + " " + profile.index() + " " + action);
            } else {
                trace.add("no profile");
            }
        }
        return outcome.toLowerCase(Locale.ROOT) + " " + trace;
    }
}
