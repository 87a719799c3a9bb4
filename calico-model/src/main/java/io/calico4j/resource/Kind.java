// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import java.util.List;
import java.util.Optional;

/**
 * What a resource is: every kind of Calico, and the kinds of Kubernetes that Calico reads.
 *
 * <p>Two Kubernetes kinds have the name of a Calico kind; their constants are {@link #KUBERNETES_NODE} and
 * {@link #KUBERNETES_NETWORK_POLICY}. One constant may stand for several API versions.
 */
public enum Kind {
    /** {@code BGPConfiguration}, how BGP is spoken throughout the cluster. */
    BGP_CONFIGURATION(
            "BGPConfiguration",
            "bgp.BGPConfiguration",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "bgpconfigurations",
            false,
            true,
            "bgpconfig bgpconfigs bgpconfiguration bgpconfigurations",
            "bgpconfig bgpconfigs"),
    /** {@code BGPFilter}, which routes a BGP peer gets and gives. */
    BGP_FILTER(
            "BGPFilter",
            "bgp.BGPFilter",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "bgpfilters",
            false,
            true,
            "bf bfs bgpf bgpfilter bgpfilters bgpfs",
            ""),
    /** {@code BGPPeer}, a BGP session to set up. */
    BGP_PEER(
            "BGPPeer",
            "bgp.BGPPeer",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "bgppeers",
            false,
            true,
            "bgpp bgppeer bgppeers bgpps bp bps",
            ""),
    /** {@code BlockAffinity}, the claim of a node on a block of addresses. */
    BLOCK_AFFINITY(
            "BlockAffinity",
            "pool.BlockAffinity",
            "projectcalico.org/v3",
            "blockaffinities",
            false,
            false,
            "",
            "affinity affinities"),
    /** {@code CalicoNodeStatus}, a request for the BGP and route state of a node, and the answer. */
    CALICO_NODE_STATUS(
            "CalicoNodeStatus",
            "node.CalicoNodeStatus",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "caliconodestatuses",
            false,
            false,
            "",
            ""),
    /** {@code ClusterInformation}, the identity and version of the cluster. */
    CLUSTER_INFORMATION(
            "ClusterInformation",
            "config.ClusterInformation",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "clusterinformations",
            false,
            true,
            "clusterinfo clusterinformation clusterinformations clusterinfos",
            "clusterinfo clusterinfos"),
    /** {@code FelixConfiguration}, settings of the agent on each node. */
    FELIX_CONFIGURATION(
            "FelixConfiguration",
            "config.FelixConfiguration",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "felixconfigurations",
            false,
            true,
            "felixconfig felixconfigs felixconfiguration felixconfigurations",
            ""),
    /** {@code GlobalNetworkPolicy}, a policy for the whole cluster. */
    GLOBAL_NETWORK_POLICY(
            "GlobalNetworkPolicy",
            "policy.GlobalNetworkPolicy",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "globalnetworkpolicies",
            false,
            true,
            "globalnetworkpolicies globalnetworkpolicy gnp gnps",
            "gnp cgnp"),
    /** {@code GlobalNetworkSet}, addresses with labels, for the whole cluster. */
    GLOBAL_NETWORK_SET(
            "GlobalNetworkSet",
            "policy.GlobalNetworkSet",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "globalnetworksets",
            false,
            true,
            "globalnetworkset globalnetworksets gnetsets",
            "gns"),
    /** {@code HostEndpoint}, an interface of a node that policies apply to. */
    HOST_ENDPOINT(
            "HostEndpoint",
            "node.HostEndpoint",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "hostendpoints",
            false,
            true,
            "hep heps hostendpoint hostendpoints",
            "hep heps"),
    /** {@code IPAMBlock}, a block of addresses and who holds each. */
    IPAM_BLOCK(
            "IPAMBlock",
            "pool.IPAMBlock",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "ipamblocks",
            false,
            false,
            "",
            ""),
    /** {@code IPAMConfiguration}, settings of address management. */
    IPAM_CONFIGURATION(
            "IPAMConfiguration",
            "pool.IPAMConfiguration",
            "projectcalico.org/v3",
            "ipamconfigurations",
            false,
            false,
            "",
            "ipamconfig ipamconfigs"),
    /** {@code IPAMHandle}, the addresses one workload holds. */
    IPAM_HANDLE(
            "IPAMHandle",
            "pool.IPAMHandle",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "ipamhandles",
            false,
            false,
            "",
            ""),
    /** {@code IPPool}, a range of addresses to assign from. */
    IP_POOL(
            "IPPool",
            "pool.IPPool",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "ippools",
            false,
            true,
            "ipp ippool ippools ipps pool pools",
            ""),
    /** {@code IPReservation}, addresses that are never assigned. */
    IP_RESERVATION(
            "IPReservation",
            "pool.IPReservation",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "ipreservations",
            false,
            true,
            "ipreservation ipreservations reservation reservations",
            ""),
    /** {@code KubeControllersConfiguration}, settings of the controllers. */
    KUBE_CONTROLLERS_CONFIGURATION(
            "KubeControllersConfiguration",
            "config.KubeControllersConfiguration",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "kubecontrollersconfigurations",
            false,
            true,
            "kubecontrollersconfig kubecontrollersconfigs kubecontrollersconfiguration kubecontrollersconfigurations",
            "kcc kccs"),
    /** {@code NetworkPolicy}, a policy for one namespace. */
    NETWORK_POLICY(
            "NetworkPolicy",
            "policy.NetworkPolicy",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "networkpolicies",
            true,
            true,
            "networkpolicies networkpolicy np pol policies policy pols",
            "cnp caliconetworkpolicy"),
    /** {@code NetworkSet}, addresses with labels, in one namespace. */
    NETWORK_SET(
            "NetworkSet",
            "policy.NetworkSet",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "networksets",
            true,
            true,
            "netsets networkset networksets",
            ""),
    /** {@code Profile}, rules and labels shared by endpoints. */
    PROFILE(
            "Profile",
            "policy.Profile",
            "projectcalico.org/v3",
            "profiles",
            false,
            true,
            "pro profile profiles pros",
            ""),
    /** {@code StagedGlobalNetworkPolicy}, a policy for the whole cluster that is not enforced yet. */
    STAGED_GLOBAL_NETWORK_POLICY(
            "StagedGlobalNetworkPolicy",
            "policy.StagedGlobalNetworkPolicy",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "stagedglobalnetworkpolicies",
            false,
            true,
            "sgnp sgnps stagedglobalnetworkpolicies stagedglobalnetworkpolicy",
            "sgnp"),
    /** {@code StagedKubernetesNetworkPolicy}, a Kubernetes policy that is not enforced yet. */
    STAGED_KUBERNETES_NETWORK_POLICY(
            "StagedKubernetesNetworkPolicy",
            "policy.StagedKubernetesNetworkPolicy",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "stagedkubernetesnetworkpolicies",
            true,
            true,
            "sknp skpol skpols stagedkubernetesnetworkpolicies stagedkubernetesnetworkpolicy stagedkubernetespolicies stagedkubernetespolicy",
            "sknp"),
    /** {@code StagedNetworkPolicy}, a policy for one namespace that is not enforced yet. */
    STAGED_NETWORK_POLICY(
            "StagedNetworkPolicy",
            "policy.StagedNetworkPolicy",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "stagednetworkpolicies",
            true,
            true,
            "snp spol spols stagednetworkpolicies stagednetworkpolicy stagedpolicies stagedpolicy",
            "scnp snp"),
    /** {@code Tier}, a group of policies that is asked as one. */
    TIER(
            "Tier",
            "policy.Tier",
            "projectcalico.org/v3 crd.projectcalico.org/v1",
            "tiers",
            false,
            true,
            "tier tiers",
            ""),
    /** {@code Node}, a node as Calico sees it. */
    NODE("Node", "node.Node", "projectcalico.org/v3", "nodes", false, true, "no node nodes nos", ""),
    /** {@code WorkloadEndpoint}, the interface of a pod or other workload. */
    WORKLOAD_ENDPOINT(
            "WorkloadEndpoint",
            "node.WorkloadEndpoint",
            "projectcalico.org/v3",
            "workloadendpoints",
            true,
            true,
            "wep weps workloadendpoint workloadendpoints",
            ""),
    /** {@code LiveMigration}, a virtual machine that moves between nodes. */
    LIVE_MIGRATION(
            "LiveMigration", "node.LiveMigration", "projectcalico.org/v3", "livemigrations", true, false, "", ""),
    /** {@code BlockAffinity}, a {@link #BLOCK_AFFINITY} in its storage form. */
    STORED_BLOCK_AFFINITY(
            "crd.projectcalico.org/BlockAffinity",
            "pool.StoredBlockAffinity",
            "crd.projectcalico.org/v1",
            "blockaffinities",
            false,
            false,
            "",
            ""),
    /** {@code IPAMConfig}, an {@link #IPAM_CONFIGURATION} in its storage form. */
    IPAM_CONFIG("IPAMConfig", "pool.IPAMConfig", "crd.projectcalico.org/v1", "ipamconfigs", false, false, "", ""),
    /** {@code Pod} of {@code v1}. */
    POD("Pod", "Pod", "v1", "pods", true, false, "", "po"),
    /** {@code Namespace} of {@code v1}. */
    NAMESPACE("Namespace", "Namespace", "v1", "namespaces", false, false, "", "ns"),
    /** {@code ServiceAccount} of {@code v1}. */
    SERVICE_ACCOUNT("ServiceAccount", "ServiceAccount", "v1", "serviceaccounts", true, false, "", "sa"),
    /** {@code Node} of {@code v1}. */
    KUBERNETES_NODE("core/Node", "KubernetesNode", "v1", "nodes", false, false, "", "no"),
    /** {@code NetworkPolicy} of {@code networking.k8s.io/v1}. */
    KUBERNETES_NETWORK_POLICY(
            "networking.k8s.io/NetworkPolicy",
            "KubernetesNetworkPolicy",
            "networking.k8s.io/v1",
            "networkpolicies",
            true,
            false,
            "",
            "netpol"),
    /** {@code ClusterNetworkPolicy} of {@code policy.networking.k8s.io/v1alpha2}. */
    CLUSTER_NETWORK_POLICY(
            "ClusterNetworkPolicy",
            "ClusterNetworkPolicy",
            "policy.networking.k8s.io/v1alpha2",
            "clusternetworkpolicies",
            false,
            false,
            "",
            "cnp"),
    /** {@code Service} of {@code v1}. */
    SERVICE("Service", "Service", "v1", "services", true, false, "", "svc"),
    /** {@code EndpointSlice} of {@code discovery.k8s.io/v1}. */
    ENDPOINT_SLICE("EndpointSlice", "EndpointSlice", "discovery.k8s.io/v1", "endpointslices", true, false, "", ""),
    /** {@code VirtualMachineInstanceMigration} of {@code kubevirt.io/v1}. */
    VIRTUAL_MACHINE_INSTANCE_MIGRATION(
            "VirtualMachineInstanceMigration",
            "VirtualMachineInstanceMigration",
            "kubevirt.io/v1",
            "virtualmachineinstancemigrations",
            true,
            false,
            "",
            "vmim vmims"),
    /** {@code Deployment} of {@code apps/v1}. */
    DEPLOYMENT("Deployment", "Deployment", "apps/v1", "deployments", true, false, "", "deploy"),
    /** {@code StatefulSet} of {@code apps/v1}. */
    STATEFUL_SET("StatefulSet", "StatefulSet", "apps/v1", "statefulsets", true, false, "", "sts"),
    /** {@code DaemonSet} of {@code apps/v1}. */
    DAEMON_SET("DaemonSet", "DaemonSet", "apps/v1", "daemonsets", true, false, "", "ds"),
    /** {@code ReplicaSet} of {@code apps/v1}. */
    REPLICA_SET("ReplicaSet", "ReplicaSet", "apps/v1", "replicasets", true, false, "", "rs"),
    /** {@code Job} of {@code batch/v1}. */
    JOB("Job", "Job", "batch/v1", "jobs", true, false, "", ""),
    /** {@code CronJob} of {@code batch/v1}. */
    CRON_JOB("CronJob", "CronJob", "batch/v1", "cronjobs", true, false, "", "cj"),
    /** {@code ReplicationController} of {@code v1}. */
    REPLICATION_CONTROLLER(
            "ReplicationController", "ReplicationController", "v1", "replicationcontrollers", true, false, "", "rc"),
    /** Any kind without a type here; see {@link UnknownResource}. */
    UNKNOWN("", "UnknownResource", "", "", true, false, "", "");

