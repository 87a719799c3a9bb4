// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bench.run.Effort;
import io.calico4j.bench.run.Measurement;
import io.calico4j.bench.run.Stage;
import io.calico4j.net.Cidr;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexPhasesTest {
    private static final IndexInput INPUT = IndexInput.of(
            List.of("kns.a\tpcns.team=red", "kns.b\tpcns.team=blue"),
            List.of("ep-1\tkns.a\tapp=web", "ep-2\tkns.b\tapp=web", "ep-3\t\tapp=db"),
            List.of("s1\tapp == 'web'", "s2\tpcns.team == 'red'"),
            List.of("E\tep-3\tkns.a\tapp=db", "P\tkns.b\tpcns.team=red", "D\tep-1", "S\ts3\thas(app)", "R\ts1"));

    @Test
    void both_indexes_and_orders_count_the_same() {
        List<Measurement> reports = new ArrayList<>();
        new IndexPhases(INPUT).run(new Stage("selectors", Effort.ONCE, reports::add));
        assertThat(reports)
                .extracting(Measurement::phase)
                .containsExactly(
                        "c.1",
                        "c.2",
                        "c.3",
                        "c.member.1",
                        "c.member.2",
                        "c.member.3",
                        "c.first.2",
                        "c.then.1",
                        "c.member.first.2",
                        "c.member.then.1");
        assertThat(reports)
                .extracting(Measurement::check)
                .containsExactly(
                        "3 endpoints",
                        "3 pairs",
                        "7 started, 3 stopped, 4 pairs, 2 endpoints, 2 selectors",
                        "3 endpoints",
                        "3 pairs",
                        "7 started, 2 stopped, 4 pairs, 2 endpoints, 2 selectors",
                        "0 pairs",
                        "3 pairs",
                        "0 pairs",
                        "3 pairs");
    }

    @Test
    void addresses_come_from_names_and_copies_are_apart() {
        assertThat(IndexInput.address("ep-065537")).isEqualTo(Cidr.parse("10.1.0.1/32"));
        assertThat(IndexInput.address("ep-000007-2")).isEqualTo(Cidr.parse("10.32.0.7/32"));
    }
}
