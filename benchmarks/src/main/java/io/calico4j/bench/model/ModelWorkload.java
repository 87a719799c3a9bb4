// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import io.calico4j.bench.run.Lines;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The shared workload of the resource model under its README's numbers: strict load (1), the client-side pass of validation (2) and both
 * passes (3), JSON write (4), JSON read (5) and canonical YAML (6).
 *
 * <p>The larger work is a snapshot of ten copies. 1, 2, 3 and 6 count documents; 4 and 5 count bytes of JSON, so that
 * {@code perSecond} is bytes per second.
 */
public final class ModelWorkload implements Workload {

    /** Creates the workload. */
    public ModelWorkload() {}

    @Override
    public String area() {
        return "model";
    }

    @Override
    public void run(Path directory, Stage stage, Size size) throws IOException {
        ManifestPhases manifests = ManifestPhases.of(Lines.text(directory.resolve("mixed-20000.yaml.gz")));
        if (size == Size.LARGER) {
            SnapshotPhases snapshots = new SnapshotPhases(manifests.resources());
            stage.scenario(snapshots::run);
        } else {
            manifests.run(stage);
            new ValidationPhases(manifests.resources()).run(stage);
        }
    }
}
