// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.validation;

import io.calico4j.internal.form.Networks;
import io.calico4j.net.Cidr;
import io.calico4j.resource.policy.Rule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the networks of one rule must be: CIDRs of one IP version, and none that a negation makes match nothing. */
final class NetRules {
    private static final String EVERYTHING_V4 = "0.0.0.0/0";

    private final Findings out;
    private final OptionalLong version;
    private boolean seenV4;
    private boolean seenV6;

    private NetRules(Rule rule, Findings out) {
        this.out = out;
        this.version =
                rule.ipVersion().isPresent() ? OptionalLong.of(rule.ipVersion().get()) : OptionalLong.empty();
    }

    static void nets(Rule rule, Findings out) {
        NetRules rules = new NetRules(rule, out);
        rules.list(rule.source().nets(), "Source.Nets", "source.nets", false);
        rules.list(rule.source().notNets(), "Source.NotNets", "source.notNets", true);
        rules.list(rule.destination().nets(), "Destination.Nets", "destination.nets", false);
        rules.list(rule.destination().notNets(), "Destination.NotNets", "destination.notNets", true);
    }

    private void list(List<String> nets, String calicoField, String field, boolean negated) {
        if (nets.isEmpty()) {
            return;
        }
        boolean v4 = false;
        boolean v6 = false;
        for (int i = 0; i < nets.size(); i++) {
            if (isUsual(nets.get(i))) {
                v4 = true;
                continue;
            }
            Optional<Cidr> net = Cidr.tryParse(nets.get(i));
            if (net.isEmpty()) {
                noCidr(nets.get(i), i, calicoField, field);
                continue;
            }
            v4 |= net.get().isV4();
            v6 |= net.get().isV6();
            if (negated && isEverything(nets.get(i), net.get())) {
                everything(nets.get(i), i, calicoField, field);
            }
        }
        if (version.isPresent() && ((v4 && version.getAsLong() != 4) || (v6 && version.getAsLong() != 6))) {
            out.report(
                    Codes.NETS_OF_OTHER_VERSION,
                    calicoField,
                    field,
                    "the networks are not of the rule's IP version " + version.getAsLong(),
                    "change or remove ipVersion");
        }
        if ((v4 && seenV6) || (v6 && seenV4) || (v4 && v6)) {
            out.report(
                    Codes.NETS_OF_TWO_VERSIONS,
                    calicoField,
                    field,
                    "the rule has IPv4 and IPv6 networks, so that no packet can match all",
                    "make two rules of it");
        }
        seenV4 |= v4;
        seenV6 |= v6;
    }

    /** Whether the text is an IPv4 network like nearly all are, with which nothing can be wrong by itself. */
    private static boolean isUsual(String text) {
        return text.indexOf('/') >= 0 && !text.equals(EVERYTHING_V4) && Networks.isPlainV4(text);
    }

    private static boolean isEverything(String text, Cidr net) {
        return net.isV4() ? text.equals(EVERYTHING_V4) : net.prefixLength() == 0;
    }

    private void noCidr(String text, int index, String calicoField, String field) {
        boolean address = Cidr.tryParseOrAddress(text).isPresent();
        out.report(
                Codes.NET_WITHOUT_MASK,
                calicoField,
                field,
                index,
                Say.quoted(text) + (address ? " is an address, not a CIDR" : " is not a CIDR"),
                address
                        ? "write " + text + (text.indexOf(':') < 0 ? "/32" : "/128")
                        : "write an address, a slash and a prefix length");
    }

    private void everything(String text, int index, String calicoField, String field) {
        out.report(
                Codes.NOT_NETS_EVERYTHING,
                calicoField,
                field,
                index,
                "not " + text + " leaves no address to match",
                "remove it, or the rule");
    }
}
