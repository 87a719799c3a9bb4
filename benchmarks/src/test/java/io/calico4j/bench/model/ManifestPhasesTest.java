// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bench.run.Effort;
import io.calico4j.bench.run.Measurement;
import io.calico4j.bench.run.Stage;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestPhasesTest {
    @Test
    void every_phase_reads_and_writes_the_same_resources() {
        List<Resource> resources = Mixed.resources(40);
        List<Measurement> reports = new ArrayList<>();
        ManifestPhases.of(ManifestWriter.yaml().write(resources)).run(new Stage("model", Effort.ONCE, reports::add));
        String keys = ManifestPhases.keys(resources);
        long bytes = resources.stream()
                .mapToLong(r -> ManifestWriter.json().write(r).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        assertThat(reports)
                .extracting(Measurement::phase)
                .containsExactly("1", "4", "4.all", "5", "5.all", "5.mapper", "6");
        assertThat(reports.subList(0, 6))
                .extracting(Measurement::check)
                .containsExactly(keys, bytes, bytes, keys, keys, keys);
        assertThat(reports.get(0).n()).isEqualTo(40);
        assertThat(reports.get(1).n()).isEqualTo(bytes);
    }
}
