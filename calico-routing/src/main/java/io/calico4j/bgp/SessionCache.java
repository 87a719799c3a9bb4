// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bgp;

import io.calico4j.bgp.PlanState.NodeSessions;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sessions made so far, by node; safe for any number of threads.
 *
 * <p>A changed plan looks into the cache of the plan it came from for everything the change did not touch, so a change
 * costs nothing for the nodes it leaves alone. After some changes everything is gathered in one map again.
 */
final class SessionCache {
    private static final int DEEPEST = 24;

    private final Map<String, NodeSessions> own = new ConcurrentHashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final @Nullable SessionCache earlier;
    private final int depth;

    private SessionCache(@Nullable SessionCache earlier, int depth) {
        this.earlier = earlier;
        this.depth = depth;
    }

    static SessionCache empty() {
        return new SessionCache(null, 0);
    }

    /** A cache over this one; confined to one thread until its plan is handed out. */
    SessionCache next() {
        if (depth < DEEPEST) {
            return new SessionCache(this, depth + 1);
        }
        SessionCache gathered = empty();
        gather(gathered, new HashSet<>());
        return gathered;
    }

    private void gather(SessionCache into, Set<String> hidden) {
        own.forEach((node, made) -> {
            if (!hidden.contains(node)) {
                into.own.putIfAbsent(node, made);
            }
        });
        if (earlier != null) {
            hidden.addAll(dropped);
            earlier.gather(into, hidden);
        }
    }

    @Nullable
    NodeSessions find(String node) {
        for (SessionCache cache = this; cache != null; cache = cache.earlier) {
            NodeSessions made = cache.own.get(node);
            if (made != null || cache.dropped.contains(node)) {
                return made;
            }
        }
        return null;
    }

    void put(String node, NodeSessions made) {
        own.put(node, made);
    }

    /** Forgets a node; only before the plan is handed out. */
    void drop(String node) {
        own.remove(node);
        dropped.add(node);
    }
}