    private final String text;
    private final String javaName;
    private final String apiVersions;
    private final String plural;
    private final boolean namespaced;
    private final boolean fileLoaded;
    private final String commandNames;
    private final String shortNames;

    Kind(
            String text,
            String javaName,
            String apiVersions,
            String plural,
            boolean namespaced,
            boolean fileLoaded,
            String commandNames,
            String shortNames) {
        this.text = text;
        this.javaName = javaName;
        this.apiVersions = apiVersions;
        this.plural = plural;
        this.namespaced = namespaced;
        this.fileLoaded = fileLoaded;
        this.commandNames = commandNames;
        this.shortNames = shortNames;
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }

    /** The kind that an object of this API version and kind is; both must match exactly. */
    public static Optional<Kind> find(String apiVersion, String kindName) {
        return KindIndex.find(apiVersion, kindName);
    }

    /** The kind whose lists are of this API version and kind, such as {@code NetworkPolicyList}. */
    public static Optional<Kind> findList(String apiVersion, String listKind) {
        return listKind.endsWith("List")
                ? find(apiVersion, listKind.substring(0, listKind.length() - "List".length()))
                : Optional.empty();
    }

    /** The kind with this {@link #text()}. */
    public static Optional<Kind> findText(String text) {
        return KindIndex.findText(text);
    }

