// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import java.util.HashMap;
import java.util.Map;

/** The names that fields of a configuration have as parameters of the agent. */
final class ParameterNames {
    private static final String BPF = "bpf";

    /** Fields and parameters where the one does not follow from the other. */
    private static final String EXCEPTIONS = """
            awsSrcDstCheck AWSSrcDstCheck
            bpfConntrackMode BPFConntrackCleanupMode
            bpfMapSizePerCpuConntrack BPFMapSizePerCPUConntrack
            endpointReportingDelay EndpointReportingDelaySecs
            externalNodesList ExternalNodesCIDRList
            ipForwarding IPForwarding
            ipipEnabled IpInIpEnabled
            ipipMTU IpInIpMtu
            iptablesLockProbeInterval IptablesLockProbeIntervalMillis
            iptablesPostWriteCheckInterval IptablesPostWriteCheckIntervalSecs
            ipv4ElevatedRoutePriority IPv4ElevatedRoutePriority
            ipv4NormalRoutePriority IPv4NormalRoutePriority
            ipv6ElevatedRoutePriority IPv6ElevatedRoutePriority
            ipv6NormalRoutePriority IPv6NormalRoutePriority
            mtuIfacePattern MTUIfacePattern
            natOutgoingAddress NATOutgoingAddress
            natOutgoingExclusions NATOutgoingExclusions
            natPortRange NATPortRange
            netlinkTimeout NetlinkTimeoutSecs
            nftablesMode NFTablesMode
            reportingInterval ReportingIntervalSecs
            reportingTTL ReportingTTLSecs
            usageReportingInitialDelay UsageReportingInitialDelaySecs
            usageReportingInterval UsageReportingIntervalSecs
            vxlanEnabled VXLANEnabled
            vxlanMTU VXLANMTU
            vxlanMTUV6 VXLANMTUV6
            vxlanPort VXLANPort
            vxlanVNI VXLANVNI
            wireguardKeepAlive WireguardPersistentKeepAlive
            xdpEnabled XDPEnabled
            xdpRefreshInterval XDPRefreshInterval
            """;

    private static final Map<String, String> NAMES = names();

    private ParameterNames() {}

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        EXCEPTIONS.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            names.put(line.substring(0, blank), line.substring(blank + 1));
        });
        return names;
    }

    /** Returns the name of the parameter: the field's, beginning with a capital, but for known exceptions. */
    static String of(String field) {
        String known = NAMES.get(field);
        if (known != null) {
            return known;
        }
        return field.startsWith(BPF)
                ? "BPF" + field.substring(BPF.length())
                : Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }
}
