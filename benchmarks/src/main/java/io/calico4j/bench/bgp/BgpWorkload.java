// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.bgp;

import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.cluster.ClusterSnapshot;
import io.calico4j.cluster.SnapshotDelta;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The BGP workload: 5,000 nodes with 6 reflectors and 20,000 blocks.
 *
 * <p>A: all sessions, check their number. B: full propagation, check the pairs of node and block with a route. C: the mesh
 * of the first 1,000 nodes, sessions and propagation, check sessions and route copies. D: each of 100 nodes added alone to
 * A with all sessions made, check the sessions afterwards.
 */
public final class BgpWorkload implements Workload {
    private static final int MESH = 1000;
    private static final int SESSIONS = 29_979;

    /** How many nodes are added in phase D, one at a time to the same cluster. */
    private static final int ADDITIONS = 100;

    /** Creates the workload. */
    public BgpWorkload() {}

    @Override
    public String area() {
        return "bgp";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) {
        ClusterSnapshot cluster = BgpCluster.reflectors();
        ClusterSnapshot mesh = BgpCluster.mesh(MESH);
        List<SnapshotDelta> additions = new ArrayList<>();
        for (int i = 0; i < ADDITIONS; i++) {
            additions.add(cluster.deltaTo(cluster.with(BgpCluster.node(BgpCluster.NODES + i, false))));
        }
        stage.scenario(phases -> {
            BgpPlan plan = phases.phase("A", SESSIONS, () -> made(BgpPlan.of(cluster)), p -> p.sessionEnds() / 2);
            phases.phase("D", ADDITIONS, () -> added(plan, additions), p -> p.sessionEnds() / 2);
            phases.phase(
                    "B",
                    cluster.size(),
                    () -> BgpPropagation.of(BgpNetwork.of(plan)),
                    p -> p.reach().reached() + " reached, " + p.copies() + " copies");
        });
        stage.scenario(phases -> phases.phase(
                "C",
                MESH * (MESH - 1) / 2,
                () -> BgpPropagation.of(BgpNetwork.of(made(BgpPlan.of(mesh)))),
                p -> p.sessions().size() / 2 + " sessions, " + p.copies() + " copies, "
                        + p.reach().reached()));
    }

    private static BgpPlan made(BgpPlan plan) {
        if (plan.sessionEnds() == 0) {
            throw new IllegalStateException("no sessions");
        }
        return plan;
    }

    /** Adds each node to the same cluster and returns the last plan. */
    private static BgpPlan added(BgpPlan plan, List<SnapshotDelta> additions) {
        BgpPlan last = plan;
        for (int i = 0; i < additions.size(); i++) {
            last = made(plan.apply(additions.get(i)), BgpCluster.NODES + i);
        }
        return last;
    }

    /** Makes the sessions of the added node and of the reflectors, which are all that change. */
    private static BgpPlan made(BgpPlan plan, int added) {
        int ends =
                plan.sessionsOf(BgpCluster.node(added, false).metadata().name()).size();
        for (int i = 0; i < BgpCluster.REFLECTORS; i++) {
            ends += plan.sessionsOf(BgpCluster.node(i, true).metadata().name()).size();
        }
        if (ends == 0) {
            throw new IllegalStateException("no sessions");
        }
        return plan;
    }
}
