// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Port;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.resource.config.HealthTimeoutOverride;
import io.calico4j.resource.config.RouteTableIDRange;
import io.calico4j.resource.config.RouteTableRange;
import java.util.List;
import java.util.Optional;

/** What the fields of a Felix configuration must be. */
final class FelixRules {
    static final List<TypeRule<FelixConfigurationSpec>> FELIX = List.of(
            FelixRules::nodePorts,
            FelixRules::externalNodes,
            FelixRules::openstackRegion,
            FelixRules::addresses,
            FelixRules::routeTables);
    static final List<TypeRule<RouteTableRange>> ROUTE_TABLE_RANGE = List.of(FelixRules::routeTableRange);
    static final List<TypeRule<RouteTableIDRange>> ROUTE_TABLE_ID_RANGE = List.of(FelixRules::routeTableIdRange);
    static final List<TypeRule<HealthTimeoutOverride>> HEALTH_TIMEOUT = List.of(FelixRules::healthTimeout);

    private static final int MAX_NODE_PORTS = 7;
    private static final int MAX_REGION = Names.LABEL_LIMIT - "openstack-region-".length();
    private static final long MAX_TABLES = 0xffff;
    private static final long MAX_TABLE = 0xffff_ffffL;

    private FelixRules() {}

    private static void nodePorts(FelixConfigurationSpec spec, Findings out) {
        List<Port> ranges = spec.kubeNodePortRanges().orElse(List.of());
        if (ranges.size() > MAX_NODE_PORTS) {
            out.report(
                    Codes.TOO_MANY_NODE_PORTS,
                    "KubeNodePortRanges",
                    "kubeNodePortRanges",
                    ranges.size() + " ranges are too many for one rule of iptables",
                    "at most " + MAX_NODE_PORTS);
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i) instanceof Port.Named named) {
                out.report(
                        Codes.NAMED_NODE_PORT,
                        "KubeNodePortRanges",
                        "kubeNodePortRanges",
                        i,
                        Say.quoted(named.name()) + " is a name, not a port number or range",
                        "such as 30000:32767");
            }
        }
    }

    private static void externalNodes(FelixConfigurationSpec spec, Findings out) {
        List<String> nodes = spec.externalNodesList().orElse(List.of());
        for (int i = 0; i < nodes.size(); i++) {
            String node = nodes.get(i);
            Optional<Cidr> cidr = Cidr.tryParseOrAddress(node);
            boolean v4 = cidr.isPresent() && cidr.get().isV4();
            if (!v4) {
                out.report(
                        Codes.EXTERNAL_NODE,
                        "ExternalNodesCIDRList",
                        "externalNodesList",
                        i,
                        Say.quoted(node) + " is not an IPv4 address or CIDR",
                        "such as 192.0.2.0/24");
            }
        }
    }

    private static void openstackRegion(FelixConfigurationSpec spec, Findings out) {
        String region = spec.openstackRegion().orElse("");
        String problem = MetadataRules.utf8Length(region) > MAX_REGION
                ? Say.quoted(region) + " is too long for a region"
                : region.isEmpty() || Names.isDnsLabel(region)
                        ? ""
                        : Say.quoted(region) + " is not a name for a region";
        if (!problem.isEmpty()) {
            out.report(
                    Codes.BAD_REGION,
                    "OpenstackRegion",
                    "openstackRegion",
                    problem,
                    "at most " + MAX_REGION + " lower case letters, digits and inner -");
        }
    }

    private static void addresses(FelixConfigurationSpec spec, Findings out) {
        address(spec.natOutgoingAddress(), true, "NATOutgoingAddress", "natOutgoingAddress", out);
        address(spec.deviceRouteSourceAddress(), true, "DeviceRouteSourceAddress", "deviceRouteSourceAddress", out);
        address(
                spec.deviceRouteSourceAddressIPv6(),
                false,
                "DeviceRouteSourceAddressIPv6",
                "deviceRouteSourceAddressIPv6",
                out);
    }

    private static void address(Optional<String> given, boolean v4, String calicoField, String field, Findings out) {
        String text = given.orElse("");
        Optional<IpAddress> address = IpAddress.tryParse(text);
        boolean good = address.isPresent() && address.get().isV4() == v4;
        if (!text.isEmpty() && !good) {
            String version = v4 ? "IPv4" : "IPv6";
            out.report(
                    Codes.BAD_SOURCE_ADDRESS,
                    calicoField,
                    field,
                    Say.quoted(text) + " is not an " + version + " address",
                    "such as " + (v4 ? "192.0.2.1" : "2001:db8::1"));
        }
    }

    private static void routeTables(FelixConfigurationSpec spec, Findings out) {
        if (spec.routeTableRange().isPresent() && spec.routeTableRanges().isPresent()) {
            out.report(
                    Codes.ROUTE_TABLES_TWICE,
                    "RouteTableRange",
                    "routeTableRange",
                    "routeTableRange cannot be given beside routeTableRanges",
                    "remove routeTableRange, which is the older form");
        }
        long tables = 0;
        for (RouteTableIDRange range : spec.routeTableRanges().orElse(List.of())) {
            tables += range.max() - range.min() + 1;
        }
        if (tables > MAX_TABLES) {
            out.report(
                    Codes.TOO_MANY_ROUTE_TABLES,
                    "RouteTableRanges",
                    "routeTableRanges",
                    tables + " route tables are too many",
                    "at most " + MAX_TABLES);
        }
    }

    private static void routeTableRange(RouteTableRange range, Findings out) {
        if (range.min() < 1 || range.max() < range.min() || range.max() > 250) {
            out.report(
                    Codes.BAD_ROUTE_TABLE_RANGE,
                    "RouteTableRange",
                    "",
                    range.min() + " to " + range.max() + " is not a range of route tables",
                    "within 1 to 250");
        }
    }

    private static void routeTableIdRange(RouteTableIDRange range, Findings out) {
        if (range.min() > range.max()) {
            tableRange("min", range.min() + " is above max, " + range.max(), "min is at most max", out);
        }
        if (range.min() <= 0) {
            tableRange("min", range.min() + " is not the number of a route table", "1 or more", out);
        }
        if (range.max() > MAX_TABLE) {
            tableRange("max", range.max() + " is not the number of a route table", "at most " + MAX_TABLE, out);
        }
    }

    private static void tableRange(String field, String message, String hint, Findings out) {
        out.report(Codes.BAD_ROUTE_TABLE_RANGE, "RouteTableRange", field, message, hint);
    }

    private static void healthTimeout(HealthTimeoutOverride override, Findings out) {
        if (!Names.isComponent(override.name())) {
            out.report(
                    Codes.HEALTH_TIMEOUT_NAME,
                    "HealthTimeoutOverride.Name",
                    "name",
                    Say.quoted(override.name()) + " is not the name of a component",
                    "letters, digits, blanks, _ and -");
        }
        if (override.timeout().isNegative()) {
            out.report(
                    Codes.HEALTH_TIMEOUT_NEGATIVE,
                    "HealthTimeoutOverride.Timeout",
                    "timeout",
                    "a timeout cannot be negative",
                    "0s or more");
        }
    }
}
