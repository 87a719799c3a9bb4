// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.diagnostic.Code;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import io.calico4j.kubernetes.conversion.ConversionCodes;
import io.calico4j.kubernetes.conversion.Converted;
import io.calico4j.kubernetes.conversion.KubernetesConverter;
import io.calico4j.net.Cidr;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.ResourceKey;
import io.calico4j.resource.node.HostEndpoint;
import io.calico4j.resource.node.Node;
import io.calico4j.resource.node.WorkloadEndpoint;
import io.calico4j.resource.policy.GlobalNetworkSet;
import io.calico4j.resource.policy.NetworkPolicy;
import io.calico4j.resource.policy.NetworkSet;
import io.calico4j.resource.policy.PolicyResource;
import io.calico4j.resource.policy.Profile;
import io.calico4j.resource.policy.StagedKubernetesNetworkPolicy;
import io.calico4j.resource.policy.Tier;
import io.calico4j.resource.pool.IPPool;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Turns changes of resources into the records of Calico's internal form.
 *
 * <p>It remembers what it needs to answer for deletions and for resources that share a key; confined to one thread. Kinds that
 * the agent does not know in another form pass as they are.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors.
 */
public final class RecordProcessor {
    private static final String DELETE = "Delete";

    private final FelixConverter converter;
    private final NodeRecords nodes;
    private final Map<Kind, ConflictCache> caches = new EnumMap<>(Kind.class);
    private final Map<Kind, ConfigurationRecords> configurations = new EnumMap<>(Kind.class);

    private RecordProcessor(FelixConverter converter, NodeRecords nodes) {
        this.converter = converter;
        this.nodes = nodes;
    }

    /** Returns a processor for the agent on each node. */
    public static RecordProcessor forFelix() {
        return of(FelixConverter.standard(), false, false);
    }

    /** Returns a processor for BGP; it differs in what it makes of nodes. */
    public static RecordProcessor forBgp() {
        return of(FelixConverter.standard(), true, false);
    }

    /**
     * Returns a processor that knows nothing yet.
     *
     * @param converter how resources are converted
     * @param forBgp whether nodes are taken apart for BGP
     * @param usePodCidr whether nodes assign addresses from their pod CIDR, which then makes blocks
     */
    public static RecordProcessor of(FelixConverter converter, boolean forBgp, boolean usePodCidr) {
        return new RecordProcessor(Objects.requireNonNull(converter, "converter"), new NodeRecords(forBgp, usePodCidr));
    }

    /** Returns what follows from a resource that is new or has changed. */
    public Updates update(CalicoResource resource) {
        return update(
                resource.key(), resource, resource.metadata().resourceVersion().orElse(""));
    }

    /**
     * Returns what follows from a resource under another key, as it has when it was converted from an object of Kubernetes.
     *
     * @param key {@link Converted#key()}
     * @param revision {@link Converted#revision()}
     */
    public Updates update(ResourceKey key, CalicoResource resource, String revision) {
        return process(key, Optional.of(resource), revision);
    }

    /** Returns what follows from a resource that is gone. */
    public Updates delete(ResourceKey key, String revision) {
        return process(key, Optional.empty(), revision);
    }

    private Updates process(ResourceKey key, Optional<CalicoResource> resource, String revision) {
        Objects.requireNonNull(revision, "revision");
        return switch (key.kind()) {
            case NETWORK_POLICY,
                    KUBERNETES_NETWORK_POLICY,
                    STAGED_NETWORK_POLICY,
                    STAGED_KUBERNETES_NETWORK_POLICY,
                    GLOBAL_NETWORK_POLICY,
                    CLUSTER_NETWORK_POLICY,
                    STAGED_GLOBAL_NETWORK_POLICY -> simple(key, policyKey(key), resource, revision);
            case TIER, NETWORK_SET, WORKLOAD_ENDPOINT -> simple(key, simpleKey(key), resource, revision);
            case PROFILE -> profile(key, resource.map(Profile.class::cast), revision);
            case HOST_ENDPOINT, GLOBAL_NETWORK_SET, IP_POOL -> shared(key, resource, revision);
            case NODE -> node(key, resource.map(Node.class::cast), revision);
            case FELIX_CONFIGURATION, CLUSTER_INFORMATION ->
                new Updates(
                        configurations
                                .computeIfAbsent(
                                        key.kind(), kind -> ConfigurationRecords.of(kind, converter.isCalicoExact()))
                                .records(key, resource, revision),
                        Diagnostics.none());
            default ->
                Updates.of(new DatastoreRecord(
                        DatastoreKey.ResourceKey.of(key), resource.map(DatastoreValue.Whole::new), revision));
        };
    }

