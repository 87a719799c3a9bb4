// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The sets of ASCII characters that have a name: {@code [:alpha:]}. */
final class PosixClasses {
    private PosixClasses() {}

    /** Reads {@code [:alpha:]} or {@code [:^alpha:]}; null, and nothing read, where no {@code :]} follows. */
    static @Nullable IntPredicate read(Source in) throws BadPatternException {
        int start = in.position();
        in.skip(2);
        boolean negated = in.skips("^");
        StringBuilder name = new StringBuilder();
        while (!in.atEnd() && !(in.peek() == ':' && in.peekAt(1) == ']')) {
            name.appendCodePoint(in.next());
        }
        if (in.atEnd()) {
            in.back(start);
            return null;
        }
        in.skip(2);
        IntPredicate set = of(name.toString());
        return negated ? set.negate() : set;
    }

    private static IntPredicate of(String name) throws BadPatternException {
        return switch (name) {
            case "alnum" -> c -> ClassReader.isWord(c) && c != '_';
            case "alpha" -> c -> ClassReader.isWord(c) && c != '_' && !Source.isDigit(c);
            case "ascii" -> c -> c < 0x80;
            case "blank" -> c -> c == ' ' || c == '\t';
            case "cntrl" -> c -> c < ' ' || c == 0x7f;
            case "digit" -> Source::isDigit;
            case "graph" -> c -> c > ' ' && c < 0x7f;
            case "lower" -> c -> c >= 'a' && c <= 'z';
            case "print" -> c -> c >= ' ' && c < 0x7f;
            case "punct" -> c -> c > ' ' && c < 0x7f && (!ClassReader.isWord(c) || c == '_');
            case "space" -> c -> c == ' ' || (c >= '\t' && c <= '\r');
            case "upper" -> c -> c >= 'A' && c <= 'Z';
            case "word" -> ClassReader::isWord;
            case "xdigit" -> c -> c < 0x80 && Character.digit(c, 16) >= 0;
            default -> throw new BadPatternException("invalid character class " + name);
        };
    }
}
