// SPDX-License-Identifier: Apache-2.0
package io.calico4j.conformance;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.calico4j.conformance.vector.Outcome;
import io.calico4j.conformance.vector.VectorAdapter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs the lines of vector files through their adapters. */
final class VectorRunner {
    /** Files whose texts are not ours to copy; they are run by meaning where an adapter knows how. */
    private static final List<String> REFERENCE_ONLY = List.of("routing/bgp_filter_render", "routing/bgp_render");

    private static final int TRACE_LINES = 12;
    private static final int MAX_DEPTH = 100_000;

    private final Map<String, VectorAdapter> adapters = new TreeMap<>();
    private final ObjectReader reader = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    VectorRunner(List<VectorAdapter> adapters) {
        for (VectorAdapter adapter : adapters) {
            if (this.adapters.put(adapter.file(), adapter) != null) {
                throw new IllegalArgumentException("two adapters for " + adapter.file());
            }
        }
    }

    /** Runs one file, or says why it isn't run. */
    FileReport run(VectorFile file) throws IOException {
        VectorAdapter adapter = adapters.get(file.id());
        if (!file.holdsCases()) {
            return FileReport.notRun(file.id(), "not cases");
        }
        if (adapter == null) {
            return FileReport.notRun(file.id(), REFERENCE_ONLY.contains(file.id()) ? "reference only" : "no adapter");
        }
        FileReport report = FileReport.of(file.id());
        try (BufferedReader lines = file.open()) {
            int number = 0;
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                number++;
                if (!text.isBlank()) {
                    runLine(adapter, text, number, report);
                }
            }
        }
        return report;
    }

    private void runLine(VectorAdapter adapter, String text, int number, FileReport report) {
        JsonNode line;
        try {
            line = reader.readValue(text);
        } catch (JsonProcessingException e) {
            report.add("line " + number, "", Outcome.failed("a JSON object", e.getOriginalMessage()));
            return;
        }
        String id = line.path("id").asText("line " + number);
        JsonNode why = line.path("why");
        report.add(id, why.isContainerNode() ? why.toString() : why.asText(), outcome(adapter, line));
    }

    private static Outcome outcome(VectorAdapter adapter, JsonNode line) {
        try {
            return adapter.run(line);
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            return Outcome.failed("an answer", trace(e));
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString()
                .lines()
                .limit(TRACE_LINES)
                .reduce((a, b) -> a + "\n" + b)
                .orElse("");
    }
}
