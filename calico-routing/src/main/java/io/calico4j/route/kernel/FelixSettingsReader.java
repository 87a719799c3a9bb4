// SPDX-License-Identifier: Apache-2.0
package io.calico4j.route.kernel;

import io.calico4j.mtu.Encapsulation;
import io.calico4j.net.IpAddress;
import io.calico4j.net.IpFamily;
import io.calico4j.resource.config.FelixConfigurationSpec;
import java.util.Optional;

/** The settings that a FelixConfiguration makes; values out of their range or unreadable count as not set. */
final class FelixSettingsReader {
    private FelixSettingsReader() {}

    static FelixSettings.Builder read(FelixConfigurationSpec spec, FelixSettings.Builder b) {
        choice(spec.programClusterRoutes(), "Enabled", "Disabled").ifPresent(b::programClusterRoutes);
        choice(spec.floatingIPs(), "Enabled", "Disabled").ifPresent(b::floatingIps);
        choice(spec.natOutgoingExclusions(), "IPPoolsAndHostIPs", "IPPoolsOnly").ifPresent(b::natExcludesHosts);
        spec.ipv6Support().ifPresent(b::ipv6Support);
        spec.wireguardEnabled().ifPresent(b::wireguardEnabled);
        spec.wireguardEnabledV6().ifPresent(b::wireguardEnabledV6);
        spec.wireguardHostEncryptionEnabled().ifPresent(b::wireguardHostEncryption);
        spec.wireguardInterfaceName().ifPresent(name -> b.wireguardDevice(IpFamily.V4, name));
        spec.wireguardInterfaceNameV6().ifPresent(name -> b.wireguardDevice(IpFamily.V6, name));
        spec.bpfEnabled().ifPresent(b::bpfEnabled);
        spec.ipipEnabled().ifPresent(b::ipipEnabled);
        spec.vxlanEnabled().ifPresent(b::vxlanEnabled);
        spec.mtuIfacePattern().ifPresent(b::mtuInterfacePattern);
        number(spec.deviceRouteProtocol(), 0, 255).ifPresent(b::deviceRouteProtocol);
        number(spec.vxlanVNI(), 0, 0xff_ffff).ifPresent(b::vxlanVni);
        number(spec.vxlanPort(), 0, 0xffff).ifPresent(b::vxlanPort);
        number(spec.ipipMTU(), 0, 0xffff).ifPresent(v -> b.mtuBytes(Encapsulation.IPIP, v));
        number(spec.vxlanMTU(), 0, 0xffff).ifPresent(v -> b.mtuBytes(Encapsulation.VXLAN, v));
        number(spec.vxlanMTUV6(), 0, 0xffff).ifPresent(v -> b.mtuBytes(Encapsulation.VXLAN_V6, v));
        number(spec.wireguardMTU(), 0, 0xffff).ifPresent(v -> b.mtuBytes(Encapsulation.WIREGUARD, v));
        number(spec.wireguardMTUV6(), 0, 0xffff).ifPresent(v -> b.mtuBytes(Encapsulation.WIREGUARD_V6, v));
        priority(spec.ipv4NormalRoutePriority()).ifPresent(b::normalPriorityV4);
        priority(spec.ipv6NormalRoutePriority()).ifPresent(b::normalPriorityV6);
        priority(spec.ipv4ElevatedRoutePriority()).ifPresent(b::elevatedPriorityV4);
        priority(spec.ipv6ElevatedRoutePriority()).ifPresent(b::elevatedPriorityV6);
        spec.natOutgoingAddress().flatMap(IpAddress::tryParse).ifPresent(b::natOutgoingAddress);
        spec.deviceRouteSourceAddress()
                .flatMap(IpAddress::tryParse)
                .filter(IpAddress::isV4)
                .ifPresent(b::sourceAddress);
        spec.deviceRouteSourceAddressIPv6()
                .flatMap(IpAddress::tryParse)
                .filter(IpAddress::isV6)
                .ifPresent(b::sourceAddress);
        return b;
    }

    private static Optional<Boolean> choice(Optional<String> text, String yes, String no) {
        return text.filter(t -> t.equals(yes) || t.equals(no)).map(yes::equals);
    }

    private static Optional<Integer> number(Optional<Long> value, int least, int most) {
        return value.filter(v -> v >= least && v <= most).map(Long::intValue);
    }

    private static Optional<Long> priority(Optional<Long> value) {
        return value.filter(v -> v >= 1 && v <= 2_147_483_646);
    }
}
