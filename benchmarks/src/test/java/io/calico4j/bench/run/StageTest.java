// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTest {
    private static final int MEBIBYTE = 1 << 20;

    private final List<Measurement> reported = new ArrayList<>();

    @Test
    void runs_the_scenario_to_warm_up_under_the_clock_and_for_the_heap() {
        List<String> order = new ArrayList<>();
        new Stage("shapes", new Effort(2, 0, 3), reported::add).scenario(phases -> {
            order.add("load");
            int loaded = phases.phase("1", 40, () -> 4, n -> n);
            phases.phase("2", 50, () -> loaded + 5, n -> "sum " + n);
        });
        assertThat(order).hasSize(2 + 3 + 1);
        assertThat(reported).extracting(Measurement::phase).containsExactly("1", "2");
        assertThat(reported).extracting(Measurement::n).containsExactly(40L, 50L);
        assertThat(reported).extracting(Measurement::check).containsExactly(4, "sum 9");
        assertThat(reported).allSatisfy(m -> assertThat(m.perSecond()).isPositive());
    }

    @Test
    void heap_is_what_lives_after_each_phase() {
        new Stage("shapes", Effort.ONCE, reported::add).scenario(phases -> {
            phases.phase("1", 1, () -> new byte[32 * MEBIBYTE], bytes -> bytes.length);
            phases.phase("2", 1, () -> new byte[16 * MEBIBYTE], bytes -> bytes.length);
        });
        assertThat(reported.get(0).heapBytes()).isBetween(31L * MEBIBYTE, 36L * MEBIBYTE);
        assertThat(reported.get(1).heapBytes()).isBetween(47L * MEBIBYTE, 54L * MEBIBYTE);
    }

    @Test
    void an_answer_that_changes_between_passes_is_refused() {
        List<Integer> calls = new ArrayList<>();
        Stage stage = new Stage("shapes", Effort.ONCE, reported::add);
        assertThatThrownBy(() -> stage.scenario(phases -> phases.phase("7", 1, () -> calls.add(7), b -> calls.size())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("phase 7 answered 1, then 2");
        assertThat(reported).isEmpty();
    }

    @Test
    void rates_are_the_work_over_the_seconds_shown() {
        assertThat(Measurement.of("shapes", "3", 30, 0.0015, 77, 5))
                .isEqualTo(new Measurement("shapes", "3", 30, 0.0015, 20_000, 77, 5));
    }
}
