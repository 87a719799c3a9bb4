// SPDX-License-Identifier: Apache-2.0
package io.calico4j.internal.regex;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The sets of characters that Unicode names: {@code \pL}, {@code \p{Lu}}, {@code \p{Greek}}. */
final class UnicodeClasses {
    /** The categories, each at the number {@link Character#getType(int)} gives it; 17 stands for none. */
    private static final String[] CATEGORIES = {
        "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "", "Co",
        "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
    };

    private UnicodeClasses() {}

    /** Reads from the backslash on. */
    static IntPredicate read(Source in) throws BadPatternException {
        boolean negated = in.peekAt(1) == 'P';
        in.skip(2);
        StringBuilder name = new StringBuilder();
        if (in.skips("{")) {
            while (!in.atEnd() && in.peek() != '}') {
                name.appendCodePoint(in.next());
            }
            if (in.atEnd()) {
                throw new BadPatternException("invalid character class range");
            }
            in.skip();
        } else if (!in.atEnd()) {
            name.appendCodePoint(in.next());
        }
        boolean caret = !name.isEmpty() && name.charAt(0) == '^';
        IntPredicate set = of(name.substring(caret ? 1 : 0));
        return negated != caret ? set.negate() : set;
    }

    private static IntPredicate of(String name) throws BadPatternException {
        if (name.equals("Any")) {
            return c -> true;
        }
        if (!name.isEmpty()
                && name.length() < 3
                && Arrays.stream(CATEGORIES).skip(1).anyMatch(c -> c.startsWith(name))) {
            return c -> CATEGORIES[Character.getType(c)].startsWith(name) && Character.getType(c) != 0;
        }
        Optional<UnicodeScript> script = Arrays.stream(UnicodeScript.values())
                .filter(s -> s != UnicodeScript.UNKNOWN && written(s).equals(name))
                .findFirst();
        UnicodeScript found =
                script.orElseThrow(() -> new BadPatternException("invalid character class range \\p{" + name + "}"));
        return c -> UnicodeScript.of(c) == found;
    }

    /** The name of a script as Unicode writes it: {@code Old_Italic}. */
    private static String written(UnicodeScript script) {
        if (script == UnicodeScript.SIGNWRITING) {
            return "SignWriting";
        }
        return Arrays.stream(script.name().split("_", -1))
                .map(part -> part.charAt(0) + part.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
    }
}
