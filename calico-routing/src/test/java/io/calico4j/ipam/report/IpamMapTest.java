// SPDX-License-Identifier: Apache-2.0
package io.calico4j.ipam.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.diagnostic.Diagnostics;
import io.calico4j.net.Cidr;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
            assertThat(name).isIn("svg", "rect", "text", "title", "circle", "desc", "style");
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

    private static IpamReport pool(String cidr, int blockSize, long possible, List<BlockUse> blocks) {
        return new IpamReport(
                List.of(new PoolUse(
                        "main",
                        Cidr.parse(cidr),
                        blockSize,
                        false,
                        Cidr.parse(cidr).size(),
                        blocks.stream().mapToLong(BlockUse::used).sum(),
                        0,
                        blocks.size(),
                        BigInteger.valueOf(possible),
                        0,
                        1)),
                List.of(
                        new OwnerUse("host:a", true, 1, 4, 3, 1, 0, 0),
                        new OwnerUse("host:b", false, 1, 4, 3, 1, 0, 0)),
                blocks,
                List.of(),
                Diagnostics.none(),
                true,
                List.of());
    }

    private static long cells(String svg) {
        return Pattern.compile("<rect class=\"(n|e|u\\d+)( x)?\" [^>]*><title>[^<]+: \\d+ of")
                .matcher(svg)
                .results()
                .count();
    }

    @Test
    void a_large_pool_has_small_cells_in_places_of_their_own() {
        List<BlockUse> blocks = List.of(
                new BlockUse(Cidr.parse("10.0.0.0/26"), "main", "host:a", 64, 64, 0),
                new BlockUse(Cidr.parse("10.1.0.64/26"), "main", "host:b", 64, 1, 0),
                new BlockUse(Cidr.parse("10.15.255.192/26"), "main", "", 64, 0, 0));
        String svg = IpamMap.svg(pool("10.0.0.0/12", 26, 16_384, blocks), "large");
        assertThat(svg)
                .contains("3 of 16384 blocks claimed")
                .contains("<rect class=\"u10\" x=\"214\" ")
                .contains("10.1.0.64/26, host:b, which is gone: 1 of 64 in use")
                .doesNotContain("/26: not claimed", "claimed blocks only");
        Matcher places = Pattern.compile("class=\"(u10|u0 x|e x)\" x=\"([0-9.]+)\" y=\"([0-9.]+)\" width=\"[0-9.]+\""
                        + " height=\"[0-9.]+\"><title>10")
                .matcher(svg.substring(0, svg.indexOf("Owners and their")));
        List<String> found = new ArrayList<>();
        while (places.find()) {
            found.add((int) ((Double.parseDouble(places.group(2)) - 214) / 8) + ","
                    + (int) ((Double.parseDouble(places.group(3)) - 131) / 8));
        }
        assertThat(found).containsExactly("0,0", "1,8", "127,127");
        assertThat(cells(svg)).isEqualTo(6);
    }

    @Test
    void a_pool_of_more_blocks_than_can_be_shown_shows_the_claimed_ones() {
        List<BlockUse> blocks = List.of(new BlockUse(Cidr.parse("fd00::40/122"), "main", "host:a", 64, 2, 0));
        String svg = IpamMap.svg(pool("fd00::/48", 122, 1L << 40, blocks), "huge");
        assertThat(svg).contains("addresses in use; claimed blocks only", "fd00::40/122, host:a: 2 of 64 in use");
        assertThat(cells(svg)).isEqualTo(2);
    }

    @Test
    void a_block_of_another_size_than_its_pool_has_the_place_of_the_first_it_covers() {
        List<BlockUse> blocks = List.of(new BlockUse(Cidr.parse("10.0.0.16/28"), "main", "host:a", 16, 2, 0));
        String svg = IpamMap.svg(pool("10.0.0.0/26", 29, 8, blocks), "odd");
        assertThat(svg).contains("<rect class=\"u1\" x=\"" + (214 + 2 * 16) + "\" y=\"131\"");
    }

    @Test
    void it_says_in_words_what_it_shows_and_has_colours_for_dark_screens() {
        String html = IpamMap.html(report("main", "host:node-1"), "A map");
        assertThat(html)
                .contains("role=\"img\" aria-labelledby=\"title desc\"")
                .contains("<desc id=\"desc\">main: 10.0.0.0/28, blocks of /30: 1 of 4 blocks claimed,"
                        + " 3 of 16 addresses in use. 1 owner; 0 findings.</desc>")
                .contains("@media (prefers-color-scheme:dark)")
                .contains("<tr><td>host:node-1</td><td class=\"n\">1</td><td class=\"n\">3</td>")
                .doesNotContain("http://www.w3.org/1999", "src=", "href=", "<script");
    }

    @Test
    void owners_are_in_the_order_of_the_numbers_in_their_names() {
        List<String> names =
                new ArrayList<>(List.of("node-10", "node-2", "b", "node-2a", "", "node-02", "a9b10", "a9b9"));
        names.sort(MapOwners.NATURAL);
        assertThat(names).containsExactly("", "a9b9", "a9b10", "b", "node-02", "node-2", "node-2a", "node-10");
    }

    @Test
    void long_names_keep_what_tells_them_apart() {
        assertThat(MapOwners.cut("ip-10-24-0-11.eu-central-1.compute.internal", 26))
                .isEqualTo("ip-10-24-0-11…");
        assertThat(MapOwners.cut("gke-production-default-pool-3f2a91-x7k2", 26))
                .isEqualTo("gke-productio…-3f2a91-x7k2")
                .satisfies(name -> assertThat(name.length()).isLessThanOrEqualTo(26));
        assertThat(MapOwners.cut("short.name", 26)).isEqualTo("short.name");
    }

    @Test
    void names_can_not_become_markup() {
        String html = IpamMap.html(report("<script>alert(1)</script>", "host:\"><b>"), "a & b");
        assertThat(html).doesNotContain("<script", "<b>").contains("&lt;script&gt;", "a &amp; b");
    }
}
