// SPDX-License-Identifier: Apache-2.0
package io.calico4j.path.change;

import io.calico4j.net.IpAddress;
import io.calico4j.route.kernel.KernelRoute;
import io.calico4j.route.kernel.RouteProgrammer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a step does to every pair of nodes: nodes make it one after the other, so that for a while the sender has made it and
 * the receiver has not, or the other way round.
 */
final class StepCheck {
    private final Stage before;
    private final Stage after;
    private final boolean routersKnowPods;

    StepCheck(Stage before, Stage after, boolean routersKnowPods) {
        this.before = before;
        this.after = after;
        this.routersKnowPods = routersKnowPods;
    }

    List<NodePair> pairs(List<NodeGroup> groups) {
        List<NodePair> pairs = new ArrayList<>();
        for (NodeGroup from : groups) {
            for (NodeGroup to : groups) {
                long others =
                        from.equals(to) ? to.nodes().size() - 1 : to.nodes().size();
                if (others > 0) {
                    String receiver = to.nodes().get(from.equals(to) ? 1 : 0);
                    pair(from.nodes().get(0), receiver, from.nodes().size() * others)
                            .ifPresent(pairs::add);
                }
            }
        }
        return pairs;
    }

    /** The worst of what happens to packets to the receiver's pods, one of each pool. */
    private Optional<NodePair> pair(String from, String to, long count) {
        Set<IpAddress> pods = new LinkedHashSet<>(after.podsOn(to));
        pods.addAll(before.podsOn(to));
        return pods.stream()
                .filter(p -> before.on(from).rules().fact().address(p.family()).isPresent())
                .map(p -> pair(from, to, p, count))
                .reduce((a, b) -> isWorse(b, a) ? b : a);
    }

    private static boolean isWorse(NodePair a, NodePair b) {
        int byEnd = a.after().compareTo(b.after());
        return byEnd > 0 || (byEnd == 0 && a.during().compareTo(b.during()) > 0);
    }

    private NodePair pair(String from, String to, IpAddress pod, long count) {
        String done = after.failure(from, after, to, pod, routersKnowPods);
        String ahead = after.failure(from, before, to, pod, routersKnowPods);
        String behind = before.failure(from, after, to, pod, routersKnowPods);
        PairState last = done != null ? PairState.CUT : PairState.REACHABLE;
        String reason = done != null ? done : "";
        PairState during = last;
        if (done == null && (ahead != null || behind != null)) {
            during = PairState.LOSSY;
            reason = "while only one of them has changed, " + (ahead != null ? ahead : behind);
        } else if (done == null && gap(from, pod)) {
            during = PairState.LOSSY;
            reason = "another program takes over the route on " + from + ", which may be missing for a moment";
        }
        if (done == null) {
            int capacity = after.capacityBytes(from, after, to, pod);
            if (after.podMtuBytes > capacity) {
                last = PairState.LOSSY;
                during = PairState.LOSSY;
                reason = reason.isEmpty()
                        ? "pods of " + from + " send up to " + after.podMtuBytes + " bytes, the way takes " + capacity
                        : reason;
            }
        }
        return new NodePair(from, to, during, last, reason, count);
    }

    /** Whether the route is handed from one program to another, with none that has it before and after. */
    private boolean gap(String from, IpAddress pod) {
        Set<RouteProgrammer> old = programmers(before.routes(from, pod));
        Set<RouteProgrammer> now = programmers(after.routes(from, pod));
        return !old.isEmpty() && !now.isEmpty() && now.stream().noneMatch(old::contains);
    }

    private static Set<RouteProgrammer> programmers(List<KernelRoute> routes) {
        Set<RouteProgrammer> all = EnumSet.noneOf(RouteProgrammer.class);
        @Nullable KernelRoute first = routes.isEmpty() ? null : routes.get(0);
        for (KernelRoute route : routes) {
            if (first != null && route.destination().equals(first.destination())) {
                all.add(route.programmer());
            }
        }
        return all;
    }
}
