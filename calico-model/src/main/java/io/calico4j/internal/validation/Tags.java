// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.AddressAndPort;
import io.calico4j.internal.form.Interfaces;
import io.calico4j.internal.form.KeyValues;
import io.calico4j.internal.form.Names;
import io.calico4j.internal.form.Networks;
import io.calico4j.internal.form.WireguardKeys;
import io.calico4j.internal.regex.GoPattern;
import io.calico4j.internal.wire.WireShape.Form;
import io.calico4j.net.IpAddress;
import io.calico4j.net.MacAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The checks that the tags of Calico's Go types name.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/validator/v3/validator.go; {@code gte} and the like are those of its validator library.
 */
final class Tags {
    static final String OMIT_EMPTY = "omitempty";
    static final String REQUIRED = "required";
    static final String DIVE = "dive";

    private static final String NETWORK = "an IP address or network";
    private static final String MASK = "write an address, or a CIDR without bits behind its mask, such as 10.0.0.0/8";
    private static final String NAME = "lower case letters, digits and inner - and ., such as my-name";
    static final String INTERFACE = "1 to 15 letters, digits and _ . -, such as eth0";

    private static final Map<String, ValueCheck> CHECKS = checks();

    private Tags() {}

    /**
     * The checks of tags for values of a form; several tags that bound a number are one check.
     *
     * <p>One field has a tag for lists but is a number: the reference crashes on every value of it.
     */
    static List<ValueCheck> of(List<String> tags, Form form) {
        List<ValueCheck> checks = new ArrayList<>();
        long min = Long.MIN_VALUE;
        long max = Long.MAX_VALUE;
        boolean bounded = false;
        for (String tag : tags) {
            int equals = tag.indexOf('=');
            String name = equals < 0 ? tag : tag.substring(0, equals);
            String setting = tag.substring(equals + 1);
            switch (name) {
                case "gte" -> min = Long.parseLong(setting);
                case "gt" -> min = Long.parseLong(setting) + 1;
                case "lte" -> max = Long.parseLong(setting);
                case "lt" -> max = Long.parseLong(setting) - 1;
                case "oneof" -> checks.add(ValueCheck.oneOf(setting.split(" ", -1)));
                default ->
                    checks.add(
                            form == Form.INT && check(name).isForLists()
                                    ? new OtherChecks.CrashesReference()
                                    : check(name));
            }
            bounded |= name.startsWith("gt") || name.startsWith("lt");
        }
        if (bounded) {
            checks.add(new Bound(min, max));
        }
        return checks;
    }

    private static ValueCheck check(String tag) {
        ValueCheck check = CHECKS.get(tag);
        if (check == null) {
            throw new IllegalStateException("no check for the tag " + tag);
        }
        return check;
    }

    private static Map<String, ValueCheck> checks() {
        Map<String, ValueCheck> checks = new LinkedHashMap<>();
        addNames(checks);
        addNetworks(checks);
        addInterfaces(checks);
        addEnumerations(checks);
        checks.put("selector", new SelectorCheck());
        checks.put("labels", new LabelsCheck());
        checks.put("unique", new OtherChecks.Unique());
        checks.put("ipVersion", new OtherChecks.IpVersionCheck());
        checks.put("regexp", regularExpression());
        checks.put("routeSource", regularExpression());
        checks.put("bgpFilterPrefixLengthV4", new Bound(0, 32));
        checks.put("bgpFilterPrefixLengthV6", new Bound(0, 128));
        return checks;
    }

    private static void addNames(Map<String, ValueCheck> checks) {
        checks.put("name", ValueCheck.text(Codes.BAD_NAME, Names::isSubdomain, "a name", NAME));
        checks.put(
                "containerID",
                ValueCheck.text(
                        Codes.BAD_CONTAINER_ID,
                        Names::isContainerId,
                        "a container's ID",
                        "letters, digits and inner -"));
        checks.put(
                "portName",
                ValueCheck.text(
                        Codes.BAD_PORT_NAME,
                        Names::isPortName,
                        "the name of a port",
                        "1 to 15 lower case letters, digits and single inner -, a letter among them, such as http-alt"));
        checks.put(
                "prometheusHost",
                ValueCheck.text(
                        Codes.BAD_HOST,
                        Interfaces::isHost,
                        "a host",
                        "1 to 64 letters, digits and : . _ + -, such as 0.0.0.0"));
        checks.put(
                "keyValueList",
                ValueCheck.text(
                        Codes.BAD_KEY_VALUE_LIST,
                        KeyValues::isList,
                        "a list of settings",
                        "write key=value,key=value"));
        checks.put(
                "wireguardPublicKey",
                ValueCheck.text(
                        Codes.BAD_WIREGUARD_KEY,
                        WireguardKeys::isKey,
                        "a WireGuard key",
                        "32 bytes in base64, 44 characters"));
        checks.put(
                "mac",
                ValueCheck.text(
                        Codes.BAD_MAC,
                        text -> MacAddress.tryParse(text).isPresent(),
                        "a MAC address",
                        "write six octets, such as 0a:1b:2c:3d:4e:5f"));
    }

