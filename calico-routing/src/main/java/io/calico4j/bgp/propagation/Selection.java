// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.net.IpAddress;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of several ways to a destination is the best, as BIRD selects it (RFC 4271 section 9.1.2.2, RFC 4456 section 9).
 *
 * <p>In this order: preference of the source, local preference, length of the AS path, external before internal, a next
 * hop on the own subnet, router ID (the originator's where it is set), length of the cluster list, peer address. Origin
 * and MED never differ here.
 */
final class Selection {
    private final int[] classOf;
    private final int watched;
    private final UnaryOperator<Speaker> seen;
    private boolean consulted;

    /**
     * @param watched the class whose members' identities matter to the caller; -1 for none
     */
    Selection(int[] classOf, int watched) {
        this.classOf = classOf;
        this.watched = watched;
        this.seen = UnaryOperator.identity();
    }

    /**
     * @param seen whom each speaker stands for
     */
    Selection(UnaryOperator<Speaker> seen) {
        this.classOf = new int[0];
        this.watched = -1;
        this.seen = seen;
    }

    /** Returns whether a tie was broken by the identity of a speaker of the watched class. */
    boolean consulted() {
        return consulted;
    }

    /** One copy of a path. */
    record Copy(Path path, Speaker member) {}

    /** The best of the paths for a holder; a copy by which it would hear of itself is none. */
    @Nullable
    Copy best(Iterable<Path> paths, Speaker holder) {
        Copy best = null;
        for (Path path : paths) {
            Speaker member = first(path, holder);
            if (member != null) {
                Copy copy = new Copy(path, member);
                best = best == null || better(copy, best, holder) ? copy : best;
            }
        }
        return best;
    }

    /** The copy of a path whose member has the lowest router ID and is not the holder itself. */
    @Nullable
    Speaker first(Path path, Speaker holder) {
        if (!path.learned) {
            return holder;
        }
        Speaker first = null;
        for (Speaker member : path.members) {
            if (member != holder) {
                if (path.members.length > 1) {
                    watch(member);
                }
                boolean lower = first == null || Partition.ORDER.compare(seen.apply(member), seen.apply(first)) < 0;
                first = lower ? member : first;
            }
        }
        return first;
    }

    private boolean better(Copy a, Copy b, Speaker holder) {
        int order = rank(a, b, holder);
        return order != 0 ? order < 0 : tie(a, b) < 0;
    }

    /** Compares up to the point where identities decide; 0 makes two copies parts of one ECMP route. */
    static int rank(Copy a, Copy b, Speaker holder) {
        int order = Integer.compare(b.path.preference, a.path.preference);
        order = order != 0 ? order : Long.compare(b.path.localPref, a.path.localPref);
        order = order != 0 ? order : Integer.compare(a.path.asPath.size(), b.path.asPath.size());
        order = order != 0 ? order : Boolean.compare(b.path.external, a.path.external);
        return order != 0 ? order : Boolean.compare(near(b, holder), near(a, holder));
    }

    private static boolean near(Copy copy, Speaker holder) {
        IpAddress hop = copy.path.nextHop(copy.member);
        return holder.subnet == null || holder.subnet.contains(hop);
    }

    private int tie(Copy a, Copy b) {
        Speaker x = seen.apply(a.path.originated ? a.member : a.path.sender(a.member));
        Speaker y = seen.apply(b.path.originated ? b.member : b.path.sender(b.member));
        if (x != y) {
            watch(x);
            watch(y);
        }
        int order = Long.compare(x.routerId, y.routerId);
        order = order != 0 ? order : Integer.compare(a.path.clusters.size(), b.path.clusters.size());
        if (order != 0) {
            return order;
        }
        Speaker p = seen.apply(a.path.sender(a.member));
        Speaker q = seen.apply(b.path.sender(b.member));
        if (p != q) {
            watch(p);
            watch(q);
        }
        order = p.address.compareTo(q.address);
        return order != 0 ? order : a.path.clusters.toString().compareTo(b.path.clusters.toString());
    }

    private void watch(Speaker speaker) {
        consulted |= watched >= 0 && classOf[speaker.id] == watched;
    }
}