    private Updates simple(
            ResourceKey key, Optional<DatastoreKey> at, Optional<CalicoResource> resource, String revision) {
        if (at.isEmpty()) {
            return failure(
                    key,
                    ConversionCodes.INCOMPLETE_KEY,
                    FieldPath.of("metadata", key.name().isEmpty() ? "name" : "namespace"),
                    (key.name().isEmpty() ? "the resource has no name" : "the resource has no namespace")
                            + ", so that Felix cannot file it and it has no effect",
                    key.name().isEmpty() ? "add a name" : "add the namespace");
        }
        if (resource.isEmpty()) {
            return Updates.of(DatastoreRecord.absent(at.get(), revision));
        }
        Optional<DatastoreValue> value = value(resource.get());
        return Updates.of(new DatastoreRecord(at.get(), value, value.isPresent() ? revision : ""));
    }

    private static Optional<DatastoreKey> policyKey(ResourceKey key) {
        String namespace = key.namespace().orElse("");
        return key.name().isEmpty() || (key.kind().namespaced() && namespace.isEmpty())
                ? Optional.empty()
                : Optional.of(new DatastoreKey.PolicyKey(DatastoreKey.kindName(key.kind()), namespace, key.name()));
    }

    private static Optional<DatastoreKey> simpleKey(ResourceKey key) {
        String namespace = key.namespace().orElse("");
        if (key.kind() == Kind.WORKLOAD_ENDPOINT) {
            return DatastoreKey.WorkloadEndpointKey.of(namespace, key.name()).map(at -> at);
        }
        if (key.name().isEmpty() || (key.kind() == Kind.NETWORK_SET && namespace.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                key.kind() == Kind.TIER
                        ? new DatastoreKey.TierKey(key.name())
                        : new DatastoreKey.NetworkSetKey(namespace + "/" + key.name()));
    }

    private Optional<DatastoreValue> value(CalicoResource resource) {
        if (resource instanceof StagedKubernetesNetworkPolicy staged) {
            return staged(staged);
        }
        if (resource instanceof PolicyResource policy) {
            boolean deletes =
                    policy.spec().stagedAction().filter(DELETE::equals).isPresent();
            return deletes ? Optional.empty() : Optional.of(converter.policy(policy));
        }
        if (resource instanceof Tier tier) {
            return Optional.of(converter.tier(tier));
        }
        if (resource instanceof NetworkSet set) {
            return Optional.of(EndpointConversion.set(set, converter.isCalicoExact()));
        }
        return EndpointConversion.workload((WorkloadEndpoint) resource, converter.isCalicoExact());
    }

    /** A staged policy with a rule that cannot be converted has no value, unlike one of Kubernetes itself. */
    private Optional<DatastoreValue> staged(StagedKubernetesNetworkPolicy staged) {
        String action = staged.spec().stagedAction().orElse("");
        Converted<NetworkPolicy> converted = KubernetesConverter.standard().enforced(staged);
        if (action.equals(DELETE) || converted.diagnostics().hasErrors()) {
            return Optional.empty();
        }
        FelixPolicy policy = converter.policy(converted.value().orElseThrow());
        return Optional.of(action.isEmpty() ? policy : policy.staged(action));
    }

    private Updates profile(ResourceKey key, Optional<Profile> profile, String revision) {
        String name = key.name();
        if (name.isEmpty()) {
            return failure(
                    key,
                    ConversionCodes.INCOMPLETE_KEY,
                    FieldPath.of("metadata", "name"),
                    "the profile has no name, so that Felix cannot file it and it has no effect",
                    "add a name");
        }
        Optional<DatastoreValue> labels = profile.map(given -> given.spec().labelsToApply())
                .filter(given -> !given.isEmpty())
                .map(DatastoreValue.ProfileLabels::new);
        return Updates.of(
                new DatastoreRecord(
                        new DatastoreKey.ProfileLabelsKey(name), labels, labels.isPresent() ? revision : ""),
                new DatastoreRecord(
                        new DatastoreKey.ProfileRulesKey(name),
                        profile.map(given -> converter.profileRules(given.spec())),
                        profile.isPresent() ? revision : ""),
                new DatastoreRecord(
                        DatastoreKey.ResourceKey.of(key), profile.map(DatastoreValue.Whole::new), revision));
    }

    private Updates shared(ResourceKey key, Optional<CalicoResource> resource, String revision) {
        ConflictCache cache = caches.computeIfAbsent(key.kind(), kind -> new ConflictCache());
        if (resource.isEmpty()) {
            return cache.knows(key.name())
                    ? new Updates(cache.delete(key.name()), Diagnostics.none())
                    : failure(
                            key,
                            ConversionCodes.UNKNOWN_RESOURCE,
                            FieldPath.of("metadata", "name"),
                            "it is deleted, but was never there",
                            "tell the processor of every resource before its deletion");
        }
        Optional<DatastoreRecord> record = sharedRecord(resource.get(), revision);
        if (record.isPresent()) {
            return new Updates(cache.update(key.name(), record.get()), Diagnostics.none());
        }
        Updates failure = unfiled(key, resource.get());
        return cache.knows(key.name()) ? new Updates(cache.delete(key.name()), failure.diagnostics()) : failure;
    }

    private Optional<DatastoreRecord> sharedRecord(CalicoResource resource, String revision) {
        String name = resource.metadata().name();
        if (resource instanceof HostEndpoint host) {
            String node = host.spec().node().orElse("");
            return node.isEmpty() || name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DatastoreRecord.of(
                            new DatastoreKey.HostEndpointKey(node, name), EndpointConversion.host(host), revision));
        }
        if (resource instanceof GlobalNetworkSet set) {
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(DatastoreRecord.of(
                            new DatastoreKey.NetworkSetKey(name),
                            EndpointConversion.set(set, converter.isCalicoExact()),
                            revision));
        }
        IPPool pool = (IPPool) resource;
        return Cidr.tryParse(pool.spec().cidr())
                .map(cidr -> DatastoreRecord.of(
                        new DatastoreKey.IPPoolKey(cidr), EndpointConversion.pool(cidr, pool.spec()), revision));
    }

