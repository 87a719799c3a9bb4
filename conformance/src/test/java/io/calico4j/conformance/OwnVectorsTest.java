// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the project's own copy of the vectors, one test for each file. */
class OwnVectorsTest {
    private static final Path VECTORS = Path.of("vectors");
    private static final int SHOWN = 10;

    @TestFactory
    Stream<DynamicTest> every_vector_gets_the_answer_of_calico() throws IOException {
        VectorRunner runner = new VectorRunner(Adapters.all());
        return VectorFile.list(VECTORS, List.of()).stream()
                .map(file -> DynamicTest.dynamicTest(file.id(), () -> {
                    FileReport report = runner.run(file);
                    assumeTrue(report.notRun().isEmpty(), () -> report.render(0));
                    assertThat(report.failures()).as(report.render(SHOWN)).isEmpty();
                    assertThat(report.passed()).as("cases that passed").isPositive();
                }));
    }
}
