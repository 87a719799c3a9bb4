// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy;

import static java.util.Objects.requireNonNull;

import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.internal.policy.compile.CompiledCluster;
import io.calico4j.internal.policy.compile.Plan;
import io.calico4j.internal.policy.compile.PolicyEntry;
import io.calico4j.internal.policy.compile.ProfileEntry;
import io.calico4j.internal.policy.compile.TierEntry;
import io.calico4j.internal.policy.rule.CompiledRule;
import io.calico4j.internal.policy.table.Judge;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.stack.Direction;
import io.calico4j.policy.stack.PolicyId;
import io.calico4j.policy.stack.PolicyStack;
import io.calico4j.policy.stack.TierPolicies;
import io.calico4j.resource.ResourceKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers what Calico's policies say about flows in a cluster.
 *
 * <p>Compiled from a snapshot once; immutable and safe for any number of threads from then on. {@link #apply} gives the engine of a
 * changed snapshot in time that depends on what the change reaches, not on the cluster, and shares the rest. The order of objects
 * in a snapshot, and the way that led to it, make no difference to any answer.
 *
 * <p>A policy whose selectors cannot be read is treated as absent, as Felix does, and listed by {@link #rejected}.
 *
 * <p>Authority: Calico v3.32, felix/calc and felix/rules; for {@link PolicySemantics#CHECKER} app-policy/checker.
 */
public final class PolicyEngine {
    private final Lineage lineage;
    private final ClusterSnapshot snapshot;
    private final CompiledCluster cluster;
    private final Options options;

    private record Options(PolicySemantics semantics, boolean pending, Evaluation.Failsafes failsafes) {
        static final Options STANDARD = new Options(
                PolicySemantics.DATA_PLANE,
                false,
                new Evaluation.Failsafes(FailsafePort.INBOUND, FailsafePort.OUTBOUND));
    }

    private PolicyEngine(Lineage lineage, ClusterSnapshot snapshot, CompiledCluster cluster, Options options) {
        this.lineage = lineage;
        this.snapshot = snapshot;
        this.cluster = cluster;
        this.options = options;
    }

    /** Compiles a cluster, with the semantics of the data plane. Complexity: about linear in objects and matching pairs. */
    public static PolicyEngine compile(ClusterSnapshot snapshot) {
        return compile(snapshot, PolicySemantics.DATA_PLANE);
    }

    /** Compiles a cluster. */
    public static PolicyEngine compile(ClusterSnapshot snapshot, PolicySemantics semantics) {
        requireNonNull(semantics, "semantics");
        return compile(
                requireNonNull(snapshot, "snapshot"), new Options(semantics, false, Options.STANDARD.failsafes()));
    }

    private static PolicyEngine compile(ClusterSnapshot snapshot, Options options) {
        Lineage lineage = new Lineage(options.semantics() == PolicySemantics.CHECKER);
        return new PolicyEngine(lineage, snapshot, lineage.compile(snapshot), options);
    }

    /**
     * Returns the engine of the changed cluster, with the same options; equal in all answers to compiling {@code
     * snapshot().apply(delta)}.
     *
     * <p>Fast for the newest engine of a row; where another change was applied to this engine before, the cluster is compiled
     * anew.
     */
    public PolicyEngine apply(SnapshotDelta delta) {
        ClusterSnapshot next = snapshot.apply(requireNonNull(delta, "delta"));
        CompiledCluster changed = lineage.change(cluster, delta);
        return changed == null ? compile(next, options) : new PolicyEngine(lineage, next, changed, options);
    }

    /** Returns this engine with staged policies counted as if they were enforced, beside those that are. */
    public PolicyEngine pending() {
        return with(new Options(options.semantics(), true, options.failsafes()));
    }

    /** Tells whether staged policies count as if they were enforced. */
    public boolean countsStaged() {
        return options.pending();
    }

    /** Returns this engine with other ports of hosts reachable ahead of policy. */
    public PolicyEngine withFailsafePorts(List<FailsafePort> inbound, List<FailsafePort> outbound) {
        return with(new Options(
                options.semantics(),
                options.pending(),
                new Evaluation.Failsafes(List.copyOf(inbound), List.copyOf(outbound))));
    }

    private PolicyEngine with(Options changed) {
        return new PolicyEngine(lineage, snapshot, cluster, changed);
    }

    /** Returns whose evaluation this engine reproduces. */
    public PolicySemantics semantics() {
        return options.semantics();
    }

    /** Returns the engine of another cluster, compiled anew, with the same options. */
    public PolicyEngine forSnapshot(ClusterSnapshot other) {
        return compile(requireNonNull(other, "other"), options);
    }

    /**
     * Returns the keys of the endpoints and network sets that hold an address, ascending.
     *
     * <p>Complexity: linear in the endpoints, network sets and their addresses.
     */
    public List<ResourceKey> holders(IpAddress address) {
        requireNonNull(address, "address");
        List<ResourceKey> holders = new ArrayList<>();
        for (ResourceKey key : cluster.keys()) {
            for (Cidr net : cluster.fact(cluster.slotOf(key)).nets()) {
                if (net.contains(address)) {
                    holders.add(key);
                    break;
                }
            }
        }
        return Collections.unmodifiableList(holders);
    }

    /** Returns the cluster that this engine speaks of. */
    public ClusterSnapshot snapshot() {
        return snapshot;
    }

    /** Returns the keys of the endpoints that policies can apply to, ascending. */
    public List<ResourceKey> endpoints() {
        List<ResourceKey> endpoints = new ArrayList<>();
        for (ResourceKey key : cluster.keys()) {
            if (cluster.plan(cluster.slotOf(key)) != null) {
                endpoints.add(key);
            }
        }
        return Collections.unmodifiableList(endpoints);
    }

    /** Returns the policies that the engine knows, by kind, namespace and name. */
    public List<PolicyId> policies() {
        List<PolicyId> ids = new ArrayList<>();
        cluster.policies().forEach(policy -> ids.add(policy.fact().id()));
        ids.sort(Comparator.comparing(PolicyId::resourceKey));
        return Collections.unmodifiableList(ids);
    }

    /** Returns the effective selector on endpoints of every policy, by kind, namespace and name. */
    public Map<PolicyId, Selector> selectors() {
        Map<ResourceKey, PolicyEntry> byKey = new TreeMap<>();
        cluster.policies().forEach(policy -> byKey.put(policy.fact().id().resourceKey(), policy));
        Map<PolicyId, Selector> selectors = new LinkedHashMap<>();
        byKey.values()
                .forEach(policy ->
                        selectors.put(policy.fact().id(), policy.fact().selector()));
        return Collections.unmodifiableMap(selectors);
    }

    /** Returns the policies that apply to some endpoint, or are kept ready by a performance hint, in the same order. */
    public List<PolicyId> activePolicies() {
        TreeMap<ResourceKey, PolicyId> active = new TreeMap<>();
        for (PolicyEntry policy : cluster.policies()) {
            if (policy.fact().needed()) {
                active.put(policy.fact().id().resourceKey(), policy.fact().id());
            }
        }
        for (ResourceKey key : cluster.keys()) {
            Plan plan = cluster.plan(cluster.slotOf(key));
            if (plan != null) {
                plan.applied()
                        .forEach(policy -> active.put(
                                policy.fact().id().resourceKey(), policy.fact().id()));
            }
        }
        return List.copyOf(active.values());
    }

    /**
     * Returns what is wrong with the policies that cannot be evaluated and are treated as absent, one finding for each, by key: the
     * field and text of the selector that cannot be read, and why.
     *
     * <p>Each has its policy as subject, so that {@code Validator.located} finds its place in a file. Complexity: linear in the rules of
     * these policies.
     */
    public Diagnostics rejected() {
        Diagnostics.Builder findings = Diagnostics.builder();
        cluster.rejected()
                .forEach((key, reason) -> snapshot.find(key)
                        .map(policy -> Rejection.of(policy, reason))
                        .ifPresent(findings::add));
        return findings.build();
    }

    /**
     * Returns the ordered policies of an endpoint; empty if there is none with this key, or it has no addresses.
     *
     * @param endpoint the key of a Pod, WorkloadEndpoint or HostEndpoint
     */
    public Optional<PolicyStack> policiesFor(ResourceKey endpoint) {
        int slot = cluster.slotOf(requireNonNull(endpoint, "endpoint"));
        Plan plan = slot < 0 ? null : cluster.plan(slot);
        return plan == null
                ? Optional.empty()
                : Optional.of(new PolicyStack(
                        endpoint,
                        plan.profiles(),
                        shown(plan.lists().tiers()),
                        shown(plan.lists().untracked()),
                        shown(plan.lists().preDnat()),
                        shown(plan.lists().forward())));
    }

    private static List<TierPolicies> shown(List<TierEntry> tiers) {
        return tiers.stream().map(TierEntry::shown).toList();
    }

    /**
     * Returns what a policy comes down to, with the members of its selectors; empty if it is unknown.
     *
     * <p>Complexity: linear in the endpoints and network sets, for each selector.
     */
    public Optional<PolicyRules> rulesOf(PolicyId policy) {
        return cluster.policy(requireNonNull(policy, "policy"))
                .map(entry -> new PolicyRules(
                        policy,
                        entry.fact().tier(),
                        entry.fact().selector(),
                        entry.fact().host().untracked(),
                        entry.fact().host().preDnat(),
                        rules(entry.rules(Direction.INGRESS)),
                        rules(entry.rules(Direction.EGRESS))));
    }

    /** Returns the profiles of an endpoint, in the order in which they are asked; none if {@link #policiesFor} is empty. */
    public List<ProfileRules> profilesOf(ResourceKey endpoint) {
        int slot = cluster.slotOf(requireNonNull(endpoint, "endpoint"));
        Plan plan = slot < 0 ? null : cluster.plan(slot);
        List<ProfileRules> profiles = new ArrayList<>();
        for (ProfileEntry entry : plan == null ? List.<ProfileEntry>of() : plan.profileEntries()) {
            profiles.add(new ProfileRules(
                    entry.fact().name(), rules(entry.rules(Direction.INGRESS)), rules(entry.rules(Direction.EGRESS))));
        }
        return Collections.unmodifiableList(profiles);
    }

    private List<PolicyRule> rules(List<CompiledRule> compiled) {
        List<PolicyRule> rules = new ArrayList<>();
        for (CompiledRule rule : compiled) {
            rules.add(new PolicyRule(
                    rule.index(), rule.action(), rule.source(), rule.criteria(cluster), flow -> failing(rule, flow)));
        }
        return rules;
    }

    private List<Integer> failing(CompiledRule rule, Flow asked) {
        Flow flow = Principals.known(asked, snapshot);
        Ends ends = Ends.of(flow, cluster, snapshot);
        if (ends.missing().isPresent()) {
            throw new IllegalArgumentException(ends.missing().get().toString());
        }
        return rule.failing(
                flow,
                cluster.addresses().spotOf(requireNonNull(ends.source())),
                cluster.addresses().spotOf(requireNonNull(ends.destination())),
                cluster.spots());
    }

    /**
     * Says whether a flow is allowed at both ends.
     *
     * <p>Allocates nothing for flows between IPv4 addresses of workloads or of nobody, once the code of their programs is made.
     * Complexity: a few memory reads, and the rules that admit the flow's protocol and port until one decides.
     */
    public Verdict verdict(Flow flow) {
        if (!isPlain(flow)) {
            return evaluate(flow).verdict();
        }
        int judged = cluster.judge().judge(flow);
        return judged == Judge.ASK_PLAN ? evaluate(flow).verdict() : Verdict.ofJudge(judged);
    }

    /** Says whether a flow is allowed at both ends, and what decided. */
    public Decision decide(Flow flow) {
        Decision plain = isPlain(requireNonNull(flow, "flow")) ? PlainSides.decide(cluster, flow) : null;
        return plain == null ? evaluate(flow) : plain;
    }

    /** Whether the short ways may be tried. */
    private boolean isPlain(Flow flow) {
        return flow.plainV4()
                && !options.pending()
                && (options.semantics() == PolicySemantics.DATA_PLANE || Principals.none(flow));
    }

    private Decision evaluate(Flow asked) {
        Flow flow = Principals.known(asked, snapshot);
        Ends ends = Ends.of(flow, cluster, snapshot);
        if (ends.missing().isPresent()) {
            Side undecidable = new Side.Undecidable(ends.missing().get());
            return new Decision(undecidable, undecidable);
        }
        Evaluation evaluation = new Evaluation(cluster, options.pending(), flow, ends);
        boolean hosts = options.semantics() == PolicySemantics.DATA_PLANE;
        return new Decision(
                evaluation.side(Direction.EGRESS, hosts, options.failsafes()),
                evaluation.side(Direction.INGRESS, hosts, options.failsafes()));
    }
}