    private Updates node(ResourceKey key, Optional<Node> node, String revision) {
        List<Diagnostic> problems = new ArrayList<>();
        List<DatastoreRecord> records = nodes.records(key.name(), node, revision, problems);
        return new Updates(records, Diagnostics.copyOf(problems).map(problem -> problem.withSubject(key.toString())));
    }

    private static Updates unfiled(ResourceKey key, CalicoResource resource) {
        String without = "so that Felix cannot file it and it has no effect";
        if (resource instanceof IPPool pool) {
            String cidr = pool.spec().cidr();
            return failure(
                    key,
                    ConversionCodes.INCOMPLETE_KEY,
                    FieldPath.of("spec", "cidr"),
                    (cidr.isEmpty() ? "the pool has no CIDR, " : "the pool's \"" + cidr + "\" is no CIDR, ") + without,
                    "write an address, a slash and a prefix length, such as 10.244.0.0/16");
        }
        boolean nameless = key.name().isEmpty();
        return failure(
                key,
                ConversionCodes.INCOMPLETE_KEY,
                nameless ? FieldPath.of("metadata", "name") : FieldPath.of("spec", "node"),
                (nameless ? "the resource has no name, " : "the host endpoint has no node, ") + without,
                nameless ? "add a name" : "add the name of the node it is on");
    }

    private static Updates failure(ResourceKey key, Code code, FieldPath path, String message, String hint) {
        return new Updates(
                List.of(),
                Diagnostics.of(Diagnostic.error(code, path, message)
                        .withSubject(key.toString())
                        .withHint(hint)));
    }
}
