// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import io.calico4j.resource.Resource;
import io.calico4j.validation.Defaults;
import io.calico4j.validation.Validator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Validation of resources of a few kinds, pass by pass, and their defaults. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ValidationBenchmark {
    /** How many resources. */
    @Param({"1000"})
    public int size;

    private List<Resource> resources = List.of();

    /** Makes the resources. */
    @Setup
    public void prepare() {
        resources = Mixed.resources(size);
    }

    /** What calicoctl checks. */
    @Benchmark
    public void client(Blackhole sink) {
        each(Validator.client(), sink);
    }

    /** What the CRD schemas check. */
    @Benchmark
    public void schema(Blackhole sink) {
        each(Validator.schema(), sink);
    }

    /** Both. */
    @Benchmark
    public void standard(Blackhole sink) {
        each(Validator.standard(), sink);
    }

    private void each(Validator validator, Blackhole sink) {
        for (Resource resource : resources) {
            sink.consume(validator.violations(resource));
        }
    }

    /** All defaults, those of the schemas too. */
    @Benchmark
    public void defaults(Blackhole sink) {
        for (Resource resource : resources) {
            sink.consume(Defaults.apply(resource));
        }
    }
}
