// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance.bird;

import io.calico4j.net.Cidr;
import io.calico4j.net.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Routes to try filters with: made of what the filters speak of, and of what they do not. */
final class TriedRoutes {
    private static final int TRIES = 260;
    private static final long HIGHEST = 2_147_483_647L;
    private static final List<String> INTERFACES =
            List.of("", "", "eth0", "cali12", "vxlan.calico", "wireguard.cali", "bpfin.cali", "bond1");

    private TriedRoutes() {}

    /** Returns routes for a configuration; the same for the same tokens. */
    static List<BirdRoute> of(String text) {
        TreeSet<Cidr> nets = new TreeSet<>();
        TreeSet<String> communities = new TreeSet<>(List.of("64999:1", "64999:1:2"));
        TreeSet<Long> numbers = new TreeSet<>(List.of(64_999L));
        TreeSet<Long> preferences = new TreeSet<>(List.of(100L, HIGHEST - 512, HIGHEST - 1024, HIGHEST - 1025));
        List<String> tokens = BirdLexer.tokens(text);
        boolean v6 = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            if (token.indexOf('/') > 0 && Cidr.tryParse(token).isPresent()) {
                Cidr cidr = Cidr.parse(token);
                v6 |= cidr.isV6();
                around(cidr, nets);
            } else if (token.matches("[0-9]+") && token.length() < 11) {
                long number = Long.parseLong(token);
                (number > 100_000_000L && number <= HIGHEST ? preferences : numbers).add(number);
            }
            if (token.equals("(") && i + 4 < tokens.size() && tokens.get(i + 2).equals(",")) {
                boolean large = tokens.get(i + 4).equals(",");
                communities.add(tokens.get(i + 1) + ":" + tokens.get(i + 3) + (large ? ":" + tokens.get(i + 5) : ""));
            }
        }
        around(Cidr.parse(v6 ? "2001:db8:77::/48" : "203.0.113.64/26"), nets);
        return random(List.copyOf(nets), List.copyOf(communities), List.copyOf(numbers), List.copyOf(preferences));
    }

    private static void around(Cidr cidr, Set<Cidr> nets) {
        nets.add(cidr);
        nets.add(cidr.first().toCidr());
        nets.add(cidr.last().toCidr());
        int length = cidr.prefixLength();
        if (length > 0) {
            nets.add(cidr.enclosing(length - 1));
        }
        for (int more : new int[] {1, 4, 8, 10}) {
            if (length + more <= cidr.family().bits()) {
                nets.add(Cidr.of(cidr.last(), length + more));
            }
        }
    }

    private static List<BirdRoute> random(
            List<Cidr> nets, List<String> communities, List<Long> numbers, List<Long> preferences) {
        Random random = new Random(20_260_801L);
        List<BirdRoute> routes = new ArrayList<>();
        for (int i = 0; i < Math.max(TRIES, nets.size() * 3); i++) {
            BirdRoute route = new BirdRoute(nets.get(i % nets.size()));
            boolean bgp = random.nextBoolean();
            route.attributes.put("source", bgp ? "RTS_BGP" : random.nextBoolean() ? "RTS_STATIC" : "RTS_INHERIT");
            String device = INTERFACES.get(random.nextInt(INTERFACES.size()));
            if (!device.isEmpty()) {
                route.attributes.put("ifname", device);
            }
            if (random.nextBoolean()) {
                route.attributes.put(
                        "krt_metric", List.of(512L, 1024L, 1023L, 100L).get(random.nextInt(4)));
            }
            if (bgp && random.nextInt(4) > 0) {
                route.attributes.put("bgp_local_pref", preferences.get(random.nextInt(preferences.size())));
            }
            if (bgp) {
                route.attributes.put("bgp_next_hop", nextHop(nets, random));
            }
            while (random.nextInt(3) > 0) {
                route.communities.add(communities.get(random.nextInt(communities.size())));
            }
            while (random.nextInt(3) > 0) {
                route.path.add(numbers.get(random.nextInt(numbers.size())));
            }
            routes.add(route);
        }
        return routes;
    }

    private static IpAddress nextHop(List<Cidr> nets, Random random) {
        return nets.get(random.nextInt(nets.size())).first();
    }
}
