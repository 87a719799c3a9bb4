// SPDX-License-Identifier: Apache-2.0
package io.calico4j.bench.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calico4j.manifest.ManifestReader;
import io.calico4j.manifest.ManifestWriter;
import io.calico4j.resource.Resource;
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

/** Reading and writing manifests of a few kinds, in YAML and in JSON, strictly and by a plain mapper. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ModelBenchmark {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** How many resources. */
    @Param({"1000"})
    public int size;

    private List<Resource> resources = List.of();
    private List<String> jsonTexts = List.of();
    private String json = "";
    private String yaml = "";

    /** Makes the resources and their texts. */
    @Setup
    public void prepare() {
        resources = Mixed.resources(size);
        jsonTexts = resources.stream().map(ManifestWriter.json()::write).toList();
        json = ManifestWriter.json().write(resources);
        yaml = ManifestWriter.yaml().write(resources);
    }

    /** One strict load of a YAML text with many documents. */
    @Benchmark
    public Object readYaml() {
        return ManifestReader.strict().readString(yaml);
    }

    /** One strict load of a JSON array. */
    @Benchmark
    public Object readJson() {
        return ManifestReader.strict().readString(json);
    }

    /** Strict loads of JSON objects, one by one. */
    @Benchmark
    public void readJsonObjects(Blackhole sink) {
        for (String text : jsonTexts) {
            sink.consume(ManifestReader.strict().readString(text));
        }
    }

    /** JSON objects by a plain mapper, one by one. */
    @Benchmark
    public void mapJsonObjects(Blackhole sink) throws JsonProcessingException {
        for (String text : jsonTexts) {
            sink.consume(MAPPER.readValue(text, Resource.class));
        }
    }

    /** One JSON text of all. */
    @Benchmark
    public Object writeJson() {
        return ManifestWriter.json().write(resources);
    }

    /** One canonical YAML text of all. */
    @Benchmark
    public Object writeYaml() {
        return ManifestWriter.yaml().write(resources);
    }
}
