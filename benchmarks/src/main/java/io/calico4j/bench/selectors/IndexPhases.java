// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.bench.run.Phases;
import io.calico4j.bench.run.Stage;
import io.calico4j.label.Selector;
import java.util.function.Supplier;

/**
 * Phases {@code c.1} (load parents and endpoints), {@code c.2} (add selectors) and {@code c.3} (churn) of the match index.
 *
 * <p>{@code c.member.*} are the same of the member index; {@code *.first.2} and {@code *.then.1} add the selectors first and load
 * then. Selectors are parsed under the clock. Events are counted as they come; the pairs at the end are those that a view shows.
 */
final class IndexPhases {
    private final IndexInput input;

    IndexPhases(IndexInput input) {
        this.input = input;
    }

    /** Measures both orders. */
    void run(Stage stage) {
        runLoadingFirst(stage);
        stage.scenario(phases -> addThenLoad(phases, "c.", IndexUnderTest::matches));
        stage.scenario(phases -> addThenLoad(phases, "c.member.", IndexUnderTest::members));
    }

    /** Measures the order in which the selectors come last, and the churn if there is one. */
    void runLoadingFirst(Stage stage) {
        stage.scenario(phases -> loadThenAdd(phases, "c.", IndexUnderTest::matches));
        stage.scenario(phases -> loadThenAdd(phases, "c.member.", IndexUnderTest::members));
    }

    void loadThenAdd(Phases phases, String prefix, Supplier<IndexUnderTest> make) {
        IndexUnderTest index = phases.phase(
                prefix + "1", input.parents().size() + input.endpoints().size(), () -> load(make.get()), this::loaded);
        phases.phase(prefix + "2", input.selectors().size(), () -> add(index), added -> added.pairs() + " pairs");
        if (!input.churn().isEmpty()) {
            phases.phase(prefix + "3", input.churn().size(), () -> churn(index), IndexUnderTest::summary);
        }
    }

    void addThenLoad(Phases phases, String prefix, Supplier<IndexUnderTest> make) {
        IndexUnderTest index = phases.phase(
                prefix + "first.2", input.selectors().size(), () -> add(make.get()), added -> added.pairs() + " pairs");
        phases.phase(
                prefix + "then.1",
                input.parents().size() + input.endpoints().size(),
                () -> load(index),
                loaded -> loaded.pairs() + " pairs");
    }

    private String loaded(IndexUnderTest index) {
        return index.endpoints() + " endpoints";
    }

    private IndexUnderTest load(IndexUnderTest index) {
        input.parents().forEach(parent -> index.updateParent(parent.id(), parent.labels()));
        input.endpoints().forEach(index::updateEndpoint);
        return index;
    }

    private IndexUnderTest add(IndexUnderTest index) {
        input.selectors().forEach(one -> index.updateSelector(one.id(), Selector.parse(one.text())));
        return index;
    }

    private IndexUnderTest churn(IndexUnderTest index) {
        for (IndexInput.Change change : input.churn()) {
            if (change instanceof IndexInput.Endpoint endpoint) {
                index.updateEndpoint(endpoint);
            } else if (change instanceof IndexInput.EndpointGone gone) {
                index.deleteEndpoint(gone.id());
            } else if (change instanceof IndexInput.Parent parent) {
                index.updateParent(parent.id(), parent.labels());
            } else if (change instanceof IndexInput.Selection selection) {
                index.updateSelector(selection.id(), Selector.parse(selection.text()));
            } else if (change instanceof IndexInput.SelectorGone gone) {
                index.deleteSelector(gone.id());
            }
        }
        return index;
    }
}
