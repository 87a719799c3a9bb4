// SPDX-License-Identifier: Apache-2.0
package io.calico4j.manifest;

import io.calico4j.internal.decode.ProblemSink;
import io.calico4j.internal.decode.TreeDecoder;
import io.calico4j.internal.yaml.JsonTreeParser;
import io.calico4j.internal.yaml.YamlParser;
import io.calico4j.internal.yaml.YamlProblem;
import io.calico4j.internal.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/** The parsers of YAML and of JSON, each with its tree and the decoder of it; that of JSON is made when it is needed. */
final class Parsers {
    private final ProblemSink sink;
    private final YamlParser yaml = new YamlParser();
    private final TreeDecoder yamlDecoder;
    private @Nullable JsonTreeParser jsonParser;
    private @Nullable TreeDecoder jsonDecoder;
    private boolean lastWasJson;

    Parsers(ProblemSink sink) {
        this.sink = sink;
        this.yamlDecoder = new TreeDecoder(yaml.tree(), sink);
    }

    YamlParser.Outcome parse(Chunk chunk) {
        lastWasJson = chunk.json();
        String text = chunk.source().text();
        return lastWasJson ? json().parse(text, chunk.from(), chunk.to()) : yaml.parse(text, chunk.from(), chunk.to());
    }

    /** What is wrong with a chunk as YAML, whatever it is. */
    @Nullable
    YamlProblem problemAsYaml(Chunk chunk) {
        return yaml.parse(chunk.source().text(), chunk.from(), chunk.to()).problem();
    }

    /** What is wrong with a chunk as JSON, whatever it is. */
    @Nullable
    YamlProblem problemAsJson(Chunk chunk) {
        return json().parse(chunk.source().text(), chunk.from(), chunk.to()).problem();
    }

    /** The tree of what was parsed last. */
    YamlTree tree() {
        return lastWasJson ? json().tree() : yaml.tree();
    }

    /** The decoder of that tree. */
    TreeDecoder decoder() {
        if (!lastWasJson) {
            return yamlDecoder;
        }
        TreeDecoder decoder = jsonDecoder;
        if (decoder == null) {
            decoder = new TreeDecoder(json().tree(), sink);
            jsonDecoder = decoder;
        }
        return decoder;
    }

    private JsonTreeParser json() {
        JsonTreeParser parser = jsonParser;
        if (parser == null) {
            parser = new JsonTreeParser();
            jsonParser = parser;
        }
        return parser;
    }
}
