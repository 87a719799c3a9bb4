// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import io.calico4j.policy.flow.Flow;
import org.jspecify.annotations.Nullable;

/** Decides flows between IPv4 addresses, both ends at once, without allocating. Immutable and safe for any number of threads. */
public final class Judge {
    /** Nobody's policy is asked. */
    public static final int NOBODY = 0;
    /** The flow is allowed. */
    public static final int ALLOWED = 1;
    /** The flow is denied. */
    public static final int DENIED = 2;
    /** The flow is refused. */
    public static final int REFUSED = 3;
    /** What {@link #judge} returns if an end is one that it does not judge. */
    public static final int ASK_PLAN = -1;

    private static final int SHIFT = 2;

    private final AddressTable addresses;
    private final SpotTable spots;
    private final Traffic traffic;

    /** Creates a judge over the tables of a cluster. */
    public Judge(AddressTable addresses, SpotTable spots, Traffic traffic) {
        this.addresses = addresses;
        this.spots = spots;
        this.traffic = traffic;
    }

    /**
     * Decides a flow.
     *
     * @param flow between IPv4 addresses
     * @return one of the constants for egress, in the two lowest bits, and for ingress, above them; or {@link #ASK_PLAN}
     */
    public int judge(Flow flow) {
        int source = addresses.spotOf(flow.fromV4());
        int destination = addresses.spotOf(flow.toV4());
        int cell = traffic.cellOf(true, flow.protocol(), flow.destinationPort());
        int out = spots.look(source, SpotTable.EGRESS, destination, cell, traffic);
        int in = spots.look(destination, SpotTable.INGRESS, source, cell, traffic);
        if (out < 0) {
            out = ask(spots.egress(source), source, flow, source, destination, cell);
        } else {
            out = DENIED - out;
        }
        if (in < 0) {
            in = ask(spots.ingress(destination), destination, flow, source, destination, cell);
        } else {
            in = DENIED - in;
        }
        return out < 0 || in < 0 ? ASK_PLAN : out | (in << SHIFT);
    }

    /** Runs the program of an end that the tables say nothing of. */
    private int ask(@Nullable Program program, int own, Flow flow, int source, int destination, int cell) {
        if (program == null) {
            return spots.holder(own) < 0 ? NOBODY : ASK_PLAN;
        }
        int outcome = program.run(flow, source, destination, cell, spots, traffic);
        return outcome == Program.ALLOW ? ALLOWED : outcome == Program.REFUSED ? REFUSED : DENIED;
    }
}
