// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.ClusterNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicy;
import io.calico4j.kubernetes.KubernetesNetworkPolicySpec;
import io.calico4j.kubernetes.KubernetesNode;
import io.calico4j.kubernetes.Namespace;
import io.calico4j.kubernetes.Pod;
import io.calico4j.kubernetes.ServiceAccount;
import io.calico4j.kubernetes.VirtualMachineInstanceMigration;
import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.net.Port;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.LabelSelector;
import io.calico4j.resource.Metadata;
import io.calico4j.resource.Resource;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.LiveMigration;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkPolicy;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.ProfileSpec;
import io.calico4j.resource.policy.Rule;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicySpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Converts objects of Kubernetes to resources of Calico as Calico itself does.
 *
 * <p>Instances are immutable and safe for any number of threads; they hold the few settings the conversions depend on. No method
 * throws because of what an object holds: what cannot be converted is reported in {@link Converted#diagnostics()}.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion.
 */
public final class KubernetesConverter {
    private static final String DEFAULT_PREFIX = "cali";
    private static final KubernetesConverter STANDARD = new KubernetesConverter(DEFAULT_PREFIX, false, false);
    private static final KubernetesConverter CALICO_EXACT = new KubernetesConverter(DEFAULT_PREFIX, false, true);
    private static final List<Rule> ALLOW_ALL = List.of(Rule.allow().build());

    private final String interfacePrefix;
    private final boolean calicoExact;
    private final boolean usePodCidr;

    private KubernetesConverter(String interfacePrefix, boolean usePodCidr, boolean calicoExact) {
        this.interfacePrefix = interfacePrefix;
        this.usePodCidr = usePodCidr;
        this.calicoExact = calicoExact;
    }

    /** Returns the converter with Calico's default settings that takes an empty text for no address. */
    public static KubernetesConverter standard() {
        return STANDARD;
    }

    /**
     * Returns the converter with Calico's default settings that also repeats its slips: it reads an empty text as an address and
     * shows it as {@code <nil>}.
     */
    public static KubernetesConverter calicoExact() {
        return CALICO_EXACT;
    }

    /**
     * Returns this converter with another start for the names of interfaces.
     *
     * @param setting the setting {@code InterfacePrefix} of Felix: prefixes separated by commas, of which the first is used;
     *     {@code cali} if empty
     */
    public KubernetesConverter withInterfacePrefix(String setting) {
        Objects.requireNonNull(setting, "setting");
        String first = setting.isEmpty() ? DEFAULT_PREFIX : setting.split(",", -1)[0];
        return new KubernetesConverter(first, usePodCidr, calicoExact);
    }

    /**
     * Returns this converter for clusters where nodes assign addresses from their pod CIDR: the addresses of tunnels are then
     * derived from it.
     */
    public KubernetesConverter withPodCidr(boolean usePodCidr) {
        return new KubernetesConverter(interfacePrefix, usePodCidr, calicoExact);
    }

    /**
     * Converts a network policy. Rules that cannot be converted are left out and reported as {@link
     * ConversionCodes#RULE_LEFT_OUT}; the policy then still has a value.
     *
     * <p>Without policy types Calico takes Ingress alone, also where Kubernetes would take Egress too.
     */
    public Converted<NetworkPolicy> networkPolicy(KubernetesNetworkPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        Findings findings = new Findings(policy);
        Optional<Metadata> metadata = policyMetadata(policy, findings);
        if (metadata.isEmpty()) {
            return failed(policy, findings);
        }
        NetworkPolicy converted = NetworkPolicy.builder()
                .metadata(metadata.get())
                .spec(new NetworkPolicyConversion(policy.spec(), findings).spec())
                .build();
        return new Converted<>(policy.key(), Optional.of(converted), revision(policy), findings.all());
    }

    /**
     * Converts a staged policy of Kubernetes to the policy it would be if it were enforced, whatever its staged action. Calico
     * gives no effect to one with a rule that cannot be converted, unlike to an enforced one. The uid is left out: it is the staged
     * policy's own.
     */
    public Converted<NetworkPolicy> enforced(StagedKubernetesNetworkPolicy staged) {
        Objects.requireNonNull(staged, "staged");
        StagedKubernetesNetworkPolicySpec spec = staged.spec();
        Converted<NetworkPolicy> converted = networkPolicy(KubernetesNetworkPolicy.builder()
                .metadata(staged.metadata().withUid(Optional.empty()))
                .spec(KubernetesNetworkPolicySpec.builder()
                        .podSelector(spec.podSelector())
                        .ingress(spec.ingress())
                        .egress(spec.egress())
                        .policyTypes(spec.policyTypes())
                        .build())
                .build());
        return new Converted<>(
                staged.key(),
                converted.value(),
                converted.revision(),
                converted
                        .diagnostics()
                        .map(finding -> finding.withSubject(staged.key().toString())));
    }

    /**
     * Converts a cluster network policy. One without a known tier or without a subject has no counterpart. Rules that cannot be
     * converted are left out, or deny everything where they were to deny or to pass.
     */
    public Converted<GlobalNetworkPolicy> globalNetworkPolicy(ClusterNetworkPolicy policy) {
        Objects.requireNonNull(policy, "policy");
        Findings findings = new Findings(policy);
        ClusterNetworkPolicyConversion conversion = new ClusterNetworkPolicyConversion(policy.spec(), findings);
        if (!conversion.hasEffect()) {
            return new Converted<>(policy.key(), Optional.empty(), revision(policy), findings.all());
        }
        Optional<Metadata> metadata = policyMetadata(policy, findings);
        if (metadata.isEmpty()) {
            return failed(policy, findings);
        }
        GlobalNetworkPolicy converted = GlobalNetworkPolicy.builder()
                .metadata(metadata.get().withNamespace(Optional.empty()))
                .spec(conversion.spec())
                .build();
        return new Converted<>(policy.key(), Optional.of(converted), revision(policy), findings.all());
    }

    /** Converts a namespace to the profile that all of its pods have: it allows everything and hands down the labels. */
    public Converted<Profile> profile(Namespace namespace) {
        Objects.requireNonNull(namespace, "namespace");
        String name = namespace.metadata().name();
        ProfileSpec spec = ProfileSpec.builder()
                .ingress(ALLOW_ALL)
                .egress(ALLOW_ALL)
                .labelsToApply(EndpointLabels.handedDownByNamespace(
                                name, Labels.copyOf(namespace.metadata().labels()))
                        .asMap())
                .build();
        return profile(
                namespace, EndpointLabels.namespaceProfile(name), spec, new ProfileRevision(revision(namespace), ""));
    }

    /** Converts a service account to the profile that the pods that run under it have: it hands down the labels. */
    public Converted<Profile> profile(ServiceAccount account) {
        Objects.requireNonNull(account, "account");
        Metadata metadata = account.metadata();
        ProfileSpec spec = ProfileSpec.builder()
                .labelsToApply(
                        EndpointLabels.handedDownByServiceAccount(metadata.name(), Labels.copyOf(metadata.labels()))
                                .asMap())
                .build();
        return profile(
                account,
                EndpointLabels.serviceAccountProfile(metadata.namespace().orElse(""), metadata.name()),
                spec,
                new ProfileRevision("", revision(account)));
    }

    /** Returns the profile that exists in every cluster and allows everything. */
    public static Profile defaultAllowProfile() {
        return Profile.builder()
                .name("projectcalico-default-allow")
                .spec(ProfileSpec.builder().ingress(ALLOW_ALL).egress(ALLOW_ALL).build())
                .build();
    }

    /**
     * Converts a pod to its endpoints: one, or a failure.
     *
     * <p>A pod with the network of its node is converted too, although Calico shows no endpoint for it: ask {@link PodState} first.
     */
    public List<Converted<WorkloadEndpoint>> workloadEndpoints(Pod pod) {
        Objects.requireNonNull(pod, "pod");
        Findings findings = new Findings(pod);
        WorkloadEndpoint endpoint = new PodConversion(pod, interfacePrefix, calicoExact, findings).endpoint();
        return List.of(
                endpoint == null
                        ? failed(pod, findings)
                        : new Converted<>(endpoint.key(), Optional.of(endpoint), revision(pod), findings.all()));
    }

    /**
     * Converts a node. What Calico keeps about a node in annotations becomes fields; labels of the Kubernetes node win over those
     * kept in an annotation. {@link NodeWriteBack} is the way back.
     */
    public Converted<Node> node(KubernetesNode node) {
        Objects.requireNonNull(node, "node");
        Findings findings = new Findings(node);
        Optional<Node> converted = new NodeConversion(node, usePodCidr, findings).convert();
        return converted.isEmpty()
                ? failed(node, findings)
                : new Converted<>(converted.get().key(), converted, revision(node), findings.all());
    }

    /** Converts the migration of a virtual machine; before it is scheduled and once it has succeeded it has no counterpart. */
    public Converted<LiveMigration> liveMigration(VirtualMachineInstanceMigration migration) {
        Objects.requireNonNull(migration, "migration");
        ResourceKey key = ResourceKey.of(
                Kind.LIVE_MIGRATION,
                migration.metadata().namespace(),
                migration.metadata().name());
        return new Converted<>(key, MigrationConversion.convert(migration), revision(migration), Diagnostics.none());
    }

    /** Returns the name of the interface of a pod on its node. Two pods may have the same; see the settings for its start. */
    public String interfaceName(String namespace, String pod) {
        return InterfaceName.of(interfacePrefix, namespace, pod);
    }

    /** Returns the text of the selector that pods of a namespace are selected by; also one that is absent or empty demands pods. */
    public static String podSelector(Optional<LabelSelector> selector) {
        return new LabelSelectors().pods(selector);
    }

    /** Returns the text of the selector that namespaces are selected by: empty if absent, {@code all()} if empty. */
    public static String namespaceSelector(Optional<LabelSelector> selector) {
        return new LabelSelectors().namespaces(selector);
    }

    /**
     * Merges ports into as few as possible: names first, in their order, then ranges in ascending order. A list with no more than
     * one number stays as it is. Complexity: {@code O(n log n)}, whatever the size of the ranges.
     */
    public static List<Port> mergePorts(List<Port> ports) {
        return List.copyOf(MergedPorts.of(ports));
    }

    private static Optional<Metadata> policyMetadata(Resource policy, Findings findings) {
        Metadata metadata = policy.metadata();
        String uid = metadata.uid().orElse("");
        Optional<String> converted = uid.isEmpty() ? Optional.of("") : uid(uid, findings);
        return converted.map(own -> Metadata.builder()
                .name(metadata.name())
                .namespace(metadata.namespace())
                .uid(own.isEmpty() ? Optional.empty() : Optional.of(own))
                .resourceVersion(metadata.resourceVersion())
                .creationTimestamp(metadata.creationTimestamp())
                .build());
    }

    private static Optional<String> uid(String uid, Findings findings) {
        Optional<String> converted = ConvertedUid.of(uid);
        if (converted.isEmpty()) {
            findings.error(
                    ConversionCodes.BAD_UID,
                    FieldPath.of("metadata", "uid"),
                    uid.isEmpty() ? "a uid is needed" : "\"" + uid + "\" is no UUID",
                    "give the uid that the cluster has for it, such as 30316465-6365-4463-ad63-3564622d3638");
        }
        return converted;
    }

    private static Converted<Profile> profile(
            Resource origin, String name, ProfileSpec spec, ProfileRevision revision) {
        Findings findings = new Findings(origin);
        Optional<String> uid = uid(origin.metadata().uid().orElse(""), findings);
        if (uid.isEmpty()) {
            return failed(origin, findings);
        }
        Metadata metadata = Metadata.builder()
                .name(name)
                .uid(uid)
                .creationTimestamp(origin.metadata().creationTimestamp())
                .build();
        Profile profile = Profile.builder().metadata(metadata).spec(spec).build();
        return new Converted<>(profile.key(), Optional.of(profile), revision.toString(), findings.all());
    }

    private static String revision(Resource object) {
        return object.metadata().resourceVersion().orElse("");
    }

    private static <R extends CalicoResource> Converted<R> failed(Resource object, Findings findings) {
        ResourceKey key = object.key();
        return new Converted<>(key, Optional.empty(), revision(object), findings.all());
    }
}
