// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.provisional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number or a text. */
public record Protocol(@JsonValue Object value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Protocol read(Object value) {
        return value instanceof Integer n ? of(n) : parse(value.toString());
    }

    /** By number. */
    public static Protocol of(int number) {
        return new Protocol(number);
    }

    /** By number or text. */
    public static Protocol parse(String text) {
        return text.matches("[0-9]{1,5}") ? new Protocol(Integer.parseInt(text)) : new Protocol(text);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
