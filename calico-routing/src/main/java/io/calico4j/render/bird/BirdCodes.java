// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bird;

import io.calico4j.diagnostic.Code;

/** The codes of what keeps a configuration from being written. */
final class BirdCodes {
    /** A text that cannot stand in BIRD's configuration. */
    static final Code UNWRITABLE_TEXT = Code.of("CAL5151", "unwritable-bird-text");

    /** A BGPFilter with rules that have no meaning. */
    static final Code BROKEN_FILTER = Code.of("CAL5152", "broken-bgp-filter");

    /** No router ID. */
    static final Code NO_ROUTER_ID = Code.of("CAL5153", "no-router-id");

    /** A peer without AS number. */
    static final Code NO_PEER_AS = Code.of("CAL5154", "bgp-peer-without-as-number");

    private BirdCodes() {}
}
