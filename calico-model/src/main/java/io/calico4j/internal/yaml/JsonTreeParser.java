// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Parses one JSON value at a time into a {@link YamlTree} that is reused, so that JSON is explained in the same words as
 * YAML.
 *
 * <p>Confined to one thread.
 */
public final class JsonTreeParser {
    /** Makes JSON parsers with the bounds of {@link YamlLimits}. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(YamlLimits.DEPTH)
                    .maxStringLength(YamlLimits.SCALAR)
                    .maxNameLength(YamlLimits.SCALAR)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private final YamlTree tree = new YamlTree();
    private final int[] open = new int[YamlLimits.DEPTH + 1];

    /** The tree of the value that was parsed last. */
    public YamlTree tree() {
        return tree;
    }

    /** Parses the first value of a part of a text. */
    public YamlParser.Outcome parse(String text, int from, int to) {
        String part = text.substring(from, to);
        tree.clear(part.toCharArray());
        try (JsonParser in = FACTORY.createParser(part)) {
            if (in.nextToken() == null) {
                return YamlParser.Outcome.ABSENT;
            }
            int end = value(in);
            return new YamlParser.Outcome(true, rest(part, end), null);
        } catch (StreamConstraintsException e) {
            return failed(YamlProblem.Kind.LIMIT, e);
        } catch (JsonProcessingException e) {
            return failed(YamlProblem.Kind.SYNTAX, e);
        } catch (YamlException e) {
            return YamlParser.Outcome.failed(e.problem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int value(JsonParser in) throws IOException {
        int depth = 0;
        for (JsonToken token = in.currentToken(); ; token = in.nextToken()) {
            int start = (int) in.currentTokenLocation().getCharOffset();
            switch (token) {
                case START_OBJECT -> open[depth++] = tree.open(YamlTree.MAPPING, start);
                case START_ARRAY -> open[depth++] = tree.open(YamlTree.SEQUENCE, start);
                case END_OBJECT, END_ARRAY -> tree.close(open[--depth], start + 1);
                case FIELD_NAME -> {
                    int unused = tree.addText(start, end(in), in.currentName());
                }
                case VALUE_STRING -> {
                    String value = in.getText();
                    int unused = tree.addText(start, end(in), value);
                }
                default -> {
                    int unused = tree.addPlain(start, start + in.getText().length());
                }
            }
            if (depth == 0) {
                return end(in);
            }
        }
    }

    private static int end(JsonParser in) {
        return (int) in.currentLocation().getCharOffset();
    }

    private static int rest(String part, int end) {
        int at = end;
        while (at < part.length() && part.charAt(at) <= ' ') {
            at++;
        }
        return at < part.length() ? at : -1;
    }

    private static YamlParser.Outcome failed(YamlProblem.Kind kind, JsonProcessingException e) {
        int offset =
                e.getLocation() == null ? 0 : (int) Math.max(0, e.getLocation().getCharOffset());
        String message = e.getOriginalMessage();
        int line = message.indexOf('\n');
        return YamlParser.Outcome.failed(
                new YamlProblem(kind, offset, line < 0 ? message : message.substring(0, line)));
    }
}
