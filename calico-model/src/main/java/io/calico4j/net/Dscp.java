// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.json.DscpDeserializer;
import io.calico4j.internal.json.DscpSerializer;
import io.calico4j.internal.scalar.Decimal;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A mark for the differentiated services field of packets: a number or the name of a class.
 *
 * <p>Text form (Calico v3.32, api/pkg/lib/numorstring): a decimal number {@code 0..255}, leading zeros are fine, is a
 * number; any other text is a name and kept as it is. Neither needs to be valid: see {@link #codePoint()}.
 */
@JsonDeserialize(using = DscpDeserializer.class)
@JsonSerialize(using = DscpSerializer.class)
public sealed interface Dscp {
    /** The kinds of mark, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Numeric}. */
        NUMBER,
        /** {@link Named}. */
        NAME
    }

    /** Reads a mark; every text is one. */
    static Dscp parse(String text) {
        long number = Decimal.parse(text, 255);
        return number < 0 ? new Named(text) : new Numeric((int) number);
    }

    /**
     * Returns a mark by its number.
     *
     * @throws IllegalArgumentException if the number is not in {@code 0..255}
     */
    static Dscp of(int number) {
        return new Numeric(number);
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /**
     * Returns the six bits that are written into packets: the number if it is at most 63, or that of the class, in any
     * case of letters and with blanks around it; empty if the mark is invalid.
     */
    OptionalInt codePoint();

    /** Returns what the case for this kind makes of it. */
    <T> T match(Cases<T> cases);

    /** One answer for each kind of mark. */
    interface Cases<T> {
        /** Answers for a number. */
        T number(Numeric mark);

        /** Answers for a name. */
        T name(Named mark);
    }

    /**
     * A mark by number.
     *
     * @param value {@code 0..255}, of which only {@code 0..63} are valid
     */
    record Numeric(int value) implements Dscp {
        /** Checks the bounds. */
        public Numeric {
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("not a number 0..255: " + value);
            }
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public OptionalInt codePoint() {
            return value <= 63 ? OptionalInt.of(value) : OptionalInt.empty();
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.number(this);
        }

        /** Returns the number in decimal. */
        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }

    /**
     * A mark by the name of its class.
     *
     * @param name any text but that of a number {@code 0..255}
     */
    record Named(String name) implements Dscp {
        /** Checks that this is not the text of a number. */
        public Named {
            Objects.requireNonNull(name, "name");
            if (Decimal.parse(name, 255) >= 0) {
                throw new IllegalArgumentException("a number, not a name: " + name);
            }
        }

        @Override
        public Kind kind() {
            return Kind.NAME;
        }

        @Override
        public OptionalInt codePoint() {
            String folded = trim(name).toUpperCase(Locale.ROOT);
            return switch (folded) {
                case "DF" -> OptionalInt.of(0);
                case "EF" -> OptionalInt.of(46);
                case "AF11", "AF12", "AF13", "AF21", "AF22", "AF23", "AF31", "AF32", "AF33", "AF41", "AF42", "AF43" ->
                    OptionalInt.of(8 * (folded.charAt(2) - '0') + 2 * (folded.charAt(3) - '0'));
                case "CS0", "CS1", "CS2", "CS3", "CS4", "CS5", "CS6" -> OptionalInt.of(8 * (folded.charAt(2) - '0'));
                default -> OptionalInt.empty();
            };
        }

        private static String trim(String text) {
            int start = 0;
            int end = text.length();
            while (start < end && isSpace(text.charAt(start))) {
                start++;
            }
            while (start < end && isSpace(text.charAt(end - 1))) {
                end--;
            }
            return text.substring(start, end);
        }

        /** White space in the sense of Unicode and Go. */
        private static boolean isSpace(char c) {
            return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.name(this);
        }

        /** Returns the name. */
        @Override
        public String toString() {
            return name;
        }
    }
}
