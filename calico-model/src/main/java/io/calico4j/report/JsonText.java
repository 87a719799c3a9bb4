// SPDX-License-Identifier: Apache-2.0
package io.calico4j.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One indented JSON value in the making; members stand in the order they are written. Confined to one thread. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private final StringWriter text = new StringWriter();
    private final JsonGenerator generator;

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    JsonText() {
        try {
            generator = FACTORY.createGenerator(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        generator.setPrettyPrinter(
                new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));
    }

    /** Writes an object as the whole value or as the next element of a list. */
    void object(Consumer<JsonText> members) {
        write(generator::writeStartObject);
        members.accept(this);
        write(generator::writeEndObject);
    }

    /** Writes a member that is an object. */
    void object(String name, Consumer<JsonText> members) {
        write(() -> generator.writeFieldName(name));
        object(members);
    }

    /** Writes a member that is a list of objects. */
    <T> void objects(String name, Iterable<T> elements, BiConsumer<T, JsonText> members) {
        write(() -> generator.writeArrayFieldStart(name));
        elements.forEach(element -> object(json -> members.accept(element, json)));
        write(generator::writeEndArray);
    }

    /** Writes a member that is a text. */
    void text(String name, String value) {
        write(() -> generator.writeStringField(name, value));
    }

    /** Writes a member that is a number. */
    void number(String name, int value) {
        write(() -> generator.writeNumberField(name, value));
    }

    /** Returns the value and a line feed. */
    @Override
    public String toString() {
        write(generator::flush);
        return text + "\n";
    }

    private static void write(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
