// SPDX-License-Identifier: Apache-2.0
package io.calico4j.render.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bgp.BgpPlan;
import io.calico4j.bgp.Clusters;
import io.calico4j.bgp.propagation.BgpNetwork;
import io.calico4j.bgp.propagation.BgpPropagation;
import io.calico4j.bgp.propagation.Topologies;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The three forms of the picture, and the status table. */
class SessionPictureTest {
    private static BgpPropagation racks() {
        return BgpPropagation.of(Topologies.withRouters(BgpNetwork.of(BgpPlan.of(Topologies.racks()))));
    }

    @Test
    void every_form_shows_every_speaker_and_session() {
        SessionPicture picture = SessionPicture.of(racks());
        for (String text : List.of(picture.mermaid(), picture.dot(), picture.svg())) {
            assertThat(text).contains("tor1", "tor2", "r1n1", "r2n2", "AS 64701");
        }
        assertThat(picture.mermaid().lines().filter(l -> l.contains(" --- "))).hasSize(4);
        assertThat(picture.dot().lines().filter(l -> l.contains(" -- "))).hasSize(4);
        assertThat(picture.svg().lines().filter(l -> l.startsWith("<path"))).hasSize(4);
    }

    @Test
    void sessions_that_fail_are_dashed_and_say_why() {
        BgpPropagation oneWay = BgpPropagation.of(BgpNetwork.of(BgpPlan.of(Clusters.of(
                Clusters.configuration("nodeToNodeMeshEnabled: false"),
                Clusters.node("a", "10.0.0.1/24", "", ""),
                Clusters.node("b", "10.0.0.2/24", "", ""),
                Clusters.peer("p", "node: a", "peerIP: 10.0.0.2", "asNumber: 64999")))));
        assertThat(SessionPicture.of(oneWay).mermaid()).contains("-.-", "one way");
        assertThat(SessionPicture.of(oneWay).svg()).contains("stroke-dasharray", "one way");
        assertThat(NodeStatusTable.of(List.of(oneWay), "a", "01:17:08")).contains("| start | 01:17:08 | Active |");
    }

    @Test
    void many_nodes_of_a_subnet_are_one_box() {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            all.add(Clusters.node("n" + i, "10.0.0." + i + "/24", "", ""));
        }
        BgpPropagation mesh = BgpPropagation.of(BgpNetwork.of(BgpPlan.of(Clusters.of(all.toArray(String[]::new)))));
        assertThat(SessionPicture.of(mesh).mermaid()).contains("30 nodes like n1", "435 sessions");
        assertThat(SessionPicture.of(mesh).svg()).contains("435 sessions");
    }

    @Test
    void the_status_table_looks_like_that_of_calicoctl() {
        BgpPropagation mesh = BgpPropagation.of(BgpNetwork.of(BgpPlan.of(Topologies.meshOfFour())));
        assertThat(NodeStatusTable.of(List.of(mesh), "n4", "01:17:08")).isEqualTo("""
                Calico process is running.

                IPv4 BGP status
                +--------------+-------------------+-------+----------+-------------+
                | PEER ADDRESS |     PEER TYPE     | STATE |  SINCE   |    INFO     |
                +--------------+-------------------+-------+----------+-------------+
                | 10.9.0.1     | node-to-node mesh | up    | 01:17:08 | Established |
                | 10.9.0.2     | node-to-node mesh | up    | 01:17:08 | Established |
                | 10.9.0.3     | node-to-node mesh | up    | 01:17:08 | Established |
                +--------------+-------------------+-------+----------+-------------+

                IPv6 BGP status
                No IPv6 peers found.

                """);
    }
}
