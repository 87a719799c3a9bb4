// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.label.Selector;
import io.calico4j.label.SelectorSyntaxException;
import io.calico4j.net.Port;
import io.calico4j.net.Protocol;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RuleMemberSetsTest {
    private static final Selector DB = Selector.parse("role == 'db'");

    private static RuleMemberSets.Side destination(Optional<Protocol> protocol, RuleEnd end) {
        return RuleMemberSets.of(protocol, RuleEnd.any(), end).destination();
    }

    @Test
    void a_rule_that_says_nothing_needs_no_set() {
        assertThat(RuleMemberSets.of(Optional.empty(), RuleEnd.any(), RuleEnd.any())
                        .all())
                .isEmpty();
    }

    @Test
    void a_positive_and_a_negative_selector_become_one() {
        RuleMemberSets.Side side = destination(
                Optional.empty(), new RuleEnd("role == 'db'", "tier == 'test' || has(old)", List.of(), List.of()));
        assertThat(side.addresses())
                .containsExactly(
                        MemberSet.ofAddresses(Selector.parse("role == 'db' && !(tier == 'test' || has(old))")));
        assertThat(side.notAddresses()).isEmpty();
    }

    @Test
    void a_negative_selector_alone_stays_negative() {
        RuleMemberSets.Side side = destination(Optional.empty(), new RuleEnd("", "has(old)", List.of(), List.of()));
        assertThat(side.addresses()).isEmpty();
        assertThat(side.notAddresses()).containsExactly(MemberSet.ofAddresses(Selector.has("old")));
    }

    @Test
    void blanks_select_everything_also_beside_a_negative_selector() {
        RuleMemberSets.Side side = destination(Optional.empty(), new RuleEnd(" \t", "has(old)", List.of(), List.of()));
        assertThat(side.addresses()).containsExactly(MemberSet.ofAddresses(Selector.parse("all() && !has(old)")));
    }

    @Test
    void named_ports_hold_the_selector_and_numbers_need_it_beside_them() {
        RuleEnd named = new RuleEnd("role == 'db'", "", List.of(Port.named("sql")), List.of(Port.named("admin")));
        RuleMemberSets.Side side = destination(Optional.of(Protocol.UDP), named);
        assertThat(side.addresses()).isEmpty();
        assertThat(side.namedPorts()).containsExactly(MemberSet.ofNamedPort(DB, MemberProtocol.UDP, "sql"));
        assertThat(side.notNamedPorts()).containsExactly(MemberSet.ofNamedPort(DB, MemberProtocol.UDP, "admin"));

        RuleEnd both = new RuleEnd("role == 'db'", "", List.of(Port.named("sql"), Port.range(5, 9)), List.of());
        assertThat(destination(Optional.empty(), both).addresses()).containsExactly(MemberSet.ofAddresses(DB));
        assertThat(destination(Optional.empty(), both).ports()).containsExactly(Port.range(5, 9));
        assertThat(destination(Optional.empty(), both).namedPorts())
                .containsExactly(MemberSet.ofNamedPort(DB, MemberProtocol.ANY, "sql"));
    }

    @Test
    void named_ports_without_a_selector_are_those_of_everything() {
        RuleMemberSets sets = RuleMemberSets.of(
                Optional.of(Protocol.ICMP),
                new RuleEnd("", "", List.of(Port.named("sql")), List.of()),
                new RuleEnd("", "", List.of(Port.named("sql")), List.of()));
        assertThat(sets.all()).containsExactly(MemberSet.ofNamedPort(Selector.all(), MemberProtocol.TCP, "sql"));
    }

    @Test
    void a_selector_that_cannot_be_read_is_refused() {
        assertThatThrownBy(() -> destination(Optional.empty(), new RuleEnd("role = 'db'", "", List.of(), List.of())))
                .isInstanceOf(SelectorSyntaxException.class);
    }

    @Test
    void a_set_is_in_use_as_long_as_somebody_refers_to_it() {
        MemberSet first = MemberSet.ofAddresses(DB);
        MemberSet second = MemberSet.ofAddresses(Selector.has("old"));
        MemberSetUses<String> uses = new MemberSetUses<>();
        assertThat(uses.update("p1", List.of(first, second, first)))
                .isEqualTo(new MemberSetUses.Change(List.of(first, second), List.of()));
        assertThat(uses.update("p2", List.of(second))).isEqualTo(new MemberSetUses.Change(List.of(), List.of()));
        assertThat(uses.users(second)).isEqualTo(2);
        assertThat(uses.update("p1", List.of())).isEqualTo(new MemberSetUses.Change(List.of(), List.of(first)));
        assertThat(uses.update("p2", List.of(first)))
                .isEqualTo(new MemberSetUses.Change(List.of(first), List.of(second)));
        assertThat(uses.users(second)).isZero();
    }
}
