// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.internal.resource.Frozen;
import io.calico4j.internal.wire.Always;
import io.calico4j.internal.wire.IntRange;
import io.calico4j.internal.wire.NonEmpty;
import io.calico4j.internal.wire.NonZero;
import io.calico4j.internal.wire.Pointer;
import io.calico4j.internal.wire.Range;
import io.calico4j.net.Dscp;
import io.calico4j.net.Port;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.immutables.value.Value;

/**
 * The settings of a {@link FelixConfiguration}. Absent settings keep their defaults.
 *
 * <p>One interface with all 181 settings, since that is what the object on the wire is; they stand in the order in
 * which Calico declares and writes them.
 */
@Value.Immutable
@JsonPropertyOrder({
    "nodeSelector",
    "useInternalDataplaneDriver",
    "dataplaneDriver",
    "dataplaneWatchdogTimeout",
    "ipv6Support",
    "routeRefreshInterval",
    "interfaceRefreshInterval",
    "iptablesRefreshInterval",
    "iptablesPostWriteCheckInterval",
    "iptablesLockProbeInterval",
    "featureDetectOverride",
    "featureGates",
    "ipsetsRefreshInterval",
    "maxIpsetSize",
    "iptablesBackend",
    "xdpRefreshInterval",
    "netlinkTimeout",
    "metadataAddr",
    "metadataPort",
    "openstackRegion",
    "interfacePrefix",
    "interfaceExclude",
    "chainInsertMode",
    "defaultEndpointToHostAction",
    "iptablesFilterAllowAction",
    "iptablesMangleAllowAction",
    "iptablesFilterDenyAction",
    "logPrefix",
    "logActionRateLimit",
    "logActionRateLimitBurst",
    "logFilePath",
    "logSeverityFile",
    "logSeverityScreen",
    "logSeveritySys",
    "logDebugFilenameRegex",
    "ipipEnabled",
    "ipipMTU",
    "vxlanEnabled",
    "vxlanMTU",
    "vxlanMTUV6",
    "vxlanPort",
    "vxlanVNI",
    "allowVXLANPacketsFromWorkloads",
    "allowIPIPPacketsFromWorkloads",
    "reportingInterval",
    "reportingTTL",
    "endpointReportingEnabled",
    "endpointReportingDelay",
    "endpointStatusPathPrefix",
    "iptablesMarkMask",
    "disableConntrackInvalidCheck",
    "healthEnabled",
    "healthHost",
    "healthPort",
    "healthTimeoutOverrides",
    "prometheusMetricsEnabled",
    "prometheusMetricsHost",
    "prometheusMetricsPort",
    "prometheusGoMetricsEnabled",
    "prometheusProcessMetricsEnabled",
    "prometheusWireGuardMetricsEnabled",
    "prometheusMetricsCAFile",
    "prometheusMetricsCertFile",
    "prometheusMetricsKeyFile",
    "prometheusMetricsClientAuth",
    "failsafeInboundHostPorts",
    "failsafeOutboundHostPorts",
    "kubeNodePortRanges",
    "policySyncPathPrefix",
    "usageReportingEnabled",
    "usageReportingInitialDelay",
    "usageReportingInterval",
    "natPortRange",
    "natOutgoingAddress",
    "natOutgoingExclusions",
    "deviceRouteSourceAddress",
    "deviceRouteSourceAddressIPv6",
    "deviceRouteProtocol",
    "removeExternalRoutes",
    "programClusterRoutes",
    "ipForwarding",
    "externalNodesList",
    "debugMemoryProfilePath",
    "debugDisableLogDropping",
    "debugSimulateCalcGraphHangAfter",
    "debugSimulateDataplaneHangAfter",
    "debugSimulateDataplaneApplyDelay",
    "debugHost",
    "debugPort",
    "iptablesNATOutgoingInterfaceFilter",
    "sidecarAccelerationEnabled",
    "xdpEnabled",
    "genericXDPEnabled",
    "nftablesMode",
    "nftablesRefreshInterval",
    "nftablesFilterAllowAction",
    "nftablesMangleAllowAction",
    "nftablesFilterDenyAction",
    "nftablesMarkMask",
    "bpfEnabled",
    "bpfDisableUnprivileged",
    "bpfJITHardening",
    "bpfLogLevel",
    "bpfConntrackLogLevel",
    "bpfConntrackMode",
    "bpfConntrackTimeouts",
    "bpfLogFilters",
    "bpfCTLBLogFilter",
    "bpfDataIfacePattern",
    "bpfL3IfacePattern",
    "bpfConnectTimeLoadBalancingEnabled",
    "bpfConnectTimeLoadBalancing",
    "bpfHostNetworkedNATWithoutCTLB",
    "bpfExternalServiceMode",
    "bpfDSROptoutCIDRs",
    "bpfExtToServiceConnmark",
    "bpfKubeProxyIptablesCleanupEnabled",
    "bpfKubeProxyMinSyncPeriod",
    "bpfKubeProxyHealthzPort",
    "bpfPSNATPorts",
    "bpfMapSizeNATFrontend",
    "bpfMapSizeNATBackend",
    "bpfMapSizeNATAffinity",
    "bpfMapSizeRoute",
    "bpfMapSizeConntrack",
    "bpfMapSizePerCpuConntrack",
    "bpfMapSizeConntrackScaling",
    "bpfMapSizeConntrackCleanupQueue",
    "bpfMapSizeIPSets",
    "bpfMapSizeIfState",
    "bpfHostConntrackBypass",
    "bpfEnforceRPF",
    "bpfPolicyDebugEnabled",
    "bpfForceTrackPacketsFromIfaces",
    "bpfDisableGROForIfaces",
    "bpfExcludeCIDRsFromNAT",
    "bpfExportBufferSizeMB",
    "istioAmbientMode",
    "istioDSCPMark",
    "cgroupV2Path",
    "flowLogsPolicyEvaluationMode",
    "bpfRedirectToPeer",
    "bpfAttachType",
    "flowLogsFlushInterval",
    "flowLogsCollectorDebugTrace",
    "flowLogsGoldmaneServer",
    "flowLogsLocalReporter",
    "bpfProfiling",
    "routeSource",
    "routeTableRanges",
    "routeTableRange",
    "routeSyncDisabled",
    "ipv4NormalRoutePriority",
    "ipv4ElevatedRoutePriority",
    "ipv6NormalRoutePriority",
    "ipv6ElevatedRoutePriority",
    "liveMigrationRouteConvergenceTime",
    "wireguardEnabled",
    "wireguardEnabledV6",
    "wireguardThreadingEnabled",
    "wireguardListeningPort",
    "wireguardListeningPortV6",
    "wireguardRoutingRulePriority",
    "wireguardInterfaceName",
    "wireguardInterfaceNameV6",
    "wireguardMTU",
    "wireguardMTUV6",
    "wireguardHostEncryptionEnabled",
    "wireguardKeepAlive",
    "awsSrcDstCheck",
    "serviceLoopPrevention",
    "workloadSourceSpoofing",
    "mtuIfacePattern",
    "floatingIPs",
    "windowsManageFirewallRules",
    "goGCThreshold",
    "goMemoryLimitMB",
    "goMaxProcs",
    "requireMTUFile",
    "bpfMaglevMaxEndpointsPerService",
    "bpfMaglevMaxServices"
})
@JsonSerialize(as = FelixConfigurationSpec.class)
@JsonDeserialize(builder = FelixConfigurationSpec.Builder.class)
public sealed interface FelixConfigurationSpec extends WithFelixConfigurationSpec
        permits ImmutableFelixConfigurationSpec {
    /** The value with nothing given. */
    static FelixConfigurationSpec empty() {
        return Builder.EMPTY;
    }

    /** A builder with nothing set. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * The nodes the settings are for, in the selector language; not for {@code default} and {@code node.*}. At most
     * 1024 characters.
     */
    @JsonProperty
    @Pointer
    Optional<String> nodeSelector();

    /** Whether the built-in data plane is used, and no separate program. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> useInternalDataplaneDriver();

    /**
     * The separate program that is the data plane, where the built-in one is not used. Absent: calico-iptables-plugin.
     */
    @JsonProperty
    @NonZero
    Optional<String> dataplaneDriver();

    /**
     * How long the main loop of the data plane may be stuck before Felix counts as unhealthy. Superseded by {@code
     * healthTimeoutOverrides}. Absent: 90s.
     */
    @JsonProperty
    @Pointer
    Optional<Duration> dataplaneWatchdogTimeout();

    /** Whether IPv6 is handled. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> ipv6Support();

    /** How often all routes are checked; 0 is never. Absent: 90s. */
    @JsonProperty
    @Pointer
    Optional<Duration> routeRefreshInterval();

    /** How often all interfaces are checked; 0 is never. Absent: 90s. */
    @JsonProperty
    @Pointer
    Optional<Duration> interfaceRefreshInterval();

    /** How often all iptables rules are checked; 0 is never. Absent: 180s. */
    @JsonProperty
    @Pointer
    Optional<Duration> iptablesRefreshInterval();

    /** How long after writing iptables rules they are read back. Absent: 5s. */
    @JsonProperty
    @Pointer
    Optional<Duration> iptablesPostWriteCheckInterval();

    /** How often the lock of iptables is tried, where Felix takes it itself. Absent: 50ms. */
    @JsonProperty
    @Pointer
    Optional<Duration> iptablesLockProbeInterval();

    /**
     * Features taken as there or not, whatever is found: {@code Name=true} or {@code Name=false}, joined with commas.
     */
    @JsonProperty
    @NonZero
    Optional<String> featureDetectOverride();

    /** Features switched, as {@code Name=value} joined with commas. */
    @JsonProperty
    @NonZero
    Optional<String> featureGates();

    /** How often all IP sets are checked; 0 is never. Absent: 90s. */
    @JsonProperty
    @Pointer
    Optional<Duration> ipsetsRefreshInterval();

    /** The size of IP sets; not used by the nftables and eBPF data planes. Absent: 1048576. */
    @JsonProperty
    @Pointer
    Optional<Long> maxIpsetSize();

    /** Which iptables is used. Absent: Auto. Allowed: Legacy, NFT, Auto. */
    @JsonProperty
    @Pointer
    Optional<String> iptablesBackend();

    /** How often all XDP state is checked; 0 is never. Absent: 90s. */
    @JsonProperty
    @Pointer
    Optional<Duration> xdpRefreshInterval();

    /** How long an answer of the kernel is awaited. Absent: 10s. */
    @JsonProperty
    @Pointer
    Optional<Duration> netlinkTimeout();

    /** The host of the OpenStack metadata service; {@code none} is none. Absent: 127.0.0.1. */
    @JsonProperty
    @NonZero
    Optional<String> metadataAddr();

    /** The port of the OpenStack metadata service. Absent: 8775. */
    @JsonProperty
    @Pointer
    Optional<Long> metadataPort();

    /** The OpenStack region of this cluster, a DNS label. */
    @JsonProperty
    @NonZero
    Optional<String> openstackRegion();

    /** What the names of workload interfaces begin with, joined with commas. Absent: cali. */
    @JsonProperty
    @NonZero
    Optional<String> interfacePrefix();

    /**
     * Interfaces that are left alone: names, or regular expressions between slashes, joined with commas. Absent:
     * kube-ipvs0.
     */
    @JsonProperty
    @NonZero
    Optional<String> interfaceExclude();

    /**
     * Whether the hook rules go before or behind those of others. Absent: Insert. Allowed: Insert, Append, in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> chainInsertMode();

    /**
     * What happens to traffic from a workload to its node that policy lets through. Absent: Drop. Allowed: Drop,
     * Accept, Return, in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> defaultEndpointToHostAction();

    /**
     * What happens in the filter table to traffic that policy lets through. Absent: Accept. Allowed: Accept, Return, in
     * any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> iptablesFilterAllowAction();

    /**
     * What happens in the mangle table to traffic that policy lets through. Absent: Accept. Allowed: Accept, Return, in
     * any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> iptablesMangleAllowAction();

    /**
     * What happens in the filter table to traffic that policy drops. Absent: Drop. Allowed: Drop, Reject, in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> iptablesFilterDenyAction();

    /**
     * What log lines of Log rules begin with; {@code %t}, {@code %k}, {@code %n}, {@code %p} stand for tier, kind and
     * name of the policy. Absent: calico-packet.
     */
    @JsonProperty
    @NonZero
    Optional<String> logPrefix();

    /** How many log lines Log rules may make, such as {@code 10/second}. Absent: no limit. */
    @JsonProperty
    @Pointer
    Optional<String> logActionRateLimit();

    /** How many lines may exceed that limit at once. Absent: 5. Allowed: 0 to 9999. */
    @JsonProperty
    @Pointer
    Optional<Long> logActionRateLimitBurst();

    /** The log file; {@code none} is none. Absent: /var/log/calico/felix.log. */
    @JsonProperty
    @NonZero
    Optional<String> logFilePath();

    /**
     * The least severe messages in the log file. Absent: Info. Allowed: Trace, Debug, Info, Warning, Error, Fatal, in
     * any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> logSeverityFile();

    /**
     * The least severe messages on standard output. Absent: Info. Allowed: Trace, Debug, Info, Warning, Error, Fatal,
     * in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> logSeverityScreen();

    /**
     * The least severe messages to syslog. Absent: Info. Allowed: Trace, Debug, Info, Warning, Error, Fatal, in any
     * case.
     */
    @JsonProperty
    @NonZero
    Optional<String> logSeveritySys();

    /** The source files debug messages are limited to, as a regular expression. */
    @JsonProperty
    @NonZero
    Optional<String> logDebugFilenameRegex();

    /** Whether the IPIP device is made. Absent: if a pool needs it. */
    @JsonProperty
    @Pointer
    Optional<Boolean> ipipEnabled();

    /** The MTU of the IPIP device, in bytes; 0 or absent: from the interfaces of the node. */
    @JsonProperty
    @Pointer
    Optional<Long> ipipMTU();

    /** Whether the VXLAN device is made. Absent: if a pool needs it. */
    @JsonProperty
    @Pointer
    Optional<Boolean> vxlanEnabled();

    /** The MTU of the VXLAN device for IPv4, in bytes; 0 or absent: from the interfaces of the node. */
    @JsonProperty
    @Pointer
    Optional<Long> vxlanMTU();

    /** The MTU of the VXLAN device for IPv6, in bytes; 0 or absent: from the interfaces of the node. */
    @JsonProperty
    @Pointer
    Optional<Long> vxlanMTUV6();

    /** The UDP port of VXLAN. Absent: 4789. */
    @JsonProperty
    @Pointer
    Optional<Long> vxlanPort();

    /** The network identifier of VXLAN. Absent: 4096. */
    @JsonProperty
    @Pointer
    Optional<Long> vxlanVNI();

    /** Whether workloads may send VXLAN packets. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> allowVXLANPacketsFromWorkloads();

    /** Whether workloads may send IPIP packets. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> allowIPIPPacketsFromWorkloads();

    /** How often Felix reports its state, in etcd clusters; 0 is never. Absent: 30s. */
    @JsonProperty
    @Pointer
    Optional<Duration> reportingInterval();

    /** How long such a report is kept. Absent: 90s. */
    @JsonProperty
    @Pointer
    Optional<Duration> reportingTTL();

    /** Whether the state of endpoints is reported, in etcd clusters. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> endpointReportingEnabled();

    /** How long reports of one endpoint wait for each other. Absent: 1s. */
    @JsonProperty
    @Pointer
    Optional<Duration> endpointReportingDelay();

    /** The folder below which the state of endpoints is written; {@code none} is nowhere. Absent: /var/run/calico. */
    @JsonProperty
    @NonZero
    Optional<String> endpointStatusPathPrefix();

    /** The bits of packet marks Felix may use with iptables, at least 8 of them. Absent: 0xffff0000. */
    @JsonProperty
    @Range(IntRange.UINT32)
    @Pointer
    Optional<Long> iptablesMarkMask();

    /** Whether packets that fit no connection are let through to policy. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> disableConntrackInvalidCheck();

    /** Whether health can be asked for. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> healthEnabled();

    /** The address health is served on. Absent: localhost. */
    @JsonProperty
    @Pointer
    Optional<String> healthHost();

    /** The port health is served on. Absent: 9099. */
    @JsonProperty
    @Pointer
    Optional<Long> healthPort();

    /** How long parts may be silent, where it is not the built-in time. */
    @JsonProperty
    @NonEmpty
    List<HealthTimeoutOverride> healthTimeoutOverrides();

    /** Whether metrics are served. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> prometheusMetricsEnabled();

    /** The address metrics are served on. Absent: all. */
    @JsonProperty
    @NonZero
    Optional<String> prometheusMetricsHost();

    /** The port metrics are served on. Absent: 9091. */
    @JsonProperty
    @Pointer
    Optional<Long> prometheusMetricsPort();

    /** Whether metrics of the Go run time are served. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> prometheusGoMetricsEnabled();

    /** Whether metrics of the process are served. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> prometheusProcessMetricsEnabled();

    /** Whether metrics of WireGuard are served. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> prometheusWireGuardMetricsEnabled();

    /** The file of the authority that signs certificates of those who read metrics. */
    @JsonProperty
    @Pointer
    Optional<String> prometheusMetricsCAFile();

    /** The file of the certificate metrics are served with. */
    @JsonProperty
    @Pointer
    Optional<String> prometheusMetricsCertFile();

    /** The file of the key of that certificate. */
    @JsonProperty
    @Pointer
    Optional<String> prometheusMetricsKeyFile();

    /**
     * Whether those who read metrics must show a certificate: {@code RequireAndVerifyClientCert}, {@code
     * RequireAnyClientCert}, {@code VerifyClientCertIfGiven} or {@code NoClientCert}. Absent: the first.
     */
    @JsonProperty
    @Pointer
    Optional<String> prometheusMetricsClientAuth();

    /**
     * Ports of the node that stay reachable whatever policy says. Absent: SSH, DHCP, BGP, etcd, Typha and Kubernetes
     * API; present and empty: none.
     */
    @JsonProperty
    @Pointer
    Optional<List<ProtoPort>> failsafeInboundHostPorts();

    /**
     * Ports the node can reach whatever policy says. Absent: DNS, DHCP, BGP, etcd, Typha and Kubernetes API; present
     * and empty: none.
     */
    @JsonProperty
    @Pointer
    Optional<List<ProtoPort>> failsafeOutboundHostPorts();

    /** The ports Kubernetes uses for node ports, numbers only, at most 7 ranges. Absent: 30000:32767. */
    @JsonProperty
    @Pointer
    Optional<List<Port>> kubeNodePortRanges();

    /** The folder below which policy is served to application layer proxies. Absent: nowhere. */
    @JsonProperty
    @NonZero
    Optional<String> policySyncPathPrefix();

    /** Whether anonymous figures are sent to the makers of Calico. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> usageReportingEnabled();

    /** How long after the start the first figures are sent. Absent: 300s. */
    @JsonProperty
    @Pointer
    Optional<Duration> usageReportingInitialDelay();

    /** How often figures are sent. Absent: 86400s. */
    @JsonProperty
    @Pointer
    Optional<Duration> usageReportingInterval();

    /** The ports that outgoing translation may use. Absent: what the kernel chooses. */
    @JsonProperty
    @Pointer
    Optional<Port> natPortRange();

    /** The address that outgoing translation uses. Absent: that of the interface. */
    @JsonProperty
    @NonZero
    Optional<String> natOutgoingAddress();

    /**
     * Which destinations outgoing translation leaves out. Absent: IPPoolsOnly. Allowed: IPPoolsOnly, IPPoolsAndHostIPs.
     */
    @JsonProperty
    @Pointer
    Optional<String> natOutgoingExclusions();

    /** The source address in routes to local workloads, for IPv4. Absent: what the kernel chooses. */
    @JsonProperty
    @NonZero
    Optional<String> deviceRouteSourceAddress();

    /** The source address in routes to local workloads, for IPv6. Absent: what the kernel chooses. */
    @JsonProperty
    @NonZero
    Optional<String> deviceRouteSourceAddressIPv6();

    /** The protocol number routes of Felix carry. Absent: 3. */
    @JsonProperty
    @Pointer
    Optional<Long> deviceRouteProtocol();

    /** Whether routes to workload interfaces that Felix did not make are removed. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> removeExternalRoutes();

    /**
     * Whether Felix programs the routes to pods on other nodes of IPIP and unencapsulated pools. Absent: Disabled; the
     * BGP daemon does it. Allowed: Enabled, Disabled.
     */
    @JsonProperty
    @Pointer
    Optional<String> programClusterRoutes();

    /** Whether Felix switches on IP forwarding. Absent: Enabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @NonZero
    Optional<String> ipForwarding();

    /** CIDRs of nodes outside the cluster that tunnel traffic may come from. */
    @JsonProperty
    @Pointer
    Optional<List<String>> externalNodesList();

    /** The file memory profiles are written to when asked for. */
    @JsonProperty
    @NonZero
    Optional<String> debugMemoryProfilePath();

    /** Whether log messages are waited for and never dropped. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> debugDisableLogDropping();

    /** When to hang the calculation, for tests of the watchdog. Absent: never. */
    @JsonProperty
    @Pointer
    Optional<Duration> debugSimulateCalcGraphHangAfter();

    /** When to hang the data plane, for tests of the watchdog. Absent: never. */
    @JsonProperty
    @Pointer
    Optional<Duration> debugSimulateDataplaneHangAfter();

    /** How much to delay each change of the data plane, for tests. Absent: not. */
    @JsonProperty
    @Pointer
    Optional<Duration> debugSimulateDataplaneApplyDelay();

    /** The address profiles are served on. Absent: localhost. */
    @JsonProperty
    @Pointer
    Optional<String> debugHost();

    /** The port profiles are served on. Absent: none. */
    @JsonProperty
    @Pointer
    Optional<Long> debugPort();

    /** The interface outgoing translation is limited to. Absent: all. */
    @JsonProperty
    @NonZero
    Optional<String> iptablesNATOutgoingInterfaceFilter();

    /** Whether connections between local sidecars are short-cut; experimental. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> sidecarAccelerationEnabled();

    /** Whether untracked deny rules use XDP. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> xdpEnabled();

    /** Whether XDP may be used without support of the driver. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> genericXDPEnabled();

    /** Whether nftables is used in place of iptables. Allowed: Disabled, Enabled, Auto. Default: Auto. */
    @JsonProperty
    @Pointer
    Optional<String> nftablesMode();

    /** How often all nftables rules are checked; 0 is never. Absent: 180s. */
    @JsonProperty
    @Pointer
    Optional<Duration> nftablesRefreshInterval();

    /**
     * What happens in filter chains to traffic that policy lets through. Absent: Accept. Allowed: Accept, Return, in
     * any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> nftablesFilterAllowAction();

    /**
     * What happens in mangle chains to traffic that policy lets through. Absent: Accept. Allowed: Accept, Return, in
     * any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> nftablesMangleAllowAction();

    /** What happens in filter chains to traffic that policy drops. Absent: Drop. Allowed: Drop, Reject, in any case. */
    @JsonProperty
    @NonZero
    Optional<String> nftablesFilterDenyAction();

    /** The bits of packet marks Felix may use with nftables, at least 8 of them. Absent: 0xffff0000. */
    @JsonProperty
    @Range(IntRange.UINT32)
    @Pointer
    Optional<Long> nftablesMarkMask();

    /** Whether the eBPF data plane is used. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> bpfEnabled();

    /** Whether unprivileged processes are kept from eBPF. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> bpfDisableUnprivileged();

    /**
     * Whether the hardening of compiled programs is left as strict as it is. Absent: Auto, which lowers it if strict.
     * Allowed: Auto, Strict.
     */
    @JsonProperty
    @Pointer
    Optional<String> bpfJITHardening();

    /** How much the programs log. Empty: Off. Allowed: Off, Info, Debug, in any case. */
    @JsonProperty
    @Always
    @Value.Default.String("")
    String bpfLogLevel();

    /** How much connection tracking clean-up logs. Absent: Off. Allowed: Off, Debug. */
    @JsonProperty
    @NonZero
    Optional<String> bpfConntrackLogLevel();

    /** Who cleans up connection tracking. Absent: Auto. Allowed: Auto, Userspace, BPFProgram. */
    @JsonProperty
    @Pointer
    Optional<String> bpfConntrackMode();

    /** How long idle connections are remembered. */
    @JsonProperty
    @Pointer
    Optional<BPFConntrackTimeouts> bpfConntrackTimeouts();

    /**
     * Filters, in the language of tcpdump, that limit logging of programs, by interface; {@code all}, {@code weps} and
     * {@code heps} name groups.
     */
    @JsonProperty
    @Pointer
    Optional<SortedMap<String, String>> bpfLogFilters();

    /** Which programs of connect-time load balancing log: {@code all}, or absent for none. */
    @JsonProperty
    @NonZero
    Optional<String> bpfCTLBLogFilter();

    /** The interfaces of the node programs are attached to, as a regular expression. */
    @JsonProperty
    @NonZero
    Optional<String> bpfDataIfacePattern();

    /** The interfaces without a link layer, as a regular expression, in addition to those known. */
    @JsonProperty
    @NonZero
    Optional<String> bpfL3IfacePattern();

    /**
     * Whether services are resolved when processes connect; superseded by {@code bpfConnectTimeLoadBalancing}, which it
     * overrides.
     */
    @JsonProperty
    @Pointer
    Optional<Boolean> bpfConnectTimeLoadBalancingEnabled();

    /** For which traffic services are resolved when processes connect. Absent: TCP. Allowed: TCP, Enabled, Disabled. */
    @JsonProperty
    @Pointer
    Optional<String> bpfConnectTimeLoadBalancing();

    /**
     * Whether services are translated for processes of the node where they are not resolved at connect time. Absent:
     * Enabled. Allowed: Enabled, Disabled.
     */
    @JsonProperty
    @Pointer
    Optional<String> bpfHostNetworkedNATWithoutCTLB();

    /**
     * How traffic of services from outside reaches a pod on another node: through a tunnel both ways, or answered
     * directly. Absent: Tunnel. Allowed: Tunnel, DSR, in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> bpfExternalServiceMode();

    /** CIDRs of clients that are not answered directly. */
    @JsonProperty
    @Pointer
    Optional<List<String>> bpfDSROptoutCIDRs();

    /** The mark of connections from outside to services, where routes depend on it. Absent: 0. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfExtToServiceConnmark();

    /** Whether rules of kube-proxy are removed. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> bpfKubeProxyIptablesCleanupEnabled();

    /** How long changes of services wait for each other. Absent: 1s. */
    @JsonProperty
    @Pointer
    Optional<Duration> bpfKubeProxyMinSyncPeriod();

    /** The port health of the service proxy is served on; 0 is none. Absent: 10256. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfKubeProxyHealthzPort();

    /** The ports used where two connections would clash. Absent: 20000:29999. */
    @JsonProperty
    @Pointer
    Optional<Port> bpfPSNATPorts();

    /** The size of the map of services. Absent: 65536. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeNATFrontend();

    /** The size of the map of service endpoints. Absent: 262144. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeNATBackend();

    /** The size of the map of session affinity. Absent: 65536. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeNATAffinity();

    /** The size of the map of routes. Absent: 262144. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeRoute();

    /** The size of the map of connections. Absent: 512000. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeConntrack();

    /** The size of the map of connections for each CPU; 0 or absent: {@code bpfMapSizeConntrack} counts. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizePerCpuConntrack();

    /**
     * Whether the map of connections grows when it is full. Absent: DoubleIfFull. Allowed: Disabled, DoubleIfFull, in
     * any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> bpfMapSizeConntrackScaling();

    /** The size of the map of connections to clean up. Absent: 100000. At least 1. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeConntrackCleanupQueue();

    /** The size of the map of IP sets. Absent: 1048576. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeIPSets();

    /** The size of the map of interfaces. Absent: 1000. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMapSizeIfState();

    /** Whether traffic of workloads bypasses connection tracking of Linux. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> bpfHostConntrackBypass();

    /** Whether the path back to the source is checked. Absent: Loose. Allowed: Disabled, Strict, Loose, in any case. */
    @JsonProperty
    @NonZero
    Optional<String> bpfEnforceRPF();

    /** Whether information on policy programs is kept for debugging. Absent: yes. */
    @JsonProperty
    @Pointer
    Optional<Boolean> bpfPolicyDebugEnabled();

    /** Interfaces whose traffic goes through connection tracking of Linux. Absent: docker+. */
    @JsonProperty
    @Pointer
    Optional<List<String>> bpfForceTrackPacketsFromIfaces();

    /** Interfaces receive offload is switched off for, as a regular expression. */
    @JsonProperty
    @NonZero
    Optional<String> bpfDisableGROForIfaces();

    /** CIDRs that services are not translated for. */
    @JsonProperty
    @Pointer
    Optional<List<String>> bpfExcludeCIDRsFromNAT();

    /** The size of the buffer for exported events, in MiB. Absent: 1. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfExportBufferSizeMB();

    /** Whether traffic of Istio in ambient mode is taken into account. Absent: Disabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @Pointer
    Optional<String> istioAmbientMode();

    /** The mark that tells traffic of Istio in ambient mode. Absent: 23. */
    @JsonProperty
    @Pointer
    Optional<Dscp> istioDSCPMark();

    /** Where the second version of control groups is mounted. Absent: found by itself. */
    @JsonProperty
    @NonZero
    Optional<String> cgroupV2Path();

    /**
     * Whether policy of logged flows is evaluated anew when it changes. Absent: Continuous. Allowed: None, Continuous.
     */
    @JsonProperty
    @Pointer
    Optional<String> flowLogsPolicyEvaluationMode();

    /**
     * Whether packets skip the host end of the interface of a workload. Absent: Enabled. Allowed: Enabled, Disabled.
     */
    @JsonProperty
    @NonZero
    Optional<String> bpfRedirectToPeer();

    /** How programs are attached. Absent: TCX. Allowed: TC, TCX. */
    @JsonProperty
    @Pointer
    Optional<String> bpfAttachType();

    /** How often flow logs are sent. Absent: 300s. */
    @JsonProperty
    @Pointer
    Optional<Duration> flowLogsFlushInterval();

    /** Whether the collector of flows logs in detail. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> flowLogsCollectorDebugTrace();

    /** The address flow logs are sent to. Absent: nowhere. */
    @JsonProperty
    @Pointer
    Optional<String> flowLogsGoldmaneServer();

    /** Whether flow logs are also served on a local socket. Absent: Disabled. Allowed: Disabled, Enabled. */
    @JsonProperty
    @Pointer
    Optional<String> flowLogsLocalReporter();

    /** Whether the run time of programs is measured. Absent: Disabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @NonZero
    Optional<String> bpfProfiling();

    /** Where routes to workloads come from. Absent: CalicoIPAM. Allowed: WorkloadIPs, CalicoIPAM, in any case. */
    @JsonProperty
    @NonZero
    Optional<String> routeSource();

    /** The route tables Felix may use; excludes {@code routeTableRange}. At most 65535 tables. */
    @JsonProperty
    @Pointer
    Optional<List<RouteTableIDRange>> routeTableRanges();

    /** The route tables Felix may use, 1 to 250; superseded by {@code routeTableRanges}. */
    @JsonProperty
    @Pointer
    Optional<RouteTableRange> routeTableRange();

    /** Whether Felix leaves routes alone. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> routeSyncDisabled();

    /** The priority of the routes programmed for IPv4 workloads; lower wins. Absent: 1024. */
    @JsonProperty
    @Pointer
    Optional<Long> ipv4NormalRoutePriority();

    /** The priority of the routes programmed for IPv4 workloads that are moving in; lower wins. Absent: 512. */
    @JsonProperty
    @Pointer
    Optional<Long> ipv4ElevatedRoutePriority();

    /** The priority of the routes programmed for IPv6 workloads; lower wins. Absent: 1024. */
    @JsonProperty
    @Pointer
    Optional<Long> ipv6NormalRoutePriority();

    /** The priority of the routes programmed for IPv6 workloads that are moving in; lower wins. Absent: 512. */
    @JsonProperty
    @Pointer
    Optional<Long> ipv6ElevatedRoutePriority();

    /** How long routes of a workload that moved in keep the elevated priority. Absent: 30s. */
    @JsonProperty
    @Pointer
    Optional<Duration> liveMigrationRouteConvergenceTime();

    /** Whether IPv4 traffic between nodes is encrypted. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> wireguardEnabled();

    /** Whether IPv6 traffic between nodes is encrypted. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> wireguardEnabledV6();

    /** Whether each WireGuard device gets threads of its own. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> wireguardThreadingEnabled();

    /** The UDP port of WireGuard for IPv4. Absent: 51820. */
    @JsonProperty
    @Pointer
    Optional<Long> wireguardListeningPort();

    /** The UDP port of WireGuard for IPv6. Absent: 51821. */
    @JsonProperty
    @Pointer
    Optional<Long> wireguardListeningPortV6();

    /** The priority of the routing rule of WireGuard. Absent: 99. */
    @JsonProperty
    @Pointer
    Optional<Long> wireguardRoutingRulePriority();

    /** The name of the device for IPv4. Absent: wireguard.cali. */
    @JsonProperty
    @NonZero
    Optional<String> wireguardInterfaceName();

    /** The name of the device for IPv6. Absent: wg-v6.cali. */
    @JsonProperty
    @NonZero
    Optional<String> wireguardInterfaceNameV6();

    /** The MTU of the device for IPv4, in bytes; 0 or absent: from the interfaces of the node. */
    @JsonProperty
    @Pointer
    Optional<Long> wireguardMTU();

    /** The MTU of the device for IPv6, in bytes; 0 or absent: from the interfaces of the node. */
    @JsonProperty
    @Pointer
    Optional<Long> wireguardMTUV6();

    /** Whether traffic of the nodes themselves is encrypted too. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> wireguardHostEncryptionEnabled();

    /** How often idle peers are shown to be alive; 0 or absent: never. */
    @JsonProperty
    @Pointer
    Optional<Duration> wireguardKeepAlive();

    /**
     * Whether the check of addresses by AWS is switched on or off. Absent: DoNothing. Allowed: DoNothing, Enable,
     * Disable.
     */
    @JsonProperty
    @Pointer
    Optional<String> awsSrcDstCheck();

    /**
     * What happens to packets for addresses of services that lead nowhere and would loop. Absent: Drop. Allowed: Drop,
     * Reject, Disabled, in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> serviceLoopPrevention();

    /**
     * Whether workloads may ask to send from addresses that are not theirs. Absent: Disabled. Allowed: Disabled, Any,
     * in any case.
     */
    @JsonProperty
    @NonZero
    Optional<String> workloadSourceSpoofing();

    /** The interfaces of the node the MTU is taken from, as a regular expression. */
    @JsonProperty
    @NonZero
    Optional<String> mtuIfacePattern();

    /** Whether floating addresses are programmed. Absent: Disabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @Pointer
    Optional<String> floatingIPs();

    /** Whether rules of the Windows firewall are managed. Absent: Disabled. Allowed: Enabled, Disabled. */
    @JsonProperty
    @Pointer
    Optional<String> windowsManageFirewallRules();

    /** How much the heap may grow between garbage collections, in percent; -1 is without end. Absent: 40. */
    @JsonProperty
    @Pointer
    Optional<Long> goGCThreshold();

    /** The soft limit of memory, in MiB; -1 is none. Absent: -1. */
    @JsonProperty
    @Pointer
    Optional<Long> goMemoryLimitMB();

    /** How many CPUs are used; -1 is all. Absent: -1. */
    @JsonProperty
    @Pointer
    Optional<Long> goMaxProcs();

    /** Whether the file with the MTU must be there before pods start. Absent: no. */
    @JsonProperty
    @Pointer
    Optional<Boolean> requireMTUFile();

    /** How many endpoints a service with consistent hashing may have. Absent: 100. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMaglevMaxEndpointsPerService();

    /** How many services with consistent hashing there may be. Absent: 100. */
    @JsonProperty
    @Pointer
    Optional<Long> bpfMaglevMaxServices();

    /** This value with lists and maps that nobody can change; every built value is so already. */
    @Value.Check
    default FelixConfigurationSpec frozen() {
        boolean frozen = Frozen.is(failsafeInboundHostPorts())
                && Frozen.is(failsafeOutboundHostPorts())
                && Frozen.is(kubeNodePortRanges())
                && Frozen.is(externalNodesList())
                && Frozen.is(bpfLogFilters())
                && Frozen.is(bpfDSROptoutCIDRs())
                && Frozen.is(bpfForceTrackPacketsFromIfaces())
                && Frozen.is(bpfExcludeCIDRsFromNAT())
                && Frozen.is(routeTableRanges());
        return frozen
                ? this
                : toBuilder()
                        .failsafeInboundHostPorts(Frozen.copy(failsafeInboundHostPorts()))
                        .failsafeOutboundHostPorts(Frozen.copy(failsafeOutboundHostPorts()))
                        .kubeNodePortRanges(Frozen.copy(kubeNodePortRanges()))
                        .externalNodesList(Frozen.copy(externalNodesList()))
                        .bpfLogFilters(Frozen.copyMap(bpfLogFilters()))
                        .bpfDSROptoutCIDRs(Frozen.copy(bpfDSROptoutCIDRs()))
                        .bpfForceTrackPacketsFromIfaces(Frozen.copy(bpfForceTrackPacketsFromIfaces()))
                        .bpfExcludeCIDRsFromNAT(Frozen.copy(bpfExcludeCIDRsFromNAT()))
                        .routeTableRanges(Frozen.copy(routeTableRanges()))
                        .build();
    }

    /** A builder that starts with this value. */
    default Builder toBuilder() {
        return builder().from(this);
    }

    /**
     * Builds {@link FelixConfigurationSpec} values; may be used again after {@code build()}, but by one thread at a
     * time.
     */
    final class Builder extends ImmutableFelixConfigurationSpec.Builder {
        private static final FelixConfigurationSpec EMPTY = new Builder().build();

        Builder() {}

        /** Sets {@code defaultEndpointToHostAction}. */
        @CanIgnoreReturnValue
        public Builder defaultEndpointToHostAction(DefaultEndpointToHostAction defaultEndpointToHostAction) {
            return defaultEndpointToHostAction(defaultEndpointToHostAction.text());
        }

        /** Sets {@code awsSrcDstCheck}. */
        @CanIgnoreReturnValue
        public Builder awsSrcDstCheck(AwsSrcDstCheck awsSrcDstCheck) {
            return awsSrcDstCheck(awsSrcDstCheck.text());
        }
    }
}
