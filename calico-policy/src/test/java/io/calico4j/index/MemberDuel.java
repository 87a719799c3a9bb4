// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.label.Labels;
import io.calico4j.net.Cidr;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The same changes made to a member index and to the naive one, and their answers compared. */
final class MemberDuel {
    private final MemberIndex<String, String> fast;
    private final NaiveMemberIndex naive;

    MemberDuel(boolean suppressOverlaps) {
        fast = suppressOverlaps ? MemberIndex.withoutOverlaps() : MemberIndex.create();
        naive = new NaiveMemberIndex(suppressOverlaps);
    }

    void updateEndpoint(String id, Labels labels, List<String> parents, List<Cidr> nets, List<EndpointPort> ports) {
        SortedSet<String> before = naive.pairs();
        naive.endpoints().put(id, new NaiveMemberIndex.Endpoint(labels, parents, nets, ports));
        compare(before, fast.updateEndpoint(id, labels, parents, nets, ports));
    }

    void deleteEndpoint(String id) {
        SortedSet<String> before = naive.pairs();
        naive.endpoints().remove(id);
        compare(before, fast.deleteEndpoint(id));
    }

    void updateParent(String id, Labels labels) {
        SortedSet<String> before = naive.pairs();
        naive.parents().put(id, labels);
        compare(before, fast.updateParent(id, labels));
    }

    void deleteParent(String id) {
        SortedSet<String> before = naive.pairs();
        naive.parents().remove(id);
        compare(before, fast.deleteParent(id));
    }

    void updateSet(String id, MemberSet set) {
        SortedSet<String> before = naive.pairs();
        naive.sets().put(id, set);
        compare(before, fast.updateSet(id, set));
    }

    void deleteSet(String id) {
        naive.sets().remove(id);
        fast.deleteSet(id);
    }

    private void compare(SortedSet<String> before, MemberChanges<String> changes) {
        SortedSet<String> now = naive.pairs();
        SortedSet<String> added = new TreeSet<>(now);
        added.removeAll(before);
        SortedSet<String> removed = new TreeSet<>(before);
        removed.removeAll(now);
        assertThat(texts(changes.added())).as("added").containsExactlyElementsOf(added);
        assertThat(texts(changes.removed())).as("removed").containsExactlyElementsOf(removed);
    }

    private static List<String> texts(List<MemberChange<String>> changes) {
        return changes.stream()
                .map(change -> change.set() + " " + change.member())
                .sorted()
                .toList();
    }

    /** Compares everything that can be asked, of the index and of a view of it. */
    void compareAll() {
        MemberView<String, String> view = fast.view();
        assertThat(view.endpoints()).containsExactlyElementsOf(naive.endpoints().keySet());
        assertThat(view.sets()).containsExactlyElementsOf(naive.sets().keySet());
        naive.sets().forEach((id, set) -> {
            assertThat(view.definition(id)).hasValue(set);
            assertThat(view.members(id)).containsExactlyElementsOf(naive.members(id));
            assertThat(fast.members(id)).isEqualTo(view.members(id));
            for (Member member : view.members(id)) {
                assertThat(
                                member instanceof Member.Block block
                                        ? view.contains(id, block.addresses().last())
                                        : view.contains(id, (Member.Socket) member))
                        .isTrue();
            }
        });
    }

    /** Deletes everything, in one of several orders, and checks that nothing is left. */
    void deleteAll(int order) {
        for (int i = 0; i < 3; i++) {
            switch ((i + order) % 3) {
                case 0 -> List.copyOf(naive.endpoints().keySet()).forEach(this::deleteEndpoint);
                case 1 -> List.copyOf(naive.parents().keySet()).forEach(this::deleteParent);
                default -> List.copyOf(naive.sets().keySet()).forEach(this::deleteSet);
            }
        }
        assertThat(fast.isEmpty()).as("nothing is left").isTrue();
    }
}
