// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp.propagation;

import io.calico4j.bgp.filter.CommunityValue;
import io.calico4j.net.IpAddress;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A way to a destination as one speaker holds it; or one such way from each of several speakers that are alike.
 *
 * <p>{@link #members} are the speakers the copies differ by: the ones that sent it first within the AS, and the next hop
 * unless {@link #nextHop} is another. Immutable; lists are shared, members are never changed.
 */
final class Path {
    static final int BGP = 100;
    static final int OVERRIDING = 200;
    static final int STATIC = 200;
    static final int KERNEL = 10;

    /** Speakers by which the copies differ, the lowest router ID first; never empty. */
    final Speaker[] members;
    /** The next hop of all copies; null if each copy's is its member's address. */
    final @Nullable IpAddress nextHop;

    final List<Long> asPath;
    final long localPref;
    final List<CommunityValue> communities;
    /** Whether the originator ID is set, and is that of the member. */
    final boolean originated;

    final List<String> clusters;
    final int preference;
    /** Whether it came over a session, and over an external one. */
    final boolean learned;

    final boolean external;
    /** Whether the session it came over is one with a client; the cluster ID it is reflected under. */
    final String clientOf;
    /** The vertex that sent it, -1 for the speaker itself; the speaker that sent every copy, null for the member. */
    final int from;

    final @Nullable Speaker sender;

    Path(
            Speaker[] members,
            @Nullable IpAddress nextHop,
            List<Long> asPath,
            long localPref,
            List<CommunityValue> communities,
            boolean originated,
            List<String> clusters,
            int preference,
            boolean learned,
            boolean external,
            String clientOf,
            int from,
            @Nullable Speaker sender) {
        this.members = members;
        this.nextHop = nextHop;
        this.asPath = asPath;
        this.localPref = localPref;
        this.communities = communities;
        this.originated = originated;
        this.clusters = clusters;
        this.preference = preference;
        this.learned = learned;
        this.external = external;
        this.clientOf = clientOf;
        this.from = from;
        this.sender = sender;
    }

    /** A route of the speakers themselves. */
    static Path own(Speaker[] members, int preference) {
        return new Path(
                members, null, List.of(), 0, List.of(), false, List.of(), preference, false, false, "", -1, null);
    }

    /** The copies with these members only. */
    Path of(Speaker... some) {
        return new Path(
                some,
                nextHop,
                asPath,
                localPref,
                communities,
                originated,
                clusters,
                preference,
                learned,
                external,
                clientOf,
                from,
                sender);
    }

    /** This path as it is received: over which session, from which vertex, and how it is preferred. */
    Path received(
            List<CommunityValue> nowCommunities,
            List<Long> nowPath,
            long nowLocalPref,
            int nowPreference,
            boolean overExternal,
            String nowClientOf,
            int fromVertex) {
        return new Path(
                members,
                nextHop,
                nowPath,
                nowLocalPref,
                nowCommunities,
                originated,
                clusters,
                nowPreference,
                true,
                overExternal,
                nowClientOf,
                fromVertex,
                sender);
    }

    IpAddress nextHop(Speaker member) {
        return nextHop == null ? member.address : nextHop;
    }

    /** The speaker that sent one copy. */
    Speaker sender(Speaker member) {
        return sender == null ? member : sender;
    }

    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Path o
                && from == o.from
                && sender == o.sender
                && localPref == o.localPref
                && preference == o.preference
                && learned == o.learned
                && external == o.external
                && originated == o.originated
                && sameMembers(o.members)
                && Objects.equals(nextHop, o.nextHop)
                && clientOf.equals(o.clientOf)
                && clusters.equals(o.clusters)
                && asPath.equals(o.asPath)
                && communities.equals(o.communities);
    }

    private boolean sameMembers(Speaker[] others) {
        if (members.length != others.length) {
            return false;
        }
        for (int i = 0; i < members.length; i++) {
            if (members[i] != others[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, members.length, members[0].id, clusters, asPath, localPref);
    }

    @Override
    public String toString() {
        return members[0] + (members.length > 1 ? "+" + (members.length - 1) : "") + " via " + nextHop + " " + asPath
                + " " + clusters + " lp " + localPref + " from " + from;
    }
}
