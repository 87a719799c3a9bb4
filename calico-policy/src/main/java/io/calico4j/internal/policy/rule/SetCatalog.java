// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.policy.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sets that rules use, each once. Confined to one thread. */
public final class SetCatalog {
    private final Map<SetKey, NumberedSet> byKey = new HashMap<>();
    private final List<NumberedSet> addressSets = new ArrayList<>();
    private final List<NumberedSet> portSets = new ArrayList<>();
    private final List<NumberedSet> fresh = new ArrayList<>();
    private final List<NumberedSet> unused = new ArrayList<>();

    /** Returns the set of a key, which is new unless it is in use. */
    NumberedSet use(SetKey key) {
        NumberedSet set = byKey.get(key);
        if (set == null) {
            set = new NumberedSet(key);
            byKey.put(key, set);
            List<NumberedSet> all = key.ofPorts() ? portSets : addressSets;
            set.number(all.size());
            all.add(set);
            fresh.add(set);
        }
        set.use();
        return set;
    }

    /** Ends one use of a set; after the last it is forgotten, and its number with it. */
    public void leave(NumberedSet set) {
        if (set.leave()) {
            byKey.remove(set.key());
            unused.add(set);
        }
    }

    /** Returns the sets that came since this was last asked, in the order of their first use. */
    public List<NumberedSet> takeFresh() {
        return take(fresh);
    }

    /** Returns the sets that went since this was last asked. */
    public List<NumberedSet> takeUnused() {
        return take(unused);
    }

    private static List<NumberedSet> take(List<NumberedSet> from) {
        List<NumberedSet> taken = List.copyOf(from);
        from.clear();
        return taken;
    }

    /** Returns the set of a key in use, or null. */
    public @Nullable NumberedSet find(SetKey key) {
        return byKey.get(key);
    }

    /** Returns the number that the next set of addresses gets. */
    public int addressSetCount() {
        return addressSets.size();
    }

    /**
     * Numbers the sets of addresses anew; only before any of the numbers was used.
     *
     * @param order the present numbers in the order of the new ones
     */
    public void renumber(int[] order) {
        List<NumberedSet> before = new ArrayList<>(addressSets);
        for (int i = 0; i < order.length; i++) {
            NumberedSet set = before.get(order[i]);
            set.number(i);
            addressSets.set(i, set);
        }
    }
}
