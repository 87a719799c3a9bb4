// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Reads sets of characters, {@code [a-z]}, {@code \d} or {@code \p{Greek}}, and escaped characters. */
final class ClassReader {
    private static final int MAX_OCTAL = 3;
    private static final String PLAIN = "afnrtv";
    private static final String MEANT = "\u0007\f\n\r\t\u000b";

    private final Source in;

    ClassReader(Source in) {
        this.in = in;
    }

    /** Reads from a bracket to its end. */
    IntPredicate bracketed(Flags flags) throws BadPatternException {
        in.skip();
        boolean negated = in.skips("^");
        List<IntPredicate> members = new ArrayList<>();
        boolean first = true;
        while (first || in.peek() != ']') {
            if (in.atEnd()) {
                throw new BadPatternException("missing closing ]");
            }
            members.add(member(flags));
            first = false;
        }
        in.skip();
        IntPredicate all = flags.fold(c -> members.stream().anyMatch(member -> member.test(c)));
        return negated ? all.negate() : all;
    }

    private IntPredicate member(Flags flags) throws BadPatternException {
        if (in.peek() == '[' && in.peekAt(1) == ':') {
            IntPredicate named = PosixClasses.read(in);
            if (named != null) {
                return named;
            }
        }
        IntPredicate known = in.peek() == '\\' ? escapedClass(flags) : null;
        if (known != null) {
            return known;
        }
        int low = character();
        int high = low;
        if (in.peek() == '-' && in.peekAt(1) != ']' && in.peekAt(1) >= 0) {
            in.skip();
            high = character();
        }
        if (high < low) {
            throw new BadPatternException("invalid character class range");
        }
        int last = high;
        return c -> c >= low && c <= last;
    }

    private int character() throws BadPatternException {
        if (in.atEnd()) {
            throw new BadPatternException("missing closing ]");
        }
        return in.peek() == '\\' ? escapedCharacter() : in.next();
    }

    /** Reads {@code \d} and the like; null, and nothing read, if something else stands here. */
    @Nullable
    IntPredicate escapedClass(Flags flags) throws BadPatternException {
        int c = in.peekAt(1);
        IntPredicate set = switch (c) {
            case 'd', 'D' -> Source::isDigit;
            case 's', 'S' -> x -> x == ' ' || (x >= '\t' && x <= '\r' && x != 0x0b);
            case 'w', 'W' -> ClassReader::isWord;
            default -> null;
        };
        if (set != null) {
            in.skip(2);
            return c < 'a' ? set.negate() : set;
        }
        return c == 'p' || c == 'P' ? flags.fold(UnicodeClasses.read(in)) : null;
    }

    static boolean isWord(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || Source.isDigit(c) || c == '_';
    }

    /** Reads a backslash and what belongs to it. */
    int escapedCharacter() throws BadPatternException {
        in.skip();
        if (in.atEnd()) {
            throw new BadPatternException("trailing backslash");
        }
        int c = in.next();
        if (c >= '1' && c <= '7' && !isOctal(in.peek())) {
            throw new BadPatternException("invalid escape: a reference back");
        }
        if (isOctal(c)) {
            return octal(c);
        }
        if (c == 'x') {
            return hexadecimal();
        }
        int plain = PLAIN.indexOf(c);
        if (plain >= 0) {
            return MEANT.charAt(plain);
        }
        if (c >= 0x80 || (isWord(c) && c != '_')) {
            throw new BadPatternException("invalid escape");
        }
        return c;
    }

    private static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    private int octal(int first) {
        int value = first - '0';
        for (int i = 1; i < MAX_OCTAL && isOctal(in.peek()); i++) {
            value = value * 8 + in.next() - '0';
        }
        return value;
    }

    private int hexadecimal() throws BadPatternException {
        if (in.skips("{")) {
            int value = 0;
            int digits = 0;
            while (in.peek() != '}') {
                value = value * 16 + digit();
                digits++;
                if (value > Character.MAX_CODE_POINT) {
                    throw new BadPatternException("invalid escape: too large");
                }
            }
            in.skip();
            if (digits == 0) {
                throw new BadPatternException("invalid escape: no digits");
            }
            return value;
        }
        int high = digit();
        return high * 16 + digit();
    }

    private int digit() throws BadPatternException {
        int c = in.next();
        int value = c >= 0 && c < 0x80 ? Character.digit(c, 16) : -1;
        if (value < 0) {
            throw new BadPatternException("invalid escape: no hexadecimal digit");
        }
        return value;
    }
}
