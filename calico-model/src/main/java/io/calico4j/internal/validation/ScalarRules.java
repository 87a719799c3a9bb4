// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Names;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import java.util.List;

/** What a port and a protocol must be, wherever they stand. */
final class ScalarRules {
    private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "ICMP", "ICMPv6", "SCTP", "UDPLite");

    private static final String PORT =
            "a number 1 to 65535, a range such as 8080:8090, or a name of 1 to 15 lower case letters, digits and single inner -, "
                    + "a letter among them, such as http-alt";

    private ScalarRules() {}

    /** A port has a number of at least 1, or a name that IANA could give. */
    static void port(Port port, Findings out) {
        if (port instanceof Port.Single single && single.number() > 0) {
            return;
        }
        if (port instanceof Port.Named named && !Names.isPortName(named.name())) {
            String message = Say.quoted(named.name()) + " is neither a port number nor the name of a port";
            String range =
                    named.name().matches("[0-9]{1,5}-[0-9]{1,5}") ? named.name().replace('-', ':') : "";
            if (Port.tryParse(range).isPresent()) {
                out.reportValue(
                        Codes.BAD_PORT_NAME, "PortName", message, "did you mean the range " + range + "?", range);
            } else {
                out.report(Codes.BAD_PORT_NAME, "PortName", "", message, PORT);
            }
        }
        if (port.numbers().isPresent() && port.numbers().get().first() < 1) {
            out.report(Codes.PORT_ZERO, "Port", "", port + " holds port 0, which no connection uses", "begin at 1");
        }
    }

    /** A protocol has a number other than 0, or one of six names, in exactly this spelling. */
    static void protocol(Protocol protocol, Findings out) {
        if (protocol instanceof Protocol.Numeric number && number.value() == 0) {
            out.report(
                    Codes.BAD_PROTOCOL,
                    "Protocol",
                    "",
                    "no protocol has the number 0",
                    "allowed: 1 to 255, or " + names());
        } else if (protocol instanceof Protocol.Named named && !PROTOCOLS.contains(named.name())) {
            out.reportValue(
                    Codes.BAD_PROTOCOL,
                    "Protocol",
                    Say.quoted(named.name()) + " is not a protocol",
                    Say.allowed(named.name(), PROTOCOLS) + ", or a number 1 to 255",
                    PROTOCOLS.stream()
                            .filter(known -> known.equalsIgnoreCase(named.name()))
                            .findFirst()
                            .orElse(null));
        }
    }

    private static String names() {
        return Say.oneOf(PROTOCOLS);
    }
}
