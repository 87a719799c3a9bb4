// SPDX-License-Identifier: Apache-2.0
package io.calico4j.net;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.calico4j.internal.json.ProtocolDeserializer;
import io.calico4j.internal.json.ProtocolSerializer;
import io.calico4j.internal.scalar.Decimal;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * An IP protocol as a rule names it: a number or a name.
 *
 * <p>Text form (Calico v3.32, api/pkg/lib/numorstring): a decimal number {@code 0..255}, leading zeros are fine, is a
 * number; any other text is a name and kept as it is. Equality does not look through names: {@code TCP}, {@code tcp} and
 * {@code 6} are three different values; compare {@link #number()} to find out whether they mean the same.
 */
@JsonDeserialize(using = ProtocolDeserializer.class)
@JsonSerialize(using = ProtocolSerializer.class)
public sealed interface Protocol {
    /** {@code TCP}, number 6. */
    Protocol TCP = new Named("TCP");

    /** {@code UDP}, number 17. */
    Protocol UDP = new Named("UDP");

    /** {@code ICMP}, number 1. */
    Protocol ICMP = new Named("ICMP");

    /** {@code ICMPv6}, number 58. */
    Protocol ICMPV6 = new Named("ICMPv6");

    /** {@code SCTP}, number 132. */
    Protocol SCTP = new Named("SCTP");

    /** {@code UDPLite}, number 136. */
    Protocol UDP_LITE = new Named("UDPLite");

    /** The kinds of protocol, for an exhaustive {@code switch}. */
    enum Kind {
        /** {@link Numeric}. */
        NUMBER,
        /** {@link Named}. */
        NAME
    }

    /** Reads a protocol; every text is one. */
    static Protocol parse(String text) {
        long number = Decimal.parse(text, 255);
        return number < 0 ? new Named(text) : new Numeric((int) number);
    }

    /**
     * Returns a protocol by its number.
     *
     * @throws IllegalArgumentException if the number is not in {@code 0..255}
     */
    static Protocol of(int number) {
        return new Numeric(number);
    }

    /** Returns which of the kinds this is. */
    Kind kind();

    /**
     * Returns the number that goes into the header of a packet: the number itself, or that of one of the six names that
     * Calico knows, in any case of letters; empty for any other name.
     */
    OptionalInt number();

    /**
     * Returns whether Calico lets a rule name ports with this protocol: numbers 6, 17 and 132, names {@code TCP},
     * {@code UDP}, {@code SCTP} and the same in lower case.
     */
    boolean supportsPorts();

    /** Returns what the case for this kind makes of it. */
    <T> T match(Cases<T> cases);

    /** One answer for each kind of protocol. */
    interface Cases<T> {
        /** Answers for a number. */
        T number(Numeric protocol);

        /** Answers for a name. */
        T name(Named protocol);
    }

    /**
     * A protocol by number.
     *
     * @param value {@code 0..255}
     */
    record Numeric(int value) implements Protocol {
        /** Checks the bounds. */
        public Numeric {
            if (value < 0 || value > 255) {
                throw new IllegalArgumentException("not a protocol number: " + value);
            }
        }

        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public OptionalInt number() {
            return OptionalInt.of(value);
        }

        @Override
        public boolean supportsPorts() {
            return value == 6 || value == 17 || value == 132;
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
     * A protocol by name.
     *
     * @param name any text but that of a number {@code 0..255}
     */
    record Named(String name) implements Protocol {
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
        public OptionalInt number() {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "tcp" -> OptionalInt.of(6);
                case "udp" -> OptionalInt.of(17);
                case "icmp" -> OptionalInt.of(1);
                case "icmpv6" -> OptionalInt.of(58);
                case "sctp" -> OptionalInt.of(132);
                case "udplite" -> OptionalInt.of(136);
                default -> OptionalInt.empty();
            };
        }

        @Override
        public boolean supportsPorts() {
            return switch (name) {
                case "TCP", "UDP", "SCTP", "tcp", "udp", "sctp" -> true;
                default -> false;
            };
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
