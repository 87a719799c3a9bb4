// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.provisional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number or a text. */
public record Port(@JsonValue Object value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Port read(Object value) {
        return value instanceof Integer n ? of(n) : parse(value.toString());
    }

    /** By number. */
    public static Port of(int number) {
        return new Port(number);
    }

    /** By number or text. */
    public static Port parse(String text) {
        return text.matches("[0-9]{1,5}") ? new Port(Integer.parseInt(text)) : new Port(text);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
