// SPDX-License-Identifier: Apache-2.0
package io.calico4j.datastore;

import io.calico4j.internal.json.GoFloat;
import io.calico4j.internal.json.GoScalars;
import io.calico4j.internal.scalar.ShortestDecimal;
import io.calico4j.internal.wire.WireField;
import io.calico4j.internal.wire.WireType;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.resource.CalicoResource;
import io.calico4j.resource.Kind;
import io.calico4j.resource.config.ClusterInformation;
import io.calico4j.resource.config.ClusterInformationSpec;
import io.calico4j.resource.config.FelixConfiguration;
import io.calico4j.resource.config.FelixConfigurationSpec;
import io.calico4j.resource.config.HealthTimeoutOverride;
import io.calico4j.resource.config.ProtoPort;
import io.calico4j.resource.config.RouteTableIDRange;
import io.calico4j.resource.config.RouteTableRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a configuration apart into one record for each parameter. Remembers the parameters that annotations added, so that they
 * go away with the annotation. Confined to one thread.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/syncersv1/updateprocessors/configurationprocessor.go.
 */
final class ConfigurationRecords {
    private static final String GLOBAL = "default";
    private static final String NODE_PREFIX = "node.";
    private static final String OVERRIDE_PREFIX = "config.projectcalico.org/";
    private static final String READY = "DatastoreReady";
    /** Says which nodes a configuration is for and is no parameter. */
    private static final String NODE_SELECTOR = "nodeSelector";
    /** The one duration that is in milliseconds. */
    private static final String MILLISECONDS = "iptablesLockProbeInterval";

    private static final double NANOS = 1e9;
    /** Go prints smaller numbers with an exponent. */
    private static final double SHOWN_PLAIN = 1e-4;

    private static final double SHOWN_WITH_EXPONENT = 1e6;

    private final WireType spec;
    private final boolean overridable;
    private final boolean calicoExact;
    private final SortedSet<String> added = new TreeSet<>();

    private ConfigurationRecords(WireType spec, boolean overridable, boolean calicoExact) {
        this.spec = spec;
        this.overridable = overridable;
        this.calicoExact = calicoExact;
    }

    static ConfigurationRecords of(Kind kind, boolean calicoExact) {
        return kind == Kind.FELIX_CONFIGURATION
                ? new ConfigurationRecords(WireType.of(FelixConfigurationSpec.class), true, calicoExact)
                : new ConfigurationRecords(WireType.of(ClusterInformationSpec.class), false, calicoExact);
    }

    /** Returns the records of a configuration, or those that delete all of its parameters. */
    List<DatastoreRecord> records(
            io.calico4j.resource.ResourceKey key, Optional<? extends CalicoResource> configuration, String revision) {
        String name = key.name();
        if (!name.equals(GLOBAL) && !name.startsWith(NODE_PREFIX)) {
            return List.of(new DatastoreRecord(
                    DatastoreKey.ResourceKey.of(key), configuration.map(DatastoreValue.Whole::new), revision));
        }
        String node = name.equals(GLOBAL) ? "" : name.substring(NODE_PREFIX.length());
        SortedMap<String, String> overrides = configuration.map(this::overrides).orElseGet(TreeMap::new);
        Object fields = configuration.map(ConfigurationRecords::spec).orElse(null);
        String shown = configuration.isPresent() ? revision : "";
        List<DatastoreRecord> records = new ArrayList<>();
        for (WireField field : spec.fields()) {
            String parameter = ParameterNames.of(field.name());
            Optional<DatastoreKey> at = key(node, parameter);
            if (field.name().equals(NODE_SELECTOR) || at.isEmpty()) {
                continue;
            }
            String override = overrides.remove(parameter);
            Optional<DatastoreValue> value = override != null
                    ? Optional.of(new DatastoreValue.Text(override))
                    : value(field, fields == null ? null : field.get(fields));
            records.add(new DatastoreRecord(at.get(), value, shown));
        }
        added.addAll(overrides.keySet());
        for (String parameter : added) {
            Optional<DatastoreValue> value =
                    Optional.ofNullable(overrides.get(parameter)).map(DatastoreValue.Text::new);
            key(node, parameter).ifPresent(at -> records.add(new DatastoreRecord(at, value, shown)));
        }
        return records;
    }

    private static Object spec(CalicoResource configuration) {
        return configuration instanceof FelixConfiguration felix
                ? felix.spec()
                : ((ClusterInformation) configuration).spec();
    }

    private SortedMap<String, String> overrides(CalicoResource configuration) {
        SortedMap<String, String> overrides = new TreeMap<>();
        if (overridable) {
            for (Map.Entry<String, String> note :
                    configuration.metadata().annotations().entrySet()) {
                if (note.getKey().startsWith(OVERRIDE_PREFIX)) {
                    overrides.put(note.getKey().substring(OVERRIDE_PREFIX.length()), note.getValue());
                }
            }
        }
        return overrides;
    }

