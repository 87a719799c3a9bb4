// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calico4j.ipam.plan.Utilisation;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowthChartTest {
    private static final List<Utilisation> DRY = List.of(
            new Utilisation(0, 2, 60, 0, 2, 0, 0, 60),
            new Utilisation(3, 5, 150, 30, 4, 0, 0, 150),
            new Utilisation(5, 9, 256, 136, 4, 0, 14, 300));

    private static GrowthChart chart(long addresses, Optional<LocalDate> start) {
        return new GrowthChart(DRY, BigInteger.valueOf(addresses), start);
    }

    @Test
    void the_days_that_matter_are_marked() {
        String svg = chart(256, Optional.empty()).svg("growth");
        assertThat(svg)
                .contains("borrows from day 3", "dry from day 5", "pools: 256 addresses")
                .contains(
                        "<desc id=\"desc\">From 2 to 9 nodes: the pools run dry on day 5, at the end 14 pods wait.</desc>")
                .isEqualTo(chart(256, Optional.empty()).svg("growth"));
        assertThat(chart(256, Optional.of(LocalDate.of(2027, 2, 26))).svg("growth"))
                .contains("borrows from 2027-03-01", "dry from 2027-03-03");
    }

    @Test
    void areas_stand_on_each_other() {
        String svg = chart(256, Optional.empty()).svg("growth");
        // the scale ends at 297 addresses (a tenth more than 270), 308 points above the axis at 404
        assertThat(svg)
                .contains("<polygon class=\"w\" points=\"90,404 90,341.8 621.6,248.4 976,124 976,404\"/>")
                .contains("<polygon class=\"u5\" points=\"90,404 90,341.8 621.6,248.4 976,138.5 976,404\"/>")
                .contains("<polygon class=\"u9\" points=\"90,404 90,341.8 621.6,279.6 976,279.6 976,404\"/>");
    }

    @Test
    void pools_out_of_all_proportion_are_a_remark() {
        assertThat(chart(65_536, Optional.empty()).html("a & b"))
                .startsWith("<!DOCTYPE html>")
                .contains("pools: 65536 addresses, beyond this scale", "a &amp; b")
                .doesNotContain("src=", "href=", "<script");
    }

    @Test
    void there_is_something_to_show() {
        assertThatThrownBy(() -> new GrowthChart(List.of(), BigInteger.ONE, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
