// SPDX-License-Identifier: Apache-2.0
package io.calico4j.policy.explain;

import io.calico4j.net.IpFamily;
import io.calico4j.policy.flow.Flow;
import io.calico4j.policy.flow.Peer;
import io.calico4j.policy.flow.Principal;
import io.calico4j.policy.http.HttpRequest;
import io.calico4j.policy.rule.FlowEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A flow while it is being changed, with what was changed in it. Confined to one thread. */
final class FlowDraft {
    private static final int ICMP = 1;
    private static final int ICMPV6 = 58;
    private static final int TCP = 6;

    private Peer from;
    private Peer to;
    private int protocol;
    private int sourcePort;
    private int destinationPort;
    private int icmpType;
    private int icmpCode;
    private @Nullable HttpRequest http;
    private @Nullable Principal fromPrincipal;
    private @Nullable Principal toPrincipal;
    private final List<Edit> edits = new ArrayList<>();

    FlowDraft(Flow flow) {
        this.from = flow.from();
        this.to = flow.to();
        this.protocol = flow.protocol();
        this.sourcePort = flow.sourcePort();
        this.destinationPort = flow.destinationPort();
        this.icmpType = flow.icmpType();
        this.icmpCode = flow.icmpCode();
        this.http = flow.http().orElse(null);
        this.fromPrincipal = flow.fromPrincipal().orElse(null);
        this.toPrincipal = flow.toPrincipal().orElse(null);
    }

    List<Edit> edits() {
        return edits;
    }

    Flow build() {
        Flow.ToStage ends = Flow.from(from).to(to);
        Flow flow = isIcmp()
                ? ends.icmp(protocol, known(icmpType), known(icmpCode))
                : ends.ports(protocol, sourcePort, destinationPort);
        flow = http == null ? flow : flow.withHttp(http);
        flow = fromPrincipal == null ? flow : flow.withFromPrincipal(fromPrincipal);
        return toPrincipal == null ? flow : flow.withToPrincipal(toPrincipal);
    }

    private boolean isIcmp() {
        return protocol == ICMP || protocol == ICMPV6;
    }

    private static OptionalInt known(int number) {
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    Peer peer(FlowEnd end) {
        return end == FlowEnd.SOURCE ? from : to;
    }

    int protocol() {
        return protocol;
    }

    int port(FlowEnd end) {
        return end == FlowEnd.SOURCE ? sourcePort : destinationPort;
    }

    void peer(FlowEnd end, Peer changed) {
        if (!peer(end).equals(changed)) {
            edits.add(Edit.ofFlow(end.text(), peer(end), changed));
            from = end == FlowEnd.SOURCE ? changed : from;
            to = end == FlowEnd.SOURCE ? to : changed;
            fromPrincipal = end == FlowEnd.SOURCE ? null : fromPrincipal;
            toPrincipal = end == FlowEnd.SOURCE ? toPrincipal : null;
        }
    }

    void protocol(int changed) {
        if (protocol != changed) {
            edits.add(Edit.ofFlow("protocol", name(protocol), name(changed)));
            protocol = changed;
        }
    }

    private static String name(int number) {
        return ClauseWords.protocol(number);
    }

    void port(FlowEnd end, int changed) {
        if (port(end) != changed) {
            edits.add(Edit.ofFlow(end.text() + " port", port(end), changed));
            sourcePort = end == FlowEnd.SOURCE ? changed : sourcePort;
            destinationPort = end == FlowEnd.SOURCE ? destinationPort : changed;
        }
    }

    /** Sets the protocol to one with ports, unless it is. */
    void withPorts() {
        if (!build().hasPorts()) {
            protocol(TCP);
        }
    }

    /** Sets ICMP type and code, and the protocol of a family's ICMP. */
    void icmp(IpFamily family, int type, OptionalInt code) {
        protocol(family == IpFamily.V4 ? ICMP : ICMPV6);
        int newCode = code.orElse(icmpType == type ? icmpCode : 0);
        if (icmpType != type || icmpCode != newCode) {
            edits.add(Edit.ofFlow("ICMP type and code", typeAndCode(icmpType, icmpCode), typeAndCode(type, newCode)));
            icmpType = type;
            icmpCode = newCode;
        }
    }

    private static String typeAndCode(int type, int code) {
        return type < 0 ? "unknown" : type + "/" + (code < 0 ? "unknown" : String.valueOf(code));
    }

    void http(HttpRequest changed) {
        if (!changed.equals(http)) {
            edits.add(Edit.ofFlow("request", http == null ? "unknown" : http, changed));
            http = changed;
        }
    }
}
