// SPDX-License-Identifier: Apache-2.0
package io.calico4j.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.json.IntOrStringDeserializer;
import io.calico4j.internal.json.IntOrStringSerializer;
import java.util.Objects;

/** A Kubernetes value that is a whole number or a name, such as the port of a network policy. */
@JsonDeserialize(using = IntOrStringDeserializer.class)
@JsonSerialize(using = IntOrStringSerializer.class)
public sealed interface IntOrString {
    /** The number. */
    static IntOrString of(int number) {
        return new Int(number);
    }

    /** The text, which stays a text even if it consists of digits. */
    static IntOrString of(String text) {
        return new Text(text);
    }

    /** The number in decimal, or the text. */
    String text();

    /** A number of 32 bits with sign. */
    record Int(int number) implements IntOrString {
        @Override
        public String text() {
            return Integer.toString(number);
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** A text. */
    record Text(String text) implements IntOrString {
        /** Holds the text. */
        public Text {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
