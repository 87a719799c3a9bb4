// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.route.EncapsulationSummary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The settings of Felix on one node that kernel routes and devices depend on; immutable.
 *
 * <p>Defaults are those of Calico v3.32, felix/config/config_params.go.
 */
public final class FelixSettings {
    private static final FelixSettings DEFAULTS = builder().build();

    private final Builder b;

    private FelixSettings(Builder b) {
        this.b = b;
    }

    /** Returns the settings of a Felix that nobody has configured. */
    public static FelixSettings defaults() {
        return DEFAULTS;
    }

    /** Returns a builder that starts from the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns these settings with those that a FelixConfiguration makes; what it leaves open stays. */
    public FelixSettings with(FelixConfigurationSpec spec) {
        return FelixSettingsReader.read(spec, toBuilder()).build();
    }

    /** Returns a builder that starts from these settings. */
    public Builder toBuilder() {
        return new Builder(b);
    }

    /** Returns whether Felix programs the routes between nodes of IP-in-IP and native pools ({@code programClusterRoutes: Enabled}). */
    public boolean programClusterRoutes() {
        return b.programClusterRoutes;
    }

    /** Returns whether Felix handles IPv6. */
    public boolean ipv6Support() {
        return b.ipv6Support;
    }

    /** Returns whether traffic between nodes is encrypted with WireGuard over IPv4. */
    public boolean wireguardEnabled() {
        return b.wireguardEnabled;
    }

    /** Returns whether traffic between nodes is encrypted with WireGuard over IPv6. */
    public boolean wireguardEnabledV6() {
        return b.wireguardEnabledV6;
    }

    /** Returns whether WireGuard also encrypts the traffic of the hosts themselves. */
    public boolean wireguardHostEncryption() {
        return b.wireguardHostEncryption;
    }

    /** Returns whether floating addresses are routed to their workloads. */
    public boolean floatingIps() {
        return b.floatingIps;
    }

    /** Returns whether the eBPF dataplane is used; with BTF, its VXLAN device is one for both families. */
    public boolean bpfEnabled() {
        return b.bpfEnabled;
    }

    /** Returns whether outgoing NAT spares traffic to hosts ({@code natOutgoingExclusions: IPPoolsAndHostIPs}). */
    public boolean natExcludesHosts() {
        return b.natExcludesHosts;
    }

    /** Returns the protocol number of routes to workloads and through VXLAN devices; 3 is boot. */
    public int deviceRouteProtocol() {
        return b.deviceRouteProtocol;
    }

    /** Returns the VXLAN network identifier. */
    public int vxlanVni() {
        return b.vxlanVni;
    }

    /** Returns the UDP port of VXLAN. */
    public int vxlanPort() {
        return b.vxlanPort;
    }

    /** Returns the metric of routes to IPv4 workloads. */
    public long normalPriorityV4() {
        return b.normalPriorityV4;
    }

    /** Returns the metric of routes to IPv6 workloads. */
    public long normalPriorityV6() {
        return b.normalPriorityV6;
    }

    /** Returns the metric of routes to IPv4 workloads that have just been migrated. */
    public long elevatedPriorityV4() {
        return b.elevatedPriorityV4;
    }

    /** Returns the metric of routes to IPv6 workloads that have just been migrated. */
    public long elevatedPriorityV6() {
        return b.elevatedPriorityV6;
    }

    /** Returns the encapsulations in use where pools ask for these: explicit settings win. */
    public EncapsulationSummary encapsulation(EncapsulationSummary ofPools) {
        return ofPools.withOverrides(Optional.ofNullable(b.ipipEnabled), Optional.ofNullable(b.vxlanEnabled));
    }

    /** Returns the encapsulations whose devices exist where pools ask for these, WireGuard among them, in order. */
    public List<Encapsulation> inUse(EncapsulationSummary ofPools) {
        EncapsulationSummary summary = encapsulation(ofPools);
        return Arrays.stream(Encapsulation.values())
                .filter(e -> switch (e) {
                    case IPIP -> summary.ipip();
                    case VXLAN -> summary.vxlan();
                    case VXLAN_V6 -> summary.vxlanV6();
                    case WIREGUARD -> b.wireguardEnabled;
                    case WIREGUARD_V6 -> b.wireguardEnabledV6;
                })
                .toList();
    }

    /** Returns the MTU that is configured for a device, in bytes; 0 where Calico chooses. */
    public int configuredMtuBytes(Encapsulation encapsulation) {
        return b.mtuBytes.getOrDefault(encapsulation, 0);
    }

    /** Returns whether WireGuard is enabled over a family. */
    public boolean wireguardEnabled(IpFamily family) {
        return family == IpFamily.V4 ? b.wireguardEnabled : b.wireguardEnabledV6;
    }

