// SPDX-License-Identifier: Apache-2.0
package io.calico4j.kubernetes.conversion;

import io.calico4j.diagnostic.FieldPath;
import io.calico4j.internal.scalar.Quantity;
import io.calico4j.net.Dscp;
import io.calico4j.resource.node.QoSControls;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * The limits on the traffic of a pod that its annotations ask for. Used once.
 *
 * <p>A limit beyond what is possible is replaced by the nearest that is; one that cannot be read, or makes no sense without
 * another, is none. Both are reported and never fail the pod.
 *
 * <p>Authority: Calico v3.32, libcalico-go/lib/backend/k8s/conversion/workload_endpoint_default.go.
 */
final class QosAnnotations {
    private static final String KUBERNETES = "kubernetes.io/";
    private static final String CALICO = "qos.projectcalico.org/";
    private static final String DSCP = CALICO + "dscp";
    private static final FieldPath PATH = FieldPath.of("metadata", "annotations");

    private static final Names INGRESS = Names.of("ingress");
    private static final Names EGRESS = Names.of("egress");

    private static final long MIN_RATE = 1000;
    private static final long MAX_BANDWIDTH = 1_000_000_000_000_000L;
    private static final long MAX_BURST = 34_359_738_360L;
    private static final long DEFAULT_BURST = 1L << 32;
    private static final long MIN_PEAKRATE = 1010;
    private static final long MAX_PEAKRATE = 1_010_000_000_000_000L;
    private static final long MAX_MINBURST = 100_000_000;
    private static final long MAX_PACKETS = 10_000;
    private static final long DEFAULT_PACKET_BURST = 5;
    private static final long MAX_CONNECTIONS = 0xffff_ffffL;

    private final SortedMap<String, String> annotations;
    private final boolean calicoExact;
    private final Findings findings;

    private QosAnnotations(SortedMap<String, String> annotations, boolean calicoExact, Findings findings) {
        this.annotations = annotations;
        this.calicoExact = calicoExact;
        this.findings = findings;
    }

    /**
     * Returns the limits, or nothing if there are none.
     *
     * @param calicoExact whether amounts beyond 64 bits are what Calico makes of them
     */
    static Optional<QoSControls> read(SortedMap<String, String> annotations, boolean calicoExact, Findings findings) {
        return new QosAnnotations(annotations, calicoExact, findings).controls();
    }

    /** Returns the mark alone, which is all that host endpoints take from their annotations. */
    static Optional<QoSControls> readMark(SortedMap<String, String> annotations, Findings findings) {
        return new QosAnnotations(annotations, false, findings)
                .mark()
                .map(mark -> QoSControls.builder().dscp(mark).build());
    }

    /** Whether an annotation is about limits; there may be some that are not read. */
    static boolean isOne(String annotation) {
        return annotation.startsWith(CALICO)
                || annotation.equals(KUBERNETES + "ingress-bandwidth")
                || annotation.equals(KUBERNETES + "egress-bandwidth");
    }

    private Optional<QoSControls> controls() {
        Direction ingress = direction(INGRESS);
        Direction egress = direction(EGRESS);
        Optional<Dscp> mark = mark();
        if (!ingress.limits() && !egress.limits() && mark.isEmpty()) {
            return Optional.empty();
        }
        QoSControls.Builder controls = QoSControls.builder().dscp(mark);
        if (ingress.limits()) {
            controls.ingressBandwidth(given(ingress.bandwidth))
                    .ingressBurst(given(ingress.burst))
                    .ingressPeakrate(given(ingress.peakrate))
                    .ingressMinburst(given(ingress.minburst))
                    .ingressPacketRate(given(ingress.packetRate))
                    .ingressPacketBurst(given(ingress.packetBurst))
                    .ingressMaxConnections(given(ingress.maxConnections));
        }
        if (egress.limits()) {
            controls.egressBandwidth(given(egress.bandwidth))
                    .egressBurst(given(egress.burst))
                    .egressPeakrate(given(egress.peakrate))
                    .egressMinburst(given(egress.minburst))
                    .egressPacketRate(given(egress.packetRate))
                    .egressPacketBurst(given(egress.packetBurst))
                    .egressMaxConnections(given(egress.maxConnections));
        }
        return Optional.of(controls.build());
    }