    private static void addNetworks(Map<String, ValueCheck> checks) {
        checks.put("net", new NetworkCheck(true, null, true));
        checks.put("netv4", new NetworkCheck(true, true, false));
        checks.put("netv6", new NetworkCheck(true, false, false));
        checks.put("cidr", new NetworkCheck(false, null, true));
        checks.put("cidrv4", new NetworkCheck(false, true, false));
        checks.put("cidrv6", new NetworkCheck(false, false, false));
        checks.put(
                "cidrs",
                ValueCheck.texts(
                        Codes.BAD_NETWORK, text -> text.isEmpty() || Networks.isCidrOrAddress(text), NETWORK, MASK));
        checks.put("ip", address("an IP address", "such as 192.0.2.1 or 2001:db8::1", null));
        checks.put("ipv4", address("an IPv4 address", "such as 192.0.2.1", true));
        checks.put("ipv6", address("an IPv6 address", "such as 2001:db8::1", false));
        checks.put(
                "reachableBy",
                ValueCheck.text(
                        Codes.BAD_ADDRESS,
                        text -> text.isEmpty() || IpAddress.tryParse(text).isPresent(),
                        "an IP address",
                        "such as 192.0.2.1 or 2001:db8::1"));
        checks.put(
                "IP:port",
                ValueCheck.text(
                        Codes.BAD_ADDRESS_AND_PORT,
                        text -> AddressAndPort.address(text).isPresent(),
                        "an IP address with a port or without",
                        "such as 192.0.2.1, 192.0.2.1:179 or [2001:db8::1]:179"));
    }

    private static ValueCheck address(String what, String example, @Nullable Boolean v4) {
        return ValueCheck.text(
                Codes.BAD_ADDRESS,
                v4 == null ? text -> IpAddress.tryParse(text).isPresent() : v4 ? Networks::isV4 : Networks::isV6,
                what,
                example);
    }

    private static void addInterfaces(Map<String, ValueCheck> checks) {
        checks.put(
                "interface",
                ValueCheck.text(Codes.BAD_INTERFACE, Interfaces::isNameOrAll, "an interface or *", INTERFACE));
        checks.put(
                "bgpFilterInterface",
                ValueCheck.text(
                        Codes.BAD_INTERFACE, Interfaces::isGlob, "an interface or a pattern", INTERFACE + " or eth*"));
        checks.put(
                "ignoredInterface",
                ValueCheck.text(
                        Codes.BAD_INTERFACE,
                        Interfaces::isIgnorable,
                        "an interface or a pattern other than *",
                        INTERFACE + " or eth*"));
        String filter = "1 to 15 letters, digits and : . _ + -, such as eth0 or docker+";
        checks.put(
                "ifaceFilter",
                ValueCheck.text(Codes.BAD_INTERFACE, Interfaces::isFilter, "an interface or a filter", filter));
        checks.put(
                "ifaceFilterSlice",
                ValueCheck.texts(Codes.BAD_INTERFACE, Interfaces::isFilter, "an interface or a filter", filter));
        checks.put("bpfLogFilters", new OtherChecks.InterfaceKeys());
    }

    private static void addEnumerations(Map<String, ValueCheck> checks) {
        checks.put("policyType", ValueCheck.oneOf("Ingress", "Egress"));
        checks.put("action", ValueCheck.oneOf("Allow", "Deny", "Log", "Pass"));
        checks.put("logLevel", ValueCheck.oneOf("Trace", "Debug", "Info", "Warning", "Error", "Fatal"));
        checks.put("bpfLogLevel", ValueCheck.oneOf("Debug", "Info", "Off"));
        checks.put("bpfServiceMode", ValueCheck.oneOf("Tunnel", "DSR"));
        checks.put("dropAcceptReturn", ValueCheck.oneOf("Drop", "Accept", "Return"));
        checks.put("acceptReturn", ValueCheck.oneOf("Accept", "Return"));
        checks.put("dropReject", ValueCheck.oneOf("Drop", "Reject"));
        checks.put("iptablesBackend", ValueCheck.oneOf("", "Auto", "NFT", "Legacy"));
        checks.put("ipIpMode", ValueCheck.oneOf("Always", "CrossSubnet", "Never"));
        checks.put("vxlanMode", ValueCheck.oneOf("Always", "CrossSubnet", "Never"));
        checks.put("assignmentMode", ValueCheck.oneOf("Automatic", "Manual"));
        checks.put("assignIPs", ValueCheck.oneOf("AllServices", "RequestedServicesOnly"));
        checks.put("stagedAction", ValueCheck.oneOf("Set", "Delete", "Learn", "Ignore"));
        checks.put("sourceAddress", ValueCheck.oneOf("UseNodeIP", "None"));
        checks.put("matchOperator", ValueCheck.oneOf("Equal", "NotEqual", "In", "NotIn"));
        checks.put("filterAction", ValueCheck.oneOf("Accept", "Reject"));
        checks.put("createDefaultHostEndpoint", ValueCheck.oneOf("Enabled", "Disabled"));
        checks.put("ipType", ValueCheck.oneOf("CalicoNodeIP", "InternalIP", "ExternalIP"));
    }

    private static ValueCheck regularExpression() {
        return ValueCheck.text(
                Codes.BAD_REGULAR_EXPRESSION,
                GoPattern::isValid,
                "a regular expression",
                "the syntax is that of Go: no look-around, no references back");
    }
}