    /** Returns the source address that Felix's routes of a family set. */
    public Optional<IpAddress> sourceAddress(IpFamily family) {
        return Optional.ofNullable(family == IpFamily.V4 ? b.sourceV4 : b.sourceV6);
    }

    /** Returns the metric of routes to workloads of a family. */
    public long normalPriority(IpFamily family) {
        return family == IpFamily.V4 ? b.normalPriorityV4 : b.normalPriorityV6;
    }

    /** Returns the metric of routes to workloads of a family that have just been migrated. */
    public long elevatedPriority(IpFamily family) {
        return family == IpFamily.V4 ? b.elevatedPriorityV4 : b.elevatedPriorityV6;
    }

    /** Returns the address that outgoing NAT puts in the place of the sender's, if it is not that of the interface. */
    public Optional<IpAddress> natOutgoingAddress() {
        return Optional.ofNullable(b.natOutgoingAddress);
    }

    /** Returns the name of the WireGuard device of a family. */
    public String wireguardDevice(IpFamily family) {
        return family == IpFamily.V4 ? b.wireguardDeviceV4 : b.wireguardDeviceV6;
    }

    /** Returns the pattern of the interface names whose MTU counts, if it is configured. */
    public Optional<String> mtuInterfacePattern() {
        return Optional.ofNullable(b.mtuInterfacePattern);
    }

    /** Collects settings; confined to one thread, may be used again. */
    public static final class Builder {
        private boolean programClusterRoutes = false;
        private boolean ipv6Support = true;
        private boolean wireguardEnabled = false;
        private boolean wireguardEnabledV6 = false;
        private boolean wireguardHostEncryption = false;
        private boolean floatingIps = false;
        private boolean bpfEnabled = false;
        private boolean natExcludesHosts = false;
        private int deviceRouteProtocol = 3;
        private int vxlanVni = 4096;
        private int vxlanPort = 4789;
        private long normalPriorityV4 = 1024;
        private long normalPriorityV6 = 1024;
        private long elevatedPriorityV4 = 512;
        private long elevatedPriorityV6 = 512;
        private @Nullable Boolean ipipEnabled;
        private @Nullable Boolean vxlanEnabled;
        private @Nullable IpAddress sourceV4;
        private @Nullable IpAddress sourceV6;
        private @Nullable IpAddress natOutgoingAddress;
        private @Nullable String mtuInterfacePattern;
        private String wireguardDeviceV4 = "wireguard.cali";
        private String wireguardDeviceV6 = "wg-v6.cali";
        private final Map<Encapsulation, Integer> mtuBytes = new EnumMap<>(Encapsulation.class);

        private Builder() {}

        private Builder(Builder other) {
            programClusterRoutes = other.programClusterRoutes;
            ipv6Support = other.ipv6Support;
            wireguardEnabled = other.wireguardEnabled;
            wireguardEnabledV6 = other.wireguardEnabledV6;
            wireguardHostEncryption = other.wireguardHostEncryption;
            floatingIps = other.floatingIps;
            bpfEnabled = other.bpfEnabled;
            natExcludesHosts = other.natExcludesHosts;
            deviceRouteProtocol = other.deviceRouteProtocol;
            vxlanVni = other.vxlanVni;
            vxlanPort = other.vxlanPort;
            normalPriorityV4 = other.normalPriorityV4;
            normalPriorityV6 = other.normalPriorityV6;
            elevatedPriorityV4 = other.elevatedPriorityV4;
            elevatedPriorityV6 = other.elevatedPriorityV6;
            ipipEnabled = other.ipipEnabled;
            vxlanEnabled = other.vxlanEnabled;
            sourceV4 = other.sourceV4;
            sourceV6 = other.sourceV6;
            natOutgoingAddress = other.natOutgoingAddress;
            mtuInterfacePattern = other.mtuInterfacePattern;
            wireguardDeviceV4 = other.wireguardDeviceV4;
            wireguardDeviceV6 = other.wireguardDeviceV6;
            mtuBytes.putAll(other.mtuBytes);
        }

        /** Sets whether Felix programs the routes between nodes of IP-in-IP and native pools ({@code programClusterRoutes: Enabled}). */
        @CanIgnoreReturnValue
        public Builder programClusterRoutes(boolean value) {
            programClusterRoutes = value;
            return this;
        }

        /** Sets whether Felix handles IPv6. */
        @CanIgnoreReturnValue
        public Builder ipv6Support(boolean value) {
            ipv6Support = value;
            return this;
        }

