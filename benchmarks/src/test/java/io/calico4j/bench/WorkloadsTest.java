// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Answers with its arguments. */
    private static final class Echo implements Workload {
        @Override
        public String area() {
            return "echo";
        }

        @Override
        public void run(Path directory, Stage stage, Size size) {
            stage.scenario(
                    phases -> phases.phase("a", 12, () -> directory + " " + size, text -> text.replace('\\', '/')));
        }
    }

    @Test
    void prints_one_json_line_for_each_phase() throws IOException {
        assertThat(run("--once", "echo", "work")).isEqualTo(Workloads.OK);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .matches("\\{\"area\":\"echo\",\"phase\":\"a\",\"n\":12,\"seconds\":[0-9.E-]+,\"perSecond\":[0-9.E]+,"
                        + "\"heapBytes\":\\d+,\"check\":\"work/echo PUBLISHED\"}\n");
    }

    @Test
    void runs_the_larger_work_on_demand() throws IOException {
        assertThat(run("--once", "--larger", "echo", "work")).isEqualTo(Workloads.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("work/echo LARGER");
    }

    @Test
    void wrong_calls_are_explained() throws IOException {
        assertThat(run("echo")).isEqualTo(Workloads.USAGE);
        assertThat(run("weather", "work")).isEqualTo(Workloads.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage:", "no workload for area weather", "echo");
    }

    private int run(String... args) throws IOException {
        return Workloads.run(
                List.of(new Echo()),
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
