// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.bench.bgp.BgpWorkload;
import io.calico4j.bench.ipam.IpamWorkload;
import io.calico4j.bench.k8s.K8sWorkload;
import io.calico4j.bench.model.ModelWorkload;
import io.calico4j.bench.policy.PolicyWorkload;
import io.calico4j.bench.routing.RoutingWorkload;
import io.calico4j.bench.run.Effort;
import io.calico4j.bench.run.Measurement;
import io.calico4j.bench.run.Stage;
import io.calico4j.bench.run.Workload;
import io.calico4j.bench.selectors.SelectorsWorkload;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The program that measures a shared workload: {@code java -cp benchmarks.jar io.calico4j.bench.Workloads AREA DIR}.
 *
 * <p>Single-threaded, once warmed up; one JSON line for each phase, with its rate, live heap and check value.
 */
public final class Workloads {
    static final int OK = 0;
    static final int USAGE = 2;

    private static final String HELP = """
            usage: java -cp benchmarks.jar io.calico4j.bench.Workloads [--larger] [--once] AREA DIR

            Measures the workload of AREA, whose input is in DIR/AREA, and prints one JSON line for each phase.

              --larger   the larger workload that is made from the published one by rule
              --once     one pass without warm-up, for a first look

            ipam also measures an etcd without addresses, if CALICO4J_BENCH_ETCD names one (http://127.0.0.1:2379).
            """;

    private Workloads() {}

    /** Returns the workloads of all areas, one line for each. */
    static List<Workload> all() {
        return List.of(
                new BgpWorkload(),
                new IpamWorkload(),
                new K8sWorkload(),
                new ModelWorkload(),
                new PolicyWorkload(),
                new RoutingWorkload(),
                new SelectorsWorkload());
    }

    /** Runs the program and ends the process with its exit status. */
    public static void main(String[] args) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(all(), List.of(args), out, err));
    }

    /** Runs the program with the given workloads and returns its exit status. */
    static int run(List<Workload> workloads, List<String> args, PrintStream out, PrintStream err) throws IOException {
        List<String> names = new ArrayList<>(args);
        boolean larger = names.remove("--larger");
        boolean once = names.remove("--once");
        if (names.size() != 2 || names.get(0).startsWith("-")) {
            err.print(HELP);
            return USAGE;
        }
        String area = names.get(0);
        for (Workload workload : workloads) {
            if (workload.area().equals(area)) {
                Stage stage = new Stage(area, once ? Effort.ONCE : Effort.STANDARD, m -> out.println(json(m)));
                workload.run(
                        Path.of(names.get(1)).resolve(area),
                        stage,
                        larger ? Workload.Size.LARGER : Workload.Size.PUBLISHED);
                return OK;
            }
        }
        err.println("no workload for area " + area + "; there are: "
                + workloads.stream().map(Workload::area).collect(Collectors.joining(", ")));
        return USAGE;
    }

    private static String json(Measurement measurement) {
        try {
            return new ObjectMapper().writeValueAsString(measurement);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("check value can't be written: " + measurement.check(), e);
        }
    }
}
