// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.index.MatchChanges;
import io.calico4j.index.MatchIndex;
import io.calico4j.index.MatchView;
import io.calico4j.index.MemberChanges;
import io.calico4j.index.MemberIndex;
import io.calico4j.index.MemberSet;
import io.calico4j.index.MemberView;
import io.calico4j.label.Labels;
import io.calico4j.label.Selector;
import java.util.List;

/** One of the indexes, and how many events it has answered. */
abstract class IndexUnderTest {
    private long started;
    private long stopped;

    abstract void updateParent(String id, Labels labels);

    abstract void updateEndpoint(IndexInput.Endpoint endpoint);

    abstract void deleteEndpoint(String id);

    abstract void updateSelector(String id, Selector selector);

    abstract void deleteSelector(String id);

    abstract int endpoints();

    abstract int selectors();

    abstract long pairs();

    final void count(int moreStarted, int moreStopped) {
        started += moreStarted;
        stopped += moreStopped;
    }

    final String summary() {
        return started + " started, " + stopped + " stopped, " + pairs() + " pairs, " + endpoints() + " endpoints, "
                + selectors() + " selectors";
    }

    static IndexUnderTest matches() {
        return new Matches();
    }

    static IndexUnderTest members() {
        return new Members();
    }

    private static final class Matches extends IndexUnderTest {
        private final MatchIndex<String, String> index = MatchIndex.create();

        private void count(MatchChanges<String, String> changes) {
            count(changes.started().size(), changes.stopped().size());
        }

        @Override
        void updateParent(String id, Labels labels) {
            count(index.updateParent(id, labels));
        }

        @Override
        void updateEndpoint(IndexInput.Endpoint endpoint) {
            count(index.updateEndpoint(endpoint.id(), endpoint.labels(), endpoint.parents()));
        }

        @Override
        void deleteEndpoint(String id) {
            count(index.deleteEndpoint(id));
        }

        @Override
        void updateSelector(String id, Selector selector) {
            count(index.updateSelector(id, selector));
        }

        @Override
        void deleteSelector(String id) {
            count(index.deleteSelector(id));
        }

        @Override
        int endpoints() {
            return index.view().endpoints().size();
        }

        @Override
        int selectors() {
            return index.view().selectors().size();
        }

        @Override
        long pairs() {
            MatchView<String, String> view = index.view();
            return view.selectors().stream()
                    .mapToLong(id -> view.endpointsOf(id).size())
                    .sum();
        }
    }

    private static final class Members extends IndexUnderTest {
        private final MemberIndex<String, String> index = MemberIndex.create();

        private void count(MemberChanges<String> changes) {
            count(changes.added().size(), changes.removed().size());
        }

        @Override
        void updateParent(String id, Labels labels) {
            count(index.updateParent(id, labels));
        }

        @Override
        void updateEndpoint(IndexInput.Endpoint endpoint) {
            count(index.updateEndpoint(
                    endpoint.id(), endpoint.labels(), endpoint.parents(), endpoint.nets(), List.of()));
        }

        @Override
        void deleteEndpoint(String id) {
            count(index.deleteEndpoint(id));
        }

        @Override
        void updateSelector(String id, Selector selector) {
            count(index.updateSet(id, MemberSet.ofAddresses(selector)));
        }

        @Override
        void deleteSelector(String id) {
            index.deleteSet(id);
        }

        @Override
        int endpoints() {
            return index.view().endpoints().size();
        }

        @Override
        int selectors() {
            return index.view().sets().size();
        }

        @Override
        long pairs() {
            MemberView<String, String> view = index.view();
            return view.sets().stream().mapToLong(id -> view.members(id).size()).sum();
        }
    }
}
