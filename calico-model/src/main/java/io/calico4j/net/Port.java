// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.diagnostic.FormatException;
import io.calico4j.internal.json.PortDeserializer;
import io.calico4j.internal.json.PortSerializer;
import java.util.Objects;
import java.util.Optional;

/**
 * The ports that one entry of a rule stands for: a number, a range of numbers or a name.
 *
 * <p>Text form (Calico v3.32, api/pkg/lib/numorstring/port.go): only digits are a number {@code 0..65535}, leading zeros
 * are fine; digits, a colon and digits are a range; any other 1 to 128 letters, digits, {@code _}, {@code .} and
 * {@code -} of ASCII are a name, so {@code 80-90} and {@code -1} are names. A range of one number is that number.
 */
@JsonDeserialize(using = PortDeserializer.class)
@JsonSerialize(using = PortSerializer.class)
public sealed interface Port {
    /** The kinds of port, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Single}. */
        NUMBER,
        /** {@link Range}. */
        RANGE,
        /** {@link Named}. */
        NAME
    }

    /**
     * Reads a port.
     *
     * @throws FormatException if the text is neither a number, a range nor a name
     */
    static Port parse(String text) {
        return new PortParser(text).parse();
    }

    /** Reads a port; empty exactly where {@link #parse} throws. */
    static Optional<Port> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (FormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns a single port.
     *
     * @throws IllegalArgumentException if the number is not in {@code 0..65535}
     */
    static Port of(int number) {
        return new Single(number);
    }

    /**
     * Returns the ports from {@code first} to {@code last}, both included.
     *
     * @throws IllegalArgumentException unless {@code 0 <= first <= last <= 65535}
     */
    static Port range(int first, int last) {
        return first == last ? new Single(first) : new Range(first, last);
    }

    /**
     * Returns a port known by its name.
     *
     * @throws IllegalArgumentException if the text is not a name
     */
    static Port named(String name) {
        return new Named(name);
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /**
     * Returns whether the number is one of these ports; never for a name. Allocates nothing.
     *
     * @param port any number
     */
    boolean contains(int port);

    /** Returns the numbers; empty for a name. */
    Optional<PortRange> numbers();

    /** Returns whether this is a name. */
    default boolean isNamed() {
        return kind() == Kind.NAME;
    }

    /** Returns what the case for this kind makes of it. */
    <T> T match(Cases<T> cases);

    /** One answer for each kind of port. */
    interface Cases<T> {
        /** Answers for a single number. */
        T number(Single port);

        /** Answers for a range. */
        T range(Range port);

        /** Answers for a name. */
        T name(Named port);
    }

    /**
     * One port number.
     *
     * @param number {@code 0..65535}
     */
    record Single(int number) implements Port {
        /** Checks the bounds. */
        public Single {
            PortRange.check(number, number);
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public boolean contains(int port) {
            return port == number;
        }

        @Override
        public Optional<PortRange> numbers() {
            return Optional.of(new PortRange(number, number));
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.number(this);
        }

        /** Returns the number in decimal. */
        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }

    /**
     * Two or more consecutive port numbers.
     *
     * @param first the lowest
     * @param last the highest, included
     */
    record Range(int first, int last) implements Port {
        /** Checks the bounds; {@link Port#range} also takes a range of one number. */
        public Range {
            PortRange.check(first, last);
            if (first == last) {
                throw new IllegalArgumentException("a range of one port is a number: " + first);
            }
        }

        @Override
        public Kind kind() {
            return Kind.RANGE;
        }

        @Override
        public boolean contains(int port) {
            return first <= port && port <= last;
        }

        @Override
        public Optional<PortRange> numbers() {
            return Optional.of(new PortRange(first, last));
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.range(this);
        }

        /** Returns both numbers separated by a colon. */
        @Override
        public String toString() {
            return first + ":" + last;
        }
    }

    /**
     * The name of a port of an endpoint.
     *
     * @param name 1 to 128 characters, not only digits
     */
    record Named(String name) implements Port {
        private static final int LONGEST = 128;

        /** Checks the shape. */
        public Named {
            Objects.requireNonNull(name, "name");
            if (!isName(name) || isNumber(name)) {
                throw new IllegalArgumentException("not the name of a port: " + name);
            }
        }

        static boolean isName(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!isNameCharacter(text.charAt(i))) {
                    return false;
                }
            }
            return !text.isEmpty() && text.length() <= LONGEST;
        }

        private static boolean isNumber(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (!isDigit(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isNameCharacter(char c) {
            return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '.' || c == '-';
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        @Override
        public Kind kind() {
            return Kind.NAME;
        }

        @Override
        public boolean contains(int port) {
            return false;
        }

        @Override
        public Optional<PortRange> numbers() {
            return Optional.empty();
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