        /** Sets whether traffic between nodes is encrypted with WireGuard over IPv4. */
        @CanIgnoreReturnValue
        public Builder wireguardEnabled(boolean value) {
            wireguardEnabled = value;
            return this;
        }

        /** Sets whether traffic between nodes is encrypted with WireGuard over IPv6. */
        @CanIgnoreReturnValue
        public Builder wireguardEnabledV6(boolean value) {
            wireguardEnabledV6 = value;
            return this;
        }

        /** Sets whether WireGuard also encrypts the traffic of the hosts themselves. */
        @CanIgnoreReturnValue
        public Builder wireguardHostEncryption(boolean value) {
            wireguardHostEncryption = value;
            return this;
        }

        /** Sets whether floating addresses are routed to their workloads. */
        @CanIgnoreReturnValue
        public Builder floatingIps(boolean value) {
            floatingIps = value;
            return this;
        }

        /** Sets whether the eBPF dataplane is used; with BTF, its VXLAN device is one for both families. */
        @CanIgnoreReturnValue
        public Builder bpfEnabled(boolean value) {
            bpfEnabled = value;
            return this;
        }

        /** Sets whether outgoing NAT spares traffic to hosts ({@code natOutgoingExclusions: IPPoolsAndHostIPs}). */
        @CanIgnoreReturnValue
        public Builder natExcludesHosts(boolean value) {
            natExcludesHosts = value;
            return this;
        }

        /** Sets the protocol number of routes to workloads and through VXLAN devices; 3 is boot. */
        @CanIgnoreReturnValue
        public Builder deviceRouteProtocol(int value) {
            deviceRouteProtocol = value;
            return this;
        }

        /** Sets the VXLAN network identifier. */
        @CanIgnoreReturnValue
        public Builder vxlanVni(int value) {
            vxlanVni = value;
            return this;
        }

        /** Sets the UDP port of VXLAN. */
        @CanIgnoreReturnValue
        public Builder vxlanPort(int value) {
            vxlanPort = value;
            return this;
        }

        /** Sets the metric of routes to IPv4 workloads. */
        @CanIgnoreReturnValue
        public Builder normalPriorityV4(long value) {
            normalPriorityV4 = value;
            return this;
        }

        /** Sets the metric of routes to IPv6 workloads. */
        @CanIgnoreReturnValue
        public Builder normalPriorityV6(long value) {
            normalPriorityV6 = value;
            return this;
        }

        /** Sets the metric of routes to IPv4 workloads that have just been migrated. */
        @CanIgnoreReturnValue
        public Builder elevatedPriorityV4(long value) {
            elevatedPriorityV4 = value;
            return this;
        }

        /** Sets the metric of routes to IPv6 workloads that have just been migrated. */
        @CanIgnoreReturnValue
        public Builder elevatedPriorityV6(long value) {
            elevatedPriorityV6 = value;
            return this;
        }

        /** Sets whether IP-in-IP is in use whatever the pools say. */
        @CanIgnoreReturnValue
        public Builder ipipEnabled(boolean value) {
            ipipEnabled = value;
            return this;
        }

        /** Sets whether IPv4 VXLAN is in use whatever the pools say. */
        @CanIgnoreReturnValue
        public Builder vxlanEnabled(boolean value) {
            vxlanEnabled = value;
            return this;
        }

        /** Sets the MTU of a device, in bytes; 0 lets Calico choose. */
        @CanIgnoreReturnValue
        public Builder mtuBytes(Encapsulation encapsulation, int bytes) {
            mtuBytes.put(encapsulation, bytes);
            return this;
        }

        /** Sets the source address that Felix's routes of its family set. */
        @CanIgnoreReturnValue
        public Builder sourceAddress(IpAddress address) {
            if (address.isV4()) {
                sourceV4 = address;
            } else {
                sourceV6 = address;
            }
            return this;
        }

        /** Sets the address that outgoing NAT puts in the place of the sender's. */
        @CanIgnoreReturnValue
        public Builder natOutgoingAddress(IpAddress address) {
            natOutgoingAddress = address;
            return this;
        }

        /** Sets the pattern of the interface names whose MTU counts. */
        @CanIgnoreReturnValue
        public Builder mtuInterfacePattern(String pattern) {
            mtuInterfacePattern = pattern;
            return this;
        }

        /** Sets the name of the WireGuard device of a family. */
        @CanIgnoreReturnValue
        public Builder wireguardDevice(IpFamily family, String name) {
            if (family == IpFamily.V4) {
                wireguardDeviceV4 = name;
            } else {
                wireguardDeviceV6 = name;
            }
            return this;
        }

        /** Returns the settings. */
        public FelixSettings build() {
            return new FelixSettings(new Builder(this));
        }
    }
}