    /** The kind that {@code calicoctl} means by this argument, in any case. */
    public static Optional<Kind> findCommandName(String argument) {
        return KindIndex.findCommandName(argument);
    }

    /**
     * The text that no other kind has: the kind's name, with its API group before it where two kinds share a name, such as
     * {@code NetworkPolicy}, {@code networking.k8s.io/NetworkPolicy} and {@code core/Node}.
     */
    public String text() {
        return text;
    }

    /** The {@code kind} that objects state. */
    public String kindName() {
        return text.substring(text.indexOf('/') + 1);
    }

    /** The {@code kind} that lists of such objects state. */
    public String listKind() {
        return kindName() + "List";
    }

    /** The API versions that objects may state, the usual one first; none for {@link #UNKNOWN}. */
    public List<String> apiVersions() {
        return words(apiVersions);
    }

    /** The lower-case plural that stands in URLs and in names of custom resource definitions. */
    public String plural() {
        return plural;
    }

    /** Whether objects belong to a namespace. */
    public boolean namespaced() {
        return namespaced;
    }

    /** Whether the kind is Calico's and not Kubernetes' own. */
    public boolean calico() {
        return compareTo(POD) < 0;
    }

    /** Whether Calico's own file loader knows the kind and its lists. */
    public boolean fileLoaded() {
        return fileLoaded;
    }

    /** The names the {@code calicoctl} command takes for the kind, in lower case. */
    public List<String> commandNames() {
        return words(commandNames);
    }

    /** The short names that the custom resource definition, or Kubernetes itself, declares for {@code kubectl}. */
    public List<String> shortNames() {
        return words(shortNames);
    }

    /** The kind whose objects have this Java type; empty for a type that several kinds have in common. */
    public static Optional<Kind> of(Class<? extends Resource> type) {
        return KindIndex.of(type);
    }

    /** The kinds whose objects are of this Java type, be it one they have in common with others; in their order. */
    public static List<Kind> allOf(Class<? extends Resource> type) {
        return KindIndex.allOf(type);
    }

    /** The Java type of such objects. */
    public Class<? extends Resource> type() {
        try {
            return Class.forName(typeName()).asSubclass(Resource.class);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    String typeName() {
        return (this == UNKNOWN || calico() ? "io.calico4j.resource." : "io.calico4j.kubernetes.") + javaName;
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text;
    }
}
