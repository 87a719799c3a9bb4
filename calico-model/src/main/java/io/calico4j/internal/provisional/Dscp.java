// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.provisional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A number or a text. */
public record Dscp(@JsonValue Object value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Dscp read(Object value) {
        return value instanceof Integer n ? of(n) : parse(value.toString());
    }

    /** By number. */
    public static Dscp of(int number) {
        return new Dscp(number);
    }

    /** By number or text. */
    public static Dscp parse(String text) {
        return text.matches("[0-9]{1,5}") ? new Dscp(Integer.parseInt(text)) : new Dscp(text);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