    /** Returns nothing for the flag that only the whole cluster has. */
    private Optional<DatastoreKey> key(String node, String parameter) {
        if (!overridable && parameter.equals(READY)) {
            return node.isEmpty() ? Optional.of(new DatastoreKey.ReadyFlagKey()) : Optional.empty();
        }
        return Optional.of(
                node.isEmpty()
                        ? new DatastoreKey.GlobalConfigKey(parameter)
                        : new DatastoreKey.HostConfigKey(node, parameter));
    }

    private Optional<DatastoreValue> value(WireField field, @Nullable Object value) {
        if (value == null || value.equals("")) {
            return Optional.empty();
        }
        if (!overridable && value instanceof Boolean flag) {
            return Optional.of(new DatastoreValue.Flag(flag));
        }
        String text = text(field, value);
        return text == null ? Optional.empty() : Optional.of(new DatastoreValue.Text(text));
    }

    private @Nullable String text(WireField field, Object value) {
        if (value instanceof Duration duration) {
            return field.name().equals(MILLISECONDS) ? decimal(duration, 6) : decimal(duration, 9);
        }
        if (value instanceof List<?> list) {
            return list(field, list);
        }
        if (value instanceof SortedMap<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue() + ",")
                    .collect(Collectors.joining());
        }
        if (value instanceof RouteTableRange range) {
            return range.min() + "-" + range.max();
        }
        if (field.name().equals("bpfConntrackTimeouts")) {
            return timeouts(field, value);
        }
        return value.toString();
    }

    private @Nullable String list(WireField field, List<?> list) {
        if (field.name().startsWith("failsafe")) {
            return list.isEmpty() ? "none" : joined(list, element -> port((ProtoPort) element));
        }
        if (field.name().equals("healthTimeoutOverrides")) {
            return list.isEmpty()
                    ? null
                    : joined(list, element -> {
                        HealthTimeoutOverride override = (HealthTimeoutOverride) element;
                        return override.name() + "=" + GoScalars.duration(override.timeout());
                    });
        }
        if (field.name().equals("routeTableRanges")) {
            return joined(list, element -> {
                RouteTableIDRange range = (RouteTableIDRange) element;
                return range.min() + "-" + range.max();
            });
        }
        if (field.name().equals("kubeNodePortRanges") && calicoExact) {
            return list.stream().map(Object::toString).collect(Collectors.joining(" ", "[", "]"));
        }
        return joined(list, Object::toString);
    }

    private static String joined(List<?> list, Function<Object, String> text) {
        return list.stream().map(text).collect(Collectors.joining(","));
    }

    private static String port(ProtoPort port) {
        String protocol = FelixConverter.lower(port.protocol().orElse(""));
        String net = port.net().orElse("");
        if (net.isEmpty()) {
            return protocol + ":" + port.port();
        }
        boolean v6 = Cidr.tryParseAddressOf(net).filter(IpAddress::isV6).isPresent();
        return protocol + ":" + (v6 ? "[" + net + "]" : net) + ":" + port.port();
    }

    /** The timeouts that are set, under the names Calico's own code has for them. */
    private static String timeouts(WireField field, Object timeouts) {
        List<String> parts = new ArrayList<>();
        for (WireField timeout : field.shape().object().fields()) {
            Object value = timeout.get(timeouts);
            if (value != null) {
                String name = timeout.name();
                String known = name.startsWith("tcp") || name.startsWith("udp")
                        ? name.substring(0, 3).toUpperCase(Locale.ROOT) + name.substring(3)
                        : name.startsWith("icmp")
                                ? "ICMP" + name.substring(4)
                                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
                parts.add(known + "=" + value);
            }
        }
        return String.join(",", parts);
    }

    /** The duration in the unit that has that many powers of ten of nanoseconds, as Go prints a float. */
    private static String decimal(Duration duration, int powers) {
        if (duration.isNegative()) {
            return "-" + decimal(duration.abs(), powers);
        }
        double unit = Math.pow(10, powers);
        double whole = duration.getSeconds() * (NANOS / unit) + Math.floor(duration.getNano() / unit);
        double value = whole + duration.getNano() % unit / unit;
        if (value >= SHOWN_WITH_EXPONENT) {
            BigDecimal shortest = ShortestDecimal.of(value);
            return withExponent(shortest.unscaledValue().toString(), '+', shortest.precision() - shortest.scale() - 1);
        }
        if (value == 0 || value >= SHOWN_PLAIN) {
            return GoFloat.text(value);
        }
        String digits = BigDecimal.valueOf(duration.getNano())
                .stripTrailingZeros()
                .unscaledValue()
                .toString();
        return withExponent(
                digits, '-', powers - Integer.toString(duration.getNano()).length() + 1);
    }

    private static String withExponent(String digits, char sign, int exponent) {
        return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + sign
                + (exponent < 10 ? "0" : "") + exponent;
    }
}
