// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import io.calico4j.bgp.BgpCompatibility;
import io.calico4j.diagnostic.Diagnostic;
import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.diagnostic.FieldPath;
import java.util.regex.Pattern;

/**
 * Checks texts of resources before they stand in a configuration, where a quote or a line break would become code.
 *
 * <p>BIRD's strings know no escapes, so a text with a quote or a control character cannot be written at all. In exact
 * mode passwords are written as Calico writes them, unchecked.
 */
final class Symbols {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+:[0-9]+(:[0-9]+)?");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    private final boolean exact;
    private final String subject;
    private final Diagnostics.Builder found = Diagnostics.builder();

    Symbols(BgpCompatibility compatibility, String node) {
        this.exact = compatibility == BgpCompatibility.EXACT;
        this.subject = "Node/" + node;
    }

    Diagnostics found() {
        return found.build();
    }

    /** A string in double quotes. */
    String string(String text, String what) {
        boolean clean = text.chars().allMatch(c -> c >= ' ' && c != '"' && c != 0x7f);
        if (!clean) {
            refuse(what + " holds a quote or a control character, which BIRD cannot write in a string");
        }
        return "\"" + (clean ? text : "") + "\"";
    }

    /** A password in double quotes; the message never shows it. */
    String password(String text, String session) {
        return exact ? "\"" + text + "\"" : string(text, "the password of session " + session);
    }

    /** A function's name in single quotes. */
    String name(String text) {
        if (!NAME.matcher(text).matches()) {
            refuse("the filter name " + text + " holds characters that BIRD's names do not have");
            return "''";
        }
        return "'" + text + "'";
    }

    /** The parts of a community, joined as BIRD writes them. */
    String community(String text) {
        if (!NUMBERS.matcher(text).matches()) {
            refuse("the community " + text + " is not two or three numbers");
            return "(0, 0)";
        }
        return "(" + text.replace(":", ", ") + ")";
    }

    /** A cluster ID or router ID. */
    String id(String text, String what) {
        if (!ADDRESS.matcher(text).matches() && !(exact && text.isEmpty())) {
            if (text.isEmpty()) {
                found.add(Diagnostic.error(
                                BirdCodes.NO_ROUTER_ID,
                                FieldPath.root(),
                                "the node has no IPv4 address that could be its router ID")
                        .withSubject(subject)
                        .withHint("set CALICO_ROUTER_ID to hash"));
            } else {
                refuse(what + " " + text + " has not the form of an IPv4 address");
            }
            return "0.0.0.0";
        }
        return text;
    }

    /** A peer's AS number; BIRD does not start with 0. */
    long peerAs(long number, String session) {
        if (number == 0 && !exact) {
            found.add(Diagnostic.error(
                            BirdCodes.NO_PEER_AS,
                            FieldPath.root(),
                            "session " + session + " has no AS number of the peer")
                    .withSubject(subject)
                    .withHint("set asNumber in the BGPPeer"));
        }
        return number;
    }

    void broken(String filter, String defect) {
        found.add(Diagnostic.error(BirdCodes.BROKEN_FILTER, FieldPath.root(), defect)
                .withSubject("BGPFilter/" + filter));
    }

    private void refuse(String message) {
        found.add(Diagnostic.error(BirdCodes.UNWRITABLE_TEXT, FieldPath.root(), message)
                .withSubject(subject));
    }
}
