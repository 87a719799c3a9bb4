// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.selectors;

import io.calico4j.bench.run.Lines;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import java.io.IOException;
import java.nio.file.Path;

/** The shared workload of the selector language: parsing (a) and evaluation (b). */
public final class SelectorsWorkload implements Workload {

    /** Creates the workload. */
    public SelectorsWorkload() {}

    @Override
    public String area() {
        return "selectors";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) throws IOException {
        new LanguagePhases(
                        Lines.of(directory.resolve("parse-selectors.txt.gz")),
                        Lines.of(directory.resolve("eval-selectors.txt.gz")),
                        Lines.of(directory.resolve("eval-labels.txt.gz")))
                .run(stage);
    }
}
