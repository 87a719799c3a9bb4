// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.bench.larger.SelectorCopies;
import io.calico4j.bench.run.Lines;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The shared workload of the selector language and its indexes: parsing (a), evaluation (b) and the two indexes (c). The larger one
 * is that of the indexes alone, without churn, selectors last.
 */
public final class SelectorsWorkload implements Workload {

    /** Creates the workload. */
    public SelectorsWorkload() {}

    @Override
    public String area() {
        return "selectors";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) throws IOException {
        if (size == Size.LARGER) {
            SelectorCopies copies = SelectorCopies.read(directory);
            new IndexPhases(IndexInput.of(copies.parents(), copies.endpoints(), copies.selectors(), List.of()))
                    .runLoadingFirst(stage);
            return;
        }
        new LanguagePhases(
                        Lines.of(directory.resolve("parse-selectors.txt.gz")),
                        Lines.of(directory.resolve("eval-selectors.txt.gz")),
                        Lines.of(directory.resolve("eval-labels.txt.gz")))
                .run(stage);
        new IndexPhases(IndexInput.read(directory)).run(stage);
    }
}