    private static Optional<Long> given(long limit) {
        return limit == 0 ? Optional.empty() : Optional.of(limit);
    }

    /** The limits of one direction; 0 for none. */
    private record Direction(
            long bandwidth,
            long burst,
            long peakrate,
            long minburst,
            long packetRate,
            long packetBurst,
            long maxConnections) {
        boolean limits() {
            return (bandwidth | burst | peakrate | minburst | packetRate | packetBurst | maxConnections) != 0;
        }
    }

    /** The annotations of one direction. */
    private record Names(
            String kubernetes,
            String bandwidth,
            String burst,
            String peakrate,
            String minburst,
            String packetRate,
            String packetBurst,
            String maxConnections) {
        static Names of(String direction) {
            String calico = CALICO + direction;
            return new Names(
                    KUBERNETES + direction + "-bandwidth",
                    calico + "Bandwidth",
                    calico + "Burst",
                    calico + "Peakrate",
                    calico + "Minburst",
                    calico + "PacketRate",
                    calico + "PacketBurst",
                    calico + "MaxConnections");
        }
    }

    private Direction direction(Names names) {
        String given = annotations.containsKey(names.bandwidth) ? names.bandwidth : names.kubernetes;
        long bandwidth = limit(given, MIN_RATE, MAX_BANDWIDTH);
        long burst = with(bandwidth != 0, names.burst, limit(names.burst, MIN_RATE, MAX_BURST), "a bandwidth");
        long peak = limit(names.peakrate, MIN_PEAKRATE, MAX_PEAKRATE);
        long peakrate = with(bandwidth != 0 && bandwidth < peak, names.peakrate, peak, "a lower bandwidth");
        long minburst =
                with(peakrate != 0, names.minburst, limit(names.minburst, MIN_RATE, MAX_MINBURST), "a peak rate");
        long packetRate = limit(names.packetRate, 1, MAX_PACKETS);
        long packetBurst =
                with(packetRate != 0, names.packetBurst, limit(names.packetBurst, 1, MAX_PACKETS), "a packet rate");
        return new Direction(
                bandwidth,
                bandwidth != 0 && burst == 0 ? DEFAULT_BURST : burst,
                peakrate,
                minburst,
                packetRate,
                packetRate != 0 && packetBurst == 0 ? DEFAULT_PACKET_BURST : packetBurst,
                limit(names.maxConnections, 1, MAX_CONNECTIONS));
    }

    private long with(boolean possible, String annotation, long limit, String needed) {
        if (limit == 0 || possible) {
            return limit;
        }
        findings.warning(
                ConversionCodes.LIMIT_IGNORED,
                PATH.field(annotation),
                "the limit has no effect without " + needed,
                "set " + needed + " too");
        return 0;
    }

    private long limit(String annotation, long smallest, long largest) {
        String text = annotations.get(annotation);
        if (text == null) {
            return 0;
        }
        OptionalLong asked = calicoExact ? Quantity.parseWrapped(text) : Quantity.parse(text);
        if (asked.isEmpty()) {
            findings.warning(
                    ConversionCodes.LIMIT_IGNORED,
                    PATH.field(annotation),
                    "\"" + text + "\" is no amount, so that there is no limit",
                    "write a number with or without a suffix, such as 10M");
            return 0;
        }
        long limit = Math.max(smallest, Math.min(largest, asked.getAsLong()));
        if (limit != asked.getAsLong()) {
            findings.warning(
                    ConversionCodes.LIMIT_CHANGED,
                    PATH.field(annotation),
                    "\"" + text + "\" is not possible and becomes " + limit,
                    "choose from " + smallest + " to " + largest);
        }
        return limit;
    }

    private Optional<Dscp> mark() {
        String text = annotations.get(DSCP);
        if (text == null) {
            return Optional.empty();
        }
        String folded = text.toUpperCase(Locale.ROOT);
        Dscp mark = Dscp.parse(folded.chars().allMatch(QosAnnotations::isPlain) ? folded : text);
        if (mark.codePoint().isEmpty()) {
            findings.warning(
                    ConversionCodes.LIMIT_IGNORED,
                    PATH.field(DSCP),
                    "\"" + text + "\" is no DSCP value, so that packets are not marked",
                    "write 0 to 63 or a name such as EF");
            return Optional.empty();
        }
        return Optional.of(mark);
    }

    private static boolean isPlain(int c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
