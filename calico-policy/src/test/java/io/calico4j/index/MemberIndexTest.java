// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.label.EndpointLabels;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import io.calico4j.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberIndexTest {
    private static final MemberSet EVERYTHING = MemberSet.ofAddresses(Selector.all());
    private static final MemberSet WEB = MemberSet.ofNamedPort(Selector.all(), MemberProtocol.TCP, "web");

    private static List<String> texts(List<MemberChange<String>> changes) {
        return changes.stream()
                .map(change -> change.set() + " " + change.member())
                .toList();
    }

    private static List<Cidr> nets(String... nets) {
        return List.of(nets).stream().map(Cidr::parse).toList();
    }

    @Test
    void an_address_stays_a_member_until_its_last_holder_goes() {
        MemberIndex<String, String> index = MemberIndex.create();
        index.updateSet("all", EVERYTHING);
        index.updateEndpoint("a", Labels.empty(), List.of(), nets("10.0.0.1/32"), List.of());
        assertThat(index.updateEndpoint("b", Labels.empty(), List.of(), nets("10.0.0.1/32"), List.of())
                        .isEmpty())
                .isTrue();
        assertThat(index.deleteEndpoint("a").isEmpty()).isTrue();
        assertThat(texts(index.deleteEndpoint("b").removed())).containsExactly("all 10.0.0.1/32");
    }

    @Test
    void a_set_of_ports_has_a_member_for_each_port_and_address() {
        MemberIndex<String, String> index = MemberIndex.create();
        index.updateSet("web", WEB);
        MemberChanges<String> changes = index.updateEndpoint(
                "a",
                Labels.empty(),
                List.of(),
                nets("10.0.0.9/32", "fd00::/64"),
                List.of(
                        new EndpointPort("web", Protocol.parse("6"), 81),
                        new EndpointPort("web", Protocol.UDP, 82),
                        new EndpointPort("Web", Protocol.TCP, 83)));
        assertThat(texts(changes.added())).containsExactly("web 10.0.0.9,tcp:81", "web fd00::,tcp:81");
    }

    @Test
    void what_a_view_shows_stays() {
        MemberIndex<String, String> index = MemberIndex.create();
        index.updateSet("all", EVERYTHING);
        index.updateSet("web", WEB);
        EndpointPort port = new EndpointPort("web", Protocol.TCP, 8080);
        index.updateEndpoint("a", Labels.empty(), List.of(), nets("10.0.0.0/24"), List.of(port));
        MemberView<String, String> view = index.view();
        index.deleteEndpoint("a");
        index.deleteSet("all");
        assertThat(view.contains("all", IpAddress.parse("10.0.0.77"))).isTrue();
        assertThat(view.contains("all", IpAddress.parse("10.0.1.77"))).isFalse();
        assertThat(view.contains("web", new Member.Socket(IpAddress.parse("10.0.0.0"), MemberProtocol.TCP, 8080)))
                .isTrue();
        assertThat(view.contains("web", new Member.Socket(IpAddress.parse("10.0.0.1"), MemberProtocol.TCP, 8080)))
                .isFalse();
        assertThat(view.setsOf("a")).containsExactly("all", "web");
        assertThat(view.endpointsOf("web")).containsExactly("a");
        assertThat(view.contains("unknown", IpAddress.parse("10.0.0.77"))).isFalse();
        assertThat(index.view().sets()).containsExactly("web");
    }

    @Test
    void a_set_that_changes_its_meaning_reports_only_what_differs() {
        MemberIndex<String, String> index = MemberIndex.create();
        index.updateEndpoint("a", Labels.of("n", "1"), List.of(), nets("10.0.0.1/32"), List.of());
        index.updateEndpoint("b", Labels.of("n", "2"), List.of(), nets("10.0.0.2/32"), List.of());
        index.updateEndpoint("c", Labels.of("n", "3"), List.of(), nets("10.0.0.3/32"), List.of());
        index.updateSet("s", MemberSet.ofAddresses(Selector.in("n", "1", "2")));
        MemberChanges<String> changes = index.updateSet("s", MemberSet.ofAddresses(Selector.in("n", "2", "3")));
        assertThat(texts(changes.added())).containsExactly("s 10.0.0.3/32");
        assertThat(texts(changes.removed())).containsExactly("s 10.0.0.1/32");
        assertThat(index.updateSet("s", MemberSet.ofAddresses(Selector.in("n", "3", "2"))))
                .isEqualTo(MemberChanges.net(List.of()));
    }

    @Test
    void endpoints_and_sets_contribute_what_they_do_in_calico() {
        MemberIndex<String, String> index = MemberIndex.create();
        index.updateParent("kns.shop", Labels.of("pcns.team", "blue"));
        index.updateSet("all", EVERYTHING);
        index.updateSet("web", WEB);
        index.updateSet("blue", MemberSet.ofAddresses(Selector.eq("pcns.team", "blue")));
        index.updateEndpoint(
                "w",
                IndexedEndpoint.ofWorkload(
                        EndpointLabels.ofWorkloadEndpoint(Labels.of("pcns.team", "mine"), "clerk", List.of("kns.shop")),
                        nets("10.1.0.9/32", "10.3.0.0/24"),
                        List.of(new EndpointPort("web", Protocol.TCP, 8080))));
        index.updateEndpoint(
                "h",
                IndexedEndpoint.ofHost(
                        new EndpointLabels(Labels.empty(), List.of()),
                        List.of(IpAddress.parse("10.2.0.1")),
                        List.of()));
        index.updateEndpoint(
                "g",
                IndexedEndpoint.ofNetworkSet(
                        EndpointLabels.ofNetworkSet(Labels.empty(), "store"), nets("0.0.0.0/0", "fd00::/8")));
        assertThat(index.members("all").toString())
                .isEqualTo("[0.0.0.0/1, 10.1.0.9/32, 10.2.0.1/32, 10.3.0.0/32, 128.0.0.0/1, fd00::/8]");
        assertThat(index.members("web").toString()).isEqualTo("[10.1.0.9,tcp:8080, 10.3.0.0,tcp:8080]");
        assertThat(index.members("blue").toString()).isEqualTo("[10.1.0.9/32, 10.3.0.0/32]");
    }

    @Test
    void a_batch_of_changes_has_a_net_effect() {
        MemberIndex<String, String> index = MemberIndex.create();
        index.updateSet("all", EVERYTHING);
        List<MemberChanges<String>> batch = new ArrayList<>();
        batch.add(index.updateEndpoint("a", Labels.empty(), List.of(), nets("10.0.0.1/32"), List.of()));
        batch.add(index.updateEndpoint("b", Labels.empty(), List.of(), nets("10.0.0.2/32"), List.of()));
        batch.add(index.deleteEndpoint("a"));
        MemberChanges<String> net = MemberChanges.net(batch);
        assertThat(texts(net.added())).containsExactly("all 10.0.0.2/32");
        assertThat(net.removed()).isEmpty();
    }

    @Test
    void a_covered_block_comes_back_when_the_larger_one_goes() {
        MemberIndex<String, String> index = MemberIndex.withoutOverlaps();
        index.updateSet("all", EVERYTHING);
        index.updateEndpoint(
                "a", Labels.empty(), List.of(), nets("10.0.0.1/32", "10.0.2.0/24", "10.0.2.4/32"), List.of());
        assertThat(index.members("all").toString()).isEqualTo("[10.0.0.1/32, 10.0.2.0/24]");
        MemberChanges<String> covered =
                index.updateEndpoint("b", Labels.empty(), List.of(), nets("10.0.0.0/16"), List.of());
        assertThat(texts(covered.added())).containsExactly("all 10.0.0.0/16");
        assertThat(texts(covered.removed())).containsExactly("all 10.0.0.1/32", "all 10.0.2.0/24");
        assertThat(texts(index.deleteEndpoint("b").added())).containsExactly("all 10.0.0.1/32", "all 10.0.2.0/24");
    }
}
