// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrailTest {
    private static long trail(int outcome, int... steps) {
        long trail = Trail.EMPTY;
        for (int step : steps) {
            trail = Trail.with(trail, step);
        }
        return Trail.ended(trail, outcome);
    }

    @Test
    void tells_its_outcome_and_its_steps_in_order() {
        long trail = trail(Program.DENY, 0, 32766, 17, 5);
        assertThat(Trail.outcome(trail)).isEqualTo(Program.DENY);
        assertThat(Trail.length(trail)).isEqualTo(4);
        assertThat(Trail.step(trail, 0)).isZero();
        assertThat(Trail.step(trail, 1)).isEqualTo(32766);
        assertThat(Trail.step(trail, 2)).isEqualTo(17);
        assertThat(Trail.step(trail, 3)).isEqualTo(5);
    }

    @Test
    void holds_every_outcome_without_steps() {
        for (int outcome : new int[] {Program.ALLOW, Program.DENY, Program.NONE, Program.REFUSED}) {
            assertThat(Trail.outcome(trail(outcome))).isEqualTo(outcome);
            assertThat(Trail.length(trail(outcome))).isZero();
        }
    }

    @Test
    void says_so_when_steps_do_not_fit() {
        assertThat(trail(Program.ALLOW, 1, 2, 3, 4, 5)).isEqualTo(Trail.TOO_LONG);
        assertThat(trail(Program.ALLOW, 32767)).isEqualTo(Trail.TOO_LONG);
        assertThat(trail(Program.ALLOW, 1, 2, 3, 4, 5, 6)).isEqualTo(Trail.TOO_LONG);
    }

    @Test
    void the_greatest_steps_and_the_last_outcome_are_not_mistaken_for_too_long() {
        long trail = trail(Program.REFUSED, 32766, 32766, 32766, 32766);
        assertThat(trail).isNotEqualTo(Trail.TOO_LONG);
        assertThat(Trail.outcome(trail)).isEqualTo(Program.REFUSED);
    }
}
