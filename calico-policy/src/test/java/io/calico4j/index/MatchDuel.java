// SPDX-License-Identifier: Apache-2.0
package io.calico4j.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.List;
import java.util.TreeSet;

/** The same changes made to a match index and to the naive one, and their answers compared. */
final class MatchDuel {
    private final MatchIndex<String, String> fast = MatchIndex.create();
    private final NaiveMatchIndex naive = new NaiveMatchIndex();

    void updateEndpoint(String id, Labels labels, List<String> parents) {
        naive.updateEndpoint(id, labels, parents);
        compare(fast.updateEndpoint(id, labels, parents));
    }

    void deleteEndpoint(String id) {
        naive.deleteEndpoint(id);
        compare(fast.deleteEndpoint(id));
    }

    void updateParent(String id, Labels labels) {
        naive.updateParent(id, labels);
        compare(fast.updateParent(id, labels));
    }

    void deleteParent(String id) {
        naive.deleteParent(id);
        compare(fast.deleteParent(id));
    }

    void updateSelector(String id, Selector selector) {
        naive.updateSelector(id, selector);
        compare(fast.updateSelector(id, selector));
    }

    void deleteSelector(String id) {
        naive.deleteSelector(id);
        compare(fast.deleteSelector(id));
    }

    private void compare(MatchChanges<String, String> changes) {
        assertThat(texts(changes.started())).as("started").containsExactlyElementsOf(naive.started());
        assertThat(texts(changes.stopped())).as("stopped").containsExactlyElementsOf(naive.stopped());
    }

    private static List<String> texts(List<Match<String, String>> matches) {
        return matches.stream()
                .map(match -> NaiveMatchIndex.pair(match.selector(), match.endpoint()))
                .sorted()
                .toList();
    }

    /** Compares everything that can be asked, of the index and of a view of it. */
    void compareAll() {
        MatchView<String, String> view = fast.view();
        assertThat(view.endpoints()).isEqualTo(naive.endpoints());
        assertThat(view.selectors()).isEqualTo(naive.selectors());
        TreeSet<String> bySelector = new TreeSet<>();
        TreeSet<String> byEndpoint = new TreeSet<>();
        for (String selector : view.selectors()) {
            assertThat(fast.endpointsOf(selector)).isEqualTo(view.endpointsOf(selector));
            view.endpointsOf(selector).forEach(id -> bySelector.add(NaiveMatchIndex.pair(selector, id)));
        }
        for (String endpoint : view.endpoints()) {
            assertThat(fast.selectorsOf(endpoint)).isEqualTo(view.selectorsOf(endpoint));
            view.selectorsOf(endpoint).forEach(id -> byEndpoint.add(NaiveMatchIndex.pair(id, endpoint)));
        }
        assertThat(bySelector).isEqualTo(naive.pairs());
        assertThat(byEndpoint).isEqualTo(naive.pairs());
    }

    /** Deletes everything, in one of several orders, and checks that nothing is left. */
    void deleteAll(int order) {
        for (int i = 0; i < 3; i++) {
            switch ((i + order) % 3) {
                case 0 -> naive.endpoints().forEach(this::deleteEndpoint);
                case 1 -> naive.parents().forEach(this::deleteParent);
                default -> naive.selectors().forEach(this::deleteSelector);
            }
        }
        assertThat(fast.isEmpty()).as("nothing is left").isTrue();
    }
}
