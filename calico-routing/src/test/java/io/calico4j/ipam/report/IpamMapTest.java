// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.net.Cidr;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IpamMapTest {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z]+)(?: [a-zA-Z-]+=\"[^\"<>]*\")*(/?)>");

    private static IpamReport report(String pool, String owner) {
        Cidr cidr = Cidr.parse("10.0.0.0/28");
        return new IpamReport(
                List.of(new PoolUse(
                        pool, cidr, 30, false, BigInteger.valueOf(16), 3, 1, 1, BigInteger.valueOf(4), 0, 1)),
                List.of(new OwnerUse(owner, true, 1, 4, 3, 1, 0, 0)),
                List.of(new BlockUse(Cidr.parse("10.0.0.8/30"), pool, owner, 4, 3, 1)),
                List.of(),
                Diagnostics.none(),
                true,
                List.of());
    }

    @Test
    void every_block_of_a_pool_has_a_cell_that_says_what_it_is() {
        String svg = IpamMap.svg(report("main", "host:node-1"), "A map");
        assertThat(svg)
                .contains(
                        "10.0.0.0/30: not claimed",
                        "10.0.0.4/30: not claimed",
                        "10.0.0.8/30, host:node-1: 3 of 4 in use, 1 by other nodes",
                        "10.0.0.12/30: not claimed")
                .contains("1 of 4 blocks claimed, 3 of 16 addresses in use");
        assertThat(IpamMap.svg(report("main", "host:node-1"), "A map")).isEqualTo(svg);
    }

    @Property(tries = 60)
    void whatever_is_in_a_name_the_map_is_well_formed(@ForAll String pool, @ForAll String owner) {
        String svg = IpamMap.svg(report(pool, "host:" + owner), pool);
        Matcher tags = TAG.matcher(svg.substring(svg.indexOf("<svg")));
        Deque<String> open = new ArrayDeque<>();
        int end = 0;
        while (tags.find()) {
            String name = tags.group(2);
            assertThat(name).isIn("svg", "rect", "text", "title", "circle");
            if (!tags.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(name);
            } else if (tags.group(3).isEmpty()) {
                open.push(name);
            }
            end++;
        }
        assertThat(open).isEmpty();
        assertThat(svg.chars().filter(c -> c == '<').count()).isEqualTo(end + 1);
        assertThat(svg.codePoints()).noneMatch(c -> c < ' ' && c != '\n');
    }

    @Test
    void names_can_not_become_markup() {
        String html = IpamMap.html(report("<script>alert(1)</script>", "host:\"><b>"), "a & b");
        assertThat(html).doesNotContain("<script", "<b>").contains("&lt;script&gt;", "a &amp; b");
    }
}
